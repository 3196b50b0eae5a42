// The map: an offline chart with the picture on it. Nothing is asked of any other origin.
import type { Feature, LineString, Point, Position } from 'geojson';
import maplibregl from 'maplibre-gl/dist/maplibre-gl-csp';
import type { GeoJSONSource, Map } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-csp-worker.js?url';
import 'maplibre-gl/dist/maplibre-gl.css';

import type { Answer, TrackFeature } from './api';
import { chartStyle } from './chart_style';
import { graticule } from './graticule';
import { kindOf, kinds, nameOf, stoppedBelowKn, symbolName } from './kinds';
import { addSymbols } from './symbols';

const vectorMinutes = 6;
const longestTrail = 150; // points a track

function setFeatures(map: Map, source: string, features: Feature[]): void {
    (map.getSource(source) as GeoJSONSource).setData({ type: 'FeatureCollection', features });
}

/// Where she will be in six minutes at this speed and course; near enough for a short line.
function vectorOf(track: TrackFeature): Feature<LineString> {
    const [lon, lat] = track.geometry.coordinates as [number, number];
    const reachDeg = (track.properties.sog_kn * vectorMinutes) / 60 / 60;
    const course = (track.properties.cog_deg * Math.PI) / 180;
    const tip = [
        lon + (reachDeg * Math.sin(course)) / Math.cos((lat * Math.PI) / 180),
        lat + reachDeg * Math.cos(course)];
    return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[lon, lat], tip] } };
}

export class Chart {
    readonly map: Map;
    private readonly trails = new globalThis.Map<string, Position[]>();
    private hasView = location.hash !== '';

    /// `onPick` is told the id of a clicked track, or null for open water. Throws without WebGL.
    constructor(container: HTMLElement, onPick: (id: string | null) => void) {
        maplibregl.setWorkerUrl(new URL(workerUrl, document.baseURI).href);
        this.map = new maplibregl.Map({
            container, style: chartStyle, center: [121.2, 27.9], zoom: 8, hash: true, maxZoom: 18,
            dragRotate: false, attributionControl: { compact: false }, fadeDuration: 0,
        });
        this.map.touchZoomRotate.disableRotation();
        this.map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'bottom-right');
        this.map.addControl(new maplibregl.ScaleControl({ unit: 'nautical', maxWidth: 140 }), 'bottom-left');
        this.map.on('click', (click) => {
            const hit = this.map.queryRenderedFeatures(
                [[click.point.x - 6, click.point.y - 6], [click.point.x + 6, click.point.y + 6]],
                { layers: ['vessels'] })[0];
            onPick(hit === undefined ? null : String(hit.properties['id']));
        });
        this.map.on('moveend', () => this.drawGraticule());
    }

    /// Resolves when the chart can take a picture.
    async ready(): Promise<void> {
        await this.map.once('load');
        addSymbols(this.map);
        this.drawGraticule();
    }

    show(answer: Answer, chosen: string | null): void {
        const alarmed = new Set(answer.events
            .filter((e) => e.properties.end === null && e.properties.transition !== 'retracted'
                && (e.properties.severity_class === 'high' || e.properties.severity_class === 'critical'))
            .flatMap((e) => e.properties.tracks.map((t) => t.id)));
        const drawn = answer.tracks.map((track) => this.drawnTrack(track, answer, alarmed, chosen));
        setFeatures(this.map, 'zones', answer.zones);
        setFeatures(this.map, 'vessels', drawn);
        setFeatures(this.map, 'vectors',
            answer.tracks.filter((t) => t.properties.sog_kn >= stoppedBelowKn).map(vectorOf));
        setFeatures(this.map, 'trails', this.grownTrails(drawn));
        this.firstView(answer.tracks);
    }

    flyTo(at: [number, number]): void {
        const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
        this.map.flyTo({ center: at, zoom: Math.max(this.map.getZoom(), 11), animate: !isCalm, duration: 1200 });
    }

    private drawnTrack(track: TrackFeature, answer: Answer, alarmed: Set<string>, chosen: string | null): Feature<Point> {
        const t = track.properties;
        const id = String(track.id);
        const vessel = t.mmsi !== null ? answer.vessels.get(t.mmsi) : undefined;
        const kind = kindOf(t, vessel);
        const isAlarmed = alarmed.has(id);
        return {
            type: 'Feature',
            geometry: track.geometry,
            properties: {
                id, name: nameOf(id, t, vessel), symbol: symbolName(kind, t), colour: kinds[kind],
                direction: t.sog_kn < stoppedBelowKn ? 0 : t.cog_deg,
                faded: t.phase === 'coasting', alarm: isAlarmed, chosen: id === chosen, order: isAlarmed ? 0 : 1,
            },
        };
    }

    /// Lengthens the trails by what moved, and drops those of tracks that are gone.
    private grownTrails(drawn: Feature<Point>[]): Feature<LineString>[] {
        const alive = new Set(drawn.map((d) => d.properties!['id'] as string));
        for (const id of this.trails.keys()) {
            if (!alive.has(id)) {
                this.trails.delete(id);
            }
        }
        return drawn.flatMap((d): Feature<LineString>[] => {
            const id = d.properties!['id'] as string;
            const trail = this.trails.get(id) ?? [];
            const [lon, lat] = d.geometry.coordinates;
            const last = trail.at(-1);
            if (last?.[0] !== lon || last?.[1] !== lat) {
                trail.push(d.geometry.coordinates);
            }
            trail.splice(0, trail.length - longestTrail);
            this.trails.set(id, trail);
            const properties = { colour: d.properties!['colour'] as string };
            return trail.length < 2 ? [] : [
                { type: 'Feature', properties, geometry: { type: 'LineString', coordinates: [...trail] } }];
        });
    }

    /// The first picture sets the view, unless the address already did.
    private firstView(tracks: TrackFeature[]): void {
        if (this.hasView || tracks.length === 0) {
            return;
        }
        this.hasView = true;
        const box = new maplibregl.LngLatBounds();
        tracks.forEach((t) => box.extend(t.geometry.coordinates as [number, number]));
        this.map.fitBounds(box, { padding: 60, maxZoom: 12, animate: false });
    }

    private drawGraticule(): void {
        if (this.map.getSource('graticule') === undefined) {
            return;
        }
        const { lines, names } = graticule(this.map);
        setFeatures(this.map, 'graticule', lines);
        setFeatures(this.map, 'graticule-names', names);
    }
}
