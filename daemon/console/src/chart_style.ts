// How the chart looks: which layers there are, in the order they are painted.
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

const sea = '#d3e5ef';
const land = '#f3ecd6';
const coast = '#8d8566';
const ink = '#24323d';
const font = ['DejaVu Sans, Noto Sans, Noto Sans CJK SC, sans-serif'];
const haloed = { 'text-halo-color': '#ffffffd9', 'text-halo-width': 1.4 };

/// Zone tints by kind; any other kind is grey.
const zoneTint = [
    'match', ['get', 'kind'],
    'smuggling', '#c4402f', 'restricted', '#c4402f', 'anchorage', '#5b3fa8', 'fairway', '#0064a8',
    'port', '#007d5a', '#55606a',
] as unknown as string;

const empty: GeoJSONSourceSpecification = {
    type: 'geojson', data: { type: 'FeatureCollection', features: [] },
};

const ground: LayerSpecification[] = [
    { id: 'sea', type: 'background', paint: { 'background-color': sea } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': land } },
    { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': coast, 'line-width': 0.8 } },
    {
        id: 'graticule', type: 'line', source: 'graticule',
        paint: { 'line-color': '#33597a', 'line-opacity': 0.22, 'line-width': 0.7 },
    },
];

const zones: LayerSpecification[] = [
    { id: 'zones', type: 'fill', source: 'zones', paint: { 'fill-color': zoneTint, 'fill-opacity': 0.13 } },
    {
        id: 'zone-edges', type: 'line', source: 'zones',
        paint: { 'line-color': zoneTint, 'line-width': 1.3, 'line-dasharray': [4, 2] },
    },
    {
        id: 'zone-names', type: 'symbol', source: 'zone-names',
        layout: {
            'text-field': ['get', 'name'], 'text-font': font, 'text-size': 12, 'text-anchor': 'bottom',
            'text-max-width': 20, 'text-allow-overlap': true,
        },
        paint: { 'text-color': zoneTint, ...haloed },
    },
];

const vessels: LayerSpecification[] = [
    {
        id: 'trails', type: 'line', source: 'trails', layout: { 'line-join': 'round' },
        paint: { 'line-color': ['get', 'colour'], 'line-opacity': 0.5, 'line-width': 1.4 },
    },
    {
        id: 'vectors', type: 'line', source: 'vectors',
        paint: { 'line-color': ink, 'line-opacity': 0.65, 'line-width': 1 },
    },
    {
        id: 'alarms', type: 'circle', source: 'vessels', filter: ['get', 'alarm'],
        paint: {
            'circle-radius': 15, 'circle-color': '#d62f1f', 'circle-opacity': 0.14,
            'circle-stroke-color': '#d62f1f', 'circle-stroke-width': 2,
        },
    },
    {
        id: 'chosen', type: 'circle', source: 'vessels', filter: ['get', 'chosen'],
        paint: {
            'circle-radius': 18, 'circle-opacity': 0, 'circle-stroke-color': ink, 'circle-stroke-width': 2,
        },
    },
    {
        id: 'vessels', type: 'symbol', source: 'vessels',
        layout: {
            'icon-image': ['get', 'symbol'], 'icon-rotate': ['get', 'direction'],
            'icon-rotation-alignment': 'map', 'icon-allow-overlap': true, 'icon-ignore-placement': true,
            'text-field': ['step', ['zoom'], '', 8, ['get', 'name']], 'text-font': font, 'text-size': 11.5,
            'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': 1.1,
            'text-justify': 'auto', 'text-optional': true, 'symbol-sort-key': ['get', 'order'],
        },
        paint: {
            'icon-opacity': ['case', ['get', 'faded'], 0.4, 1],
            'text-opacity': ['case', ['get', 'faded'], 0.5, 1],
            'text-color': ink, ...haloed,
        },
    },
];

const edges: LayerSpecification[] = (['top', 'left'] as const).map((side) => ({
    id: `graticule-${side}`, type: 'symbol', source: 'graticule-names', filter: ['==', ['get', 'side'], side],
    layout: {
        'text-field': ['get', 'text'], 'text-font': font, 'text-size': 10, 'text-anchor': side,
        'text-offset': side === 'top' ? [0, 0.4] : [0.4, 0], 'text-allow-overlap': true,
    },
    paint: { 'text-color': '#33597a', ...haloed },
}));

export const chartStyle: StyleSpecification = {
    version: 8,
    sources: {
        land: {
            type: 'geojson', data: new URL('land.geojson', document.baseURI).href, maxzoom: 10,
            attribution: 'Made with Natural Earth',
        },
        graticule: empty, 'graticule-names': empty, zones: empty, 'zone-names': empty, trails: empty, vectors: empty, vessels: empty,
    },
    layers: [...ground, ...zones, ...vessels, ...edges],
};
