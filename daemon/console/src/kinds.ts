// What a vessel is for, in few kinds, from the AIS ship type (ITU-R M.1371-5 table 53). Colours
// are Okabe and Ito's, told apart by every eye; shape says moving or stopped.
import type { Track, Vessel } from './api';

export const kinds = {
    cargo: '#007d5a',
    tanker: '#c4402f',
    passenger: '#0064a8',
    fishing: '#b87800',
    service: '#00849c',
    pleasure: '#a3457f',
    aircraft: '#5b3fa8',
    unknown: '#55606a',
} as const;

export type Kind = keyof typeof kinds;

const byDecade: Record<number, Kind> = {
    3: 'service', 4: 'passenger', 5: 'service', 6: 'passenger', 7: 'cargo', 8: 'tanker',
};

export function kindOf(track: Track, vessel: Vessel | undefined): Kind {
    if (track.ais_class === 'sar_aircraft') {
        return 'aircraft';
    }
    const type = vessel?.ship_type ?? 0;
    if (type === 30) {
        return 'fishing';
    }
    if (type === 36 || type === 37) {
        return 'pleasure';
    }
    return byDecade[Math.floor(type / 10)] ?? 'unknown';
}

/// Slower than this a course means nothing.
export const stoppedBelowKn = 0.5;

const movingShape = 'arrow';
const stoppedShape = 'dot';

export function symbolName(kind: Kind, track: Track): string {
    return `${track.sog_kn < stoppedBelowKn ? stoppedShape : movingShape}-${kind}`;
}

export function nameOf(id: string, track: { mmsi: number | null }, vessel: Vessel | undefined): string {
    return vessel?.name ?? (track.mmsi !== null ? String(track.mmsi) : `T${id}`);
}
