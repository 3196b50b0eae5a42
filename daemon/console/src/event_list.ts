// The list of events, newest first. One button an event: click or Enter flies to it; the arrow
// keys (or j and k) walk the list.
import type { Answer, EventFeature } from './api';
import { nameOf } from './kinds';
import { byId, clockTime, element } from './page';
import { word, words } from './words';

const list = byId<HTMLOListElement>('event-list');

function who(event: EventFeature, answer: Answer): string {
    return event.properties.tracks
        .map((t) => nameOf(t.id, t, t.mmsi !== null ? answer.vessels.get(t.mmsi) : undefined))
        .join(', ');
}

function where(event: EventFeature, answer: Answer): string {
    const id = event.properties.zone;
    return id === null ? '' : (answer.zones.find((z) => z.properties.id === id)?.properties.name ?? id);
}

function rowOf(event: EventFeature, answer: Answer, onPick: (event: EventFeature) => void): HTMLElement {
    const e = event.properties;
    const button = element('button', `event ${e.severity_class} ${e.transition}`);
    button.type = 'button';
    button.dataset['id'] = String(event.id);
    const head = element('span', 'head');
    head.append(
        element('time', '', clockTime(e.start)),
        element('strong', '', word(e.kind)),
        element('span', 'severity', word(e.severity_class)));
    button.append(
        head,
        element('span', 'who', who(event, answer)),
        element('span', 'where', [where(event, answer), word(e.transition)].filter(Boolean).join(' · ')));
    button.addEventListener('click', () => onPick(event));
    const row = element('li', '');
    row.append(button);
    return row;
}

/// What the rows say, to leave them alone while nothing changed.
let shown = '';

export function showEvents(answer: Answer, onPick: (event: EventFeature) => void): void {
    byId('events-title').textContent = `${words().events} (${answer.events.length})`;
    const newest = [...answer.events].sort(
        (a, b) => b.properties.start.localeCompare(a.properties.start));
    const rows = newest.map((event) => rowOf(event, answer, onPick));
    const says = rows.map((row) => `${row.querySelector('button')?.className} ${row.textContent}`).join('\n');
    if (rows.length > 0 && says === shown) {
        return;
    }
    shown = says;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['id'] : undefined;
    list.replaceChildren(...(rows.length > 0 ? rows : [element('li', 'none', words().none)]));
    if (focused !== undefined) {
        list.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
    }
}

function walk(step: number): void {
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[at < 0 ? 0 : Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
}

export function listenToKeys(): void {
    const forward = new Set(['ArrowDown', 'j']);
    const back = new Set(['ArrowUp', 'k']);
    byId('events').addEventListener('keydown', (key) => {
        if (forward.has(key.key) || back.has(key.key)) {
            walk(forward.has(key.key) ? 1 : -1);
            key.preventDefault();
        }
    });
}
