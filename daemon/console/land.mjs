// Natural Earth's 1:10m land (public domain) as one GeoJSON feature a polygon, so that the map
// cuts its tiles quickly; 1e-4 degree is 11 m, far below what that scale knows.
//
//   node land.mjs OUT.geojson
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { feature } from 'topojson-client';

const atlas = createRequire(import.meta.url).resolve('world-atlas/land-10m.json');
const topology = JSON.parse(readFileSync(atlas, 'utf8'));

const round = (x) => Math.round(x * 1e4) / 1e4;
const polygons = feature(topology, topology.objects.land).features.flatMap((f) =>
    f.geometry.type === 'MultiPolygon' ? f.geometry.coordinates : [f.geometry.coordinates]);
const features = polygons.map((rings) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: rings.map((r) => r.map((p) => p.map(round))) },
}));

const out = process.argv[2];
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, JSON.stringify({ type: 'FeatureCollection', features }));
