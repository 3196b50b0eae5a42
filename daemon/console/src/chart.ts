// The map: an offline chart with the picture on it. Nothing is asked of any other origin.
import type { Feature, LineString, Point, Position } from 'geojson';
import maplibregl from 'maplibre-gl/dist/maplibre-gl-csp';
import type { GeoJSONSource, Map } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-csp-worker.js?url';
import 'maplibre-gl/dist/maplibre-gl.css';

import type { Answer, TrackFeature, ZoneFeature } from './api';
import { chartStyle } from './chart_style';
import { graticule } from './graticule';
import { kindOf, kinds, nameOf, stoppedBelowKn, symbolName } from './kinds';
import { addSymbols } from './symbols';

const vectorMinutes = 6;
const trailMs = 30 * 60_000; // of event time
const longestTrail = 400; // points a track
const spectatorMs = 30_000; // so long, unless someone takes the helm, the view grows with the picture

/// Where a track has been, with the event time of each place.
type Trail = { at: Position; time: number }[];

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

function corners(zone: ZoneFeature): Position[] {
    return zone.geometry.type === 'Polygon' ? zone.geometry.coordinates.flat() : zone.geometry.coordinates.flat(2);
}

/// A zone's name stands on its northern edge, clear of the vessels inside.
function nameAbove(zone: ZoneFeature): Feature<Point> {
    const all = corners(zone);
    const lons = all.map((p) => p[0]!);
    const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
    const north = Math.max(...all.map((p) => p[1]!));
    return { type: 'Feature', properties: zone.properties, geometry: { type: 'Point', coordinates: [middle, north] } };
}

export class Chart {
    readonly map: Map;
    private readonly trails = new globalThis.Map<string, Trail>();
    private readonly opened = Date.now();
    private isSteered = location.hash !== '';
    private hasView = false;

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
        this.map.on('movestart', (move) => { this.isSteered ||= move.originalEvent !== undefined; });
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
        setFeatures(this.map, 'zone-names', answer.zones.map(nameAbove));
        setFeatures(this.map, 'vessels', drawn);
        setFeatures(this.map, 'vectors',
            answer.tracks.filter((t) => t.properties.sog_kn >= stoppedBelowKn).map(vectorOf));
        setFeatures(this.map, 'trails', this.grownTrails(answer.tracks, drawn));
        this.keepInView(answer);
    }

    flyTo(at: [number, number]): void {
        this.isSteered = true;
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

    /// Lengthens the trails by what moved, and drops what is old or of tracks that are gone.
    private grownTrails(tracks: TrackFeature[], drawn: Feature<Point>[]): Feature<LineString>[] {
        const alive = new Set(tracks.map((t) => String(t.id)));
        for (const id of this.trails.keys()) {
            if (!alive.has(id)) {
                this.trails.delete(id);
            }
        }
        return tracks.flatMap((track, i): Feature<LineString>[] => {
            const id = String(track.id);
            const at = track.geometry.coordinates;
            const time = Date.parse(track.properties.time);
            const last = this.trails.get(id)?.at(-1);
            const old = (this.trails.get(id) ?? []).filter((p) => p.time > time - trailMs).slice(-longestTrail);
            const trail = last !== undefined && last.time >= time ? old : [...old, { at, time }];
            this.trails.set(id, trail);
            const properties = { colour: drawn[i]?.properties?.['colour'] as string };
            const coordinates = trail.map((p) => p.at);
            return trail.length < 2 ? [] : [
                { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } }];
        });
    }

    /// Shows all there is, for a while and until someone takes the helm. Aircraft do not count.
    private keepInView(answer: Answer): void {
        const places = [
            ...answer.tracks.filter((t) => t.properties.ais_class !== 'sar_aircraft').map((t) => t.geometry.coordinates),
            ...answer.zones.flatMap((z) => corners(z)),
        ] as [number, number][];
        if (this.isSteered || places.length === 0 || Date.now() - this.opened > spectatorMs) {
            return;
        }
        const box = new maplibregl.LngLatBounds();
        places.forEach((place) => box.extend(place));
        if (!this.hasView || places.some((place) => !this.map.getBounds().contains(place))) {
            this.hasView = true;
            this.map.fitBounds(box, { padding: 50, maxZoom: 12, animate: false });
        }
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
