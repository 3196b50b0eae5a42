// The clock of the sea (event time, not this computer's) and the line at the foot of the page.
import type { Answer } from './api';
import { byId, element } from './page';
import { word, words } from './words';

function newestTime(answer: Answer): string {
    return answer.tracks.reduce((newest, t) => (t.properties.time > newest ? t.properties.time : newest), '');
}

export function showStatus(answer: Answer): void {
    const time = newestTime(answer);
    byId('clock').textContent = time === '' ? '' : `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
    const parts: HTMLElement[] = [element('span', 'count', `${answer.tracks.length} ${words().tracks}`)];
    for (const sensor of answer.sensors) {
        const part = element('span', `sensor ${sensor.state}`, `${sensor.id}: ${word(sensor.state)}`);
        part.title = sensor.problem ?? sensor.driver;
        parts.push(part);
    }
    byId('status').replaceChildren(...parts);
}

export function showFault(fault: unknown): void {
    const text = `${words().noAnswer}: ${fault instanceof Error ? fault.message : String(fault)}`;
    byId('status').replaceChildren(element('span', 'fault', text));
}
