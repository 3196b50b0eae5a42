// What the daemon says: its collections as GeoJSON, with the names of the field tables.
import type { Feature, FeatureCollection, Point, Polygon, MultiPolygon } from 'geojson';

export interface Track {
    phase: 'tentative' | 'confirmed' | 'coasting' | 'dropped';
    time: string;
    sog_kn: number;
    cog_deg: number;
    heading_deg: number | null;
    mmsi: number | null;
    ais_class: string;
    nav_status: number | null;
    position_sigma_m: number;
    updates: number;
}

export interface Vessel {
    mmsi: number;
    mmsi_kind: string;
    ais_class: string;
    imo: number | null;
    name: string | null;
    callsign: string | null;
    ship_type: number | null;
    to_bow_m: number | null;
    to_stern_m: number | null;
    destination: string | null;
    last_heard: string;
}

export interface Evidence {
    code: string;
    value: number;
    unit: string | null;
    threshold: number | null;
    text: string | null;
}

export interface SeaEvent {
    kind: string;
    transition: 'started' | 'updated' | 'ended' | 'retracted';
    time: string;
    start: string;
    end: string | null;
    severity: number;
    severity_class: 'low' | 'medium' | 'high' | 'critical';
    tracks: { id: string; mmsi: number | null; lat: number; lon: number }[];
    zone: string | null;
    position: [number, number];
    evidence: Evidence[];
}

export interface Zone {
    id: string;
    name: string;
    kind: string;
}

export interface Sensor {
    id: string;
    driver: string;
    state: 'connecting' | 'up' | 'silent' | 'down' | 'ended';
    problem: string | null;
}

export type TrackFeature = Feature<Point, Track>;
export type EventFeature = Feature<Point, SeaEvent>;
export type ZoneFeature = Feature<Polygon | MultiPolygon, Zone>;

/// All that the page shows, asked for in one go.
export interface Answer {
    tracks: TrackFeature[];
    vessels: Map<number, Vessel>;
    zones: ZoneFeature[];
    events: EventFeature[];
    sensors: Sensor[];
}

async function features<F extends Feature>(path: string): Promise<F[]> {
    const reply = await fetch(`collections/${path}`, {
        headers: { Accept: 'application/geo+json' },
        signal: AbortSignal.timeout(10_000),
    });
    if (!reply.ok) {
        throw new Error(`${path}: ${reply.status} ${reply.statusText}`);
    }
    const collection = (await reply.json()) as FeatureCollection;
    return collection.features as F[];
}

/// Asks for everything. Fails when any collection cannot be had.
export async function ask(): Promise<Answer> {
    const [tracks, vessels, zones, events, sensors] = await Promise.all([
        features<TrackFeature>('tracks/items?limit=10000'),
        features<Feature<Point, Vessel>>('vessels/items?limit=10000'),
        features<ZoneFeature>('zones/items?limit=1000'),
        features<EventFeature>('events/items?limit=200'),
        features<Feature<Point, Sensor>>('sensors/items?limit=100'),
    ]);
    return {
        tracks: tracks.filter((t) => t.geometry !== null),
        vessels: new Map(vessels.map((v) => [v.properties.mmsi, v.properties])),
        zones,
        events,
        sensors: sensors.map((s) => s.properties),
    };
}
