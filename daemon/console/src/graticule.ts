// Meridians and parallels at a step that suits the view, and their names along two edges.
import type { Feature, LineString, Point } from 'geojson';
import type { Map } from 'maplibre-gl';

const steps = [30, 10, 5, 2, 1, 0.5, 1 / 3, 1 / 6, 1 / 12, 1 / 30, 1 / 60];
const farthestNorth = 84;

/// Degrees and whole minutes, as on a chart.
function chartAngle(degrees: number, letters: [string, string]): string {
    const minutes = Math.round(Math.abs(degrees) * 60);
    const letter = degrees < 0 ? letters[1] : letters[0];
    return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}′${letter}`;
}

function multiples(from: number, to: number, step: number): number[] {
    const out: number[] = [];
    for (let n = Math.ceil(from / step); n * step <= to; ++n) {
        out.push(n * step);
    }
    return out;
}

export interface Graticule {
    lines: Feature<LineString>[];
    names: Feature<Point>[];
}

export function graticule(map: Map): Graticule {
    const box = map.getBounds();
    const [west, east] = [box.getWest(), box.getEast()];
    const south = Math.max(box.getSouth(), -farthestNorth);
    const north = Math.min(box.getNorth(), farthestNorth);
    const step = steps.find((s) => (east - west) / s > 4) ?? 1 / 60;
    const out: Graticule = { lines: [], names: [] };
    const line = (coordinates: [number, number][]) => out.lines.push(
        { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
    const name = (text: string, side: string, at: [number, number]) => out.names.push(
        { type: 'Feature', properties: { text, side }, geometry: { type: 'Point', coordinates: at } });
    for (const lon of multiples(west, east, step)) {
        line([[lon, south], [lon, north]]);
        name(chartAngle(((lon + 540) % 360) - 180, ['E', 'W']), 'top', [lon, north]);
    }
    for (const lat of multiples(south, north, step)) {
        line([[west, lat], [east, lat]]);
        if (lat < north - (north - south) / 20) { // or it would meet the meridians' names
            name(chartAngle(lat, ['N', 'S']), 'left', [west, lat]);
        }
    }
    return out;
}
