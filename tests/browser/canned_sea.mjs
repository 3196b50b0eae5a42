// A small canned sea for the page: what the daemon's collections would answer, a little further on
// each time it is asked. Two names try to be markup.
const start = Date.parse('2025-03-01T04:30:00Z');

const ships = [
    // id, mmsi, name, type, lat, lon, knots, course, phase
    ['1', 413900110, 'DONGHAI VENTURE', 80, 27.86, 121.61, 12.5, 18, 'confirmed'],
    ['2', 413900140, 'ZHE HAI 527', 70, 28.04, 121.61, 10.4, 197, 'confirmed'],
    ['3', 413900210, 'OUJIANG STAR', 81, 27.922, 121.25, 9.5, 281, 'confirmed'],
    ['4', 413900310, 'JIN HANG 7', 70, 27.955, 121.285, 0.1, 20, 'confirmed'],
    ['5', 413900320, 'PACIFIC LARK', 80, 27.974, 121.303, 0, 20, 'confirmed'],
    ['6', 413900410, 'DONGTOU 1', 40, 28.0, 121.285, 23, 28, 'confirmed'],
    ['7', 412900510, '<img src=x onerror=alert(1)>', 30, 27.74, 121.36, 3.4, 50, 'confirmed'],
    ['8', 412900620, 'LU YUE 0217', 37, 28.032, 121.23, 36, 271, 'confirmed'],
    ['9', 413900610, 'HAI FENG 88', 70, 27.838, 121.335, 0.4, 220, 'coasting'],
    ['10', null, null, null, 27.8, 121.5, 6, 330, 'confirmed'],
];

const zones = [
    ['cove', 'Yuhuan south cove', 'smuggling',
        [[121.155, 28.018], [121.235, 28.018], [121.235, 28.045], [121.222, 28.06], [121.19, 28.046], [121.155, 28.041]]],
    ['anchorage', 'Dongtou <b>anchorage</b>', 'anchorage',
        [[121.272, 27.938], [121.345, 27.938], [121.345, 27.986], [121.29, 27.986]]],
];

const iso = (ms) => new Date(ms).toISOString().replace('.000', '');

function place(ship, seconds) {
    const [, , , , lat, lon, knots, course] = ship;
    const reach = (knots * seconds) / 3600 / 60;
    const c = (course * Math.PI) / 180;
    return [lon + (reach * Math.sin(c)) / Math.cos((lat * Math.PI) / 180), lat + reach * Math.cos(c)];
}

const feature = (id, geometry, properties) => ({ type: 'Feature', id, geometry, properties });
const point = (coordinates) => ({ type: 'Point', coordinates });

function event(id, kind, severity, severityClass, ship, zone, minutesAgo, end, now) {
    const [lon, lat] = place(ship, -minutesAgo * 60);
    const time = iso(now - minutesAgo * 60_000);
    return feature(id, point([lon, lat]), {
        id, kind, transition: end ? 'ended' : 'started', time, start: time, end: end ? time : null,
        severity, severity_class: severityClass, zone, position: [lon, lat],
        tracks: [{ id: ship[0], mmsi: ship[1], lat, lon, sog_kn: ship[6], cog_deg: ship[7] }],
        evidence: [{ code: 'time_inside', value: 610, unit: 's', threshold: 600, weight: 0.6, confidence: 1,
            source: 'ais', time, text: null }],
        suppressors: [], incident: null, rule: { name: kind, profile: 'coastal', version: 1 }, reason: null,
    });
}

/// The features of one collection, `seconds` after the start.
export function collection(name, seconds) {
    const now = start + seconds * 1000;
    const sailed = (ship) => place(ship, seconds);
    switch (name) {
        case 'tracks':
            return ships.map((s) => feature(s[0], point(sailed(s)), {
                id: s[0], phase: s[8], time: iso(now), lat: sailed(s)[1], lon: sailed(s)[0], sog_kn: s[6],
                cog_deg: s[7], heading_deg: s[1] ? s[7] : null, mmsi: s[1], ais_class: s[1] ? 'A' : 'unknown',
                nav_status: null, existence: 1, position_sigma_m: 12.3, started: iso(start), updates: 60,
            }));
        case 'vessels':
            return ships.filter((s) => s[1]).map((s) => feature(s[1], point(sailed(s)), {
                mmsi: s[1], mmsi_kind: 'ship', ais_class: 'A', imo: null, name: s[2], callsign: 'BQXA7',
                ship_type: s[3], to_bow_m: 80, to_stern_m: 20, to_port_m: 8, to_starboard_m: 8,
                draught_m: null, destination: 'WENZHOU', first_heard: iso(start), last_heard: iso(now),
            }));
        case 'zones':
            return zones.map(([id, title, kind, ring]) => feature(
                id, { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
                { id, name: title, kind, dwell_min: null, rules: [] }));
        case 'events':
            return [
                event('e1', 'zone_entry', 0.72, 'high', ships[7], 'cove', 0.5, false, now),
                event('e2', 'watch_list', 0.4, 'medium', ships[1], null, 4, false, now),
                event('e3', 'zone_exit', 0.1, 'low', ships[5], 'anchorage', 9, true, now),
            ];
        case 'sensors':
            return [feature('ais', null, {
                id: 'ais', driver: 'ais_nmea', link: 'file:canned', state: 'up', last_data: iso(now),
                frames: 100, observations: 90, late: 0, dropped: 0, connects: 1, outcomes: {}, counters: {}, problem: null,
            })];
        default:
            return null;
    }
}
