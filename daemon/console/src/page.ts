// Small helpers to build the page. Text from outside is set as text, never as markup.

export function byId<E extends HTMLElement>(id: string): E {
    return document.getElementById(id) as E;
}

export function element<K extends keyof HTMLElementTagNameMap>(
    tag: K, className: string, text = ''): HTMLElementTagNameMap[K] {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
}

/// "04:07:30" in UTC.
export function clockTime(rfc3339: string): string {
    return rfc3339.slice(11, 19);
}

/// Degrees and decimal minutes: 27°54.123′N.
export function chartPosition(lat: number, lon: number): string {
    const half = (value: number, width: number, letters: [string, string]) => {
        const thousandths = Math.round(Math.abs(value) * 60_000);
        const whole = String(Math.floor(thousandths / 60_000)).padStart(width, '0');
        const minutes = ((thousandths % 60_000) / 1000).toFixed(3).padStart(6, '0');
        return `${whole}°${minutes}′${value < 0 ? letters[1] : letters[0]}`;
    };
    return `${half(lat, 2, ['N', 'S'])} ${half(lon, 3, ['E', 'W'])}`;
}
