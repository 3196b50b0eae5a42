// The vessel symbols, drawn on a canvas: an arrow for one that moves, a dot for one that does not.
import type { Map } from 'maplibre-gl';
import { kinds } from './kinds';

const sharpness = 2; // pixels a CSS pixel
const size = 26;

function drawn(draw: (pen: CanvasRenderingContext2D) => void, colour: string): ImageData {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size * sharpness;
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.scale(sharpness, sharpness);
    pen.translate(size / 2, size / 2);
    draw(pen);
    pen.lineJoin = 'round';
    pen.strokeStyle = '#ffffff';
    pen.lineWidth = 3;
    pen.stroke();
    pen.fillStyle = colour;
    pen.fill();
    return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function arrow(pen: CanvasRenderingContext2D): void {
    pen.beginPath();
    pen.moveTo(0, -11);
    pen.lineTo(6, 8);
    pen.lineTo(0, 5);
    pen.lineTo(-6, 8);
    pen.closePath();
}

function dot(pen: CanvasRenderingContext2D): void {
    pen.beginPath();
    pen.arc(0, 0, 5, 0, 2 * Math.PI);
    pen.closePath();
}

export function addSymbols(map: Map): void {
    for (const [kind, colour] of Object.entries(kinds)) {
        map.addImage(`arrow-${kind}`, drawn(arrow, colour), { pixelRatio: sharpness });
        map.addImage(`dot-${kind}`, drawn(dot, colour), { pixelRatio: sharpness });
    }
}
