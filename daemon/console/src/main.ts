// The first page of the console: asks the daemon every two seconds and shows what it answers.
import './style.css';
import { ask, type Answer, type EventFeature } from './api';
import { Chart } from './chart';
import { listenToKeys, showEvents } from './event_list';
import { byId, element } from './page';
import { showFault, showStatus } from './status_line';
import { showVessel } from './vessel_panel';
import { switchLanguage, tellLanguage, words } from './words';

const askEveryMs = 2000;

let answer: Answer = { tracks: [], vessels: new Map(), zones: [], events: [], sensors: [] };
let chosen: string | null = null;
let chart: Chart | null = null;

function choose(id: string | null): void {
    chosen = id;
    show();
}

function pickEvent(event: EventFeature): void {
    const { position, tracks } = event.properties;
    // An ended event is where it happened; an open one is where its vessel is now.
    const now = answer.tracks.find((t) => String(t.id) === tracks[0]?.id);
    const isOpen = event.properties.end === null && now !== undefined;
    chart?.flyTo(isOpen ? (now.geometry.coordinates as [number, number]) : position);
    choose(tracks[0]?.id ?? null);
}

function show(): void {
    byId('language').textContent = words().language;
    showEvents(answer, pickEvent);
    showVessel(chosen, answer, () => choose(null));
    showStatus(answer);
    chart?.show(answer, chosen);
}

/// For whoever watches the page from outside: tests, and the README's picture.
function tell(): void {
    document.body.dataset['tracks'] = String(answer.tracks.length);
    document.body.dataset['events'] = String(answer.events.length);
}

async function refresh(): Promise<void> {
    try {
        answer = await ask();
        show();
        tell();
    } catch (fault) {
        showFault(fault);
    }
    setTimeout(() => void refresh(), askEveryMs);
}

async function startChart(): Promise<void> {
    try {
        chart = new Chart(byId('map'), choose);
    } catch {
        byId('map').append(element('p', 'fault', words().noWebGl));
        return;
    }
    const { map } = chart;
    map.on('idle', () => { document.body.dataset['map'] = 'idle'; });
    map.on('dataloading', () => { document.body.dataset['map'] = 'busy'; });
    await chart.ready();
}

byId('language').addEventListener('click', () => {
    switchLanguage();
    show();
});
document.addEventListener('keydown', (key) => {
    if (key.key === 'Escape') {
        choose(null);
    }
});
tellLanguage();
listenToKeys();
await startChart();
await refresh();
