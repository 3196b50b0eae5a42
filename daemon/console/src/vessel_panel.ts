// What we know of the vessel that was clicked.
import type { Answer } from './api';
import { kindOf, nameOf } from './kinds';
import { byId, chartPosition, clockTime, element } from './page';
import { word, words } from './words';

const panel = byId('vessel');

function rows(id: string, answer: Answer): [string, string][] {
    const feature = answer.tracks.find((t) => String(t.id) === id);
    if (feature === undefined) {
        return [];
    }
    const t = feature.properties;
    const [lon, lat] = feature.geometry.coordinates as [number, number];
    const v = t.mmsi !== null ? answer.vessels.get(t.mmsi) : undefined;
    const w = words();
    const metres = v?.to_bow_m != null && v.to_stern_m != null ? v.to_bow_m + v.to_stern_m : null;
    const all: [string, string | null | undefined][] = [
        [w.mmsi, t.mmsi?.toString()],
        [w.imo, v?.imo?.toString()],
        [w.callsign, v?.callsign],
        [w.type, w.kind[kindOf(t, v)]],
        [w.length, metres === null ? null : `${metres.toFixed(0)} m`],
        [w.speed, `${t.sog_kn.toFixed(1)} kn`],
        [w.course, `${t.cog_deg.toFixed(0).padStart(3, '0')}°`],
        [w.heading, t.heading_deg === null ? null : `${t.heading_deg.toFixed(0).padStart(3, '0')}°`],
        [w.position, chartPosition(lat, lon)],
        [w.accuracy, `${t.position_sigma_m.toFixed(0)} m`],
        [w.destination, v?.destination],
        [w.phase, word(t.phase)],
        [w.heard, `${clockTime(v !== undefined && v.last_heard > t.time ? v.last_heard : t.time)} UTC`],
    ];
    return all.filter((row): row is [string, string] => row[1] != null && row[1] !== '');
}

/// Shows the track `id`, or nothing when it is null.
export function showVessel(id: string | null, answer: Answer, onClose: () => void): void {
    panel.hidden = id === null;
    if (id === null) {
        return;
    }
    const known = rows(id, answer);
    const feature = answer.tracks.find((t) => String(t.id) === id);
    const mmsi = feature?.properties.mmsi ?? null;
    const title = feature === undefined
        ? words().lost
        : nameOf(id, { mmsi }, mmsi !== null ? answer.vessels.get(mmsi) : undefined);
    const close = element('button', 'close', '×');
    close.type = 'button';
    close.title = close.ariaLabel = words().close;
    close.addEventListener('click', onClose);
    const facts = element('dl', '');
    for (const [name, value] of known) {
        facts.append(element('dt', '', name), element('dd', '', value));
    }
    const hadFocus = panel.contains(document.activeElement);
    panel.replaceChildren(element('h2', '', title), close, facts);
    if (hadFocus) {
        close.focus();
    }
}
