// Serves a built console and the canned sea on loopback, under the content security policy
// of the daemon.
//
//   node mock_server.mjs CONSOLE_DIRECTORY [PORT]      to look at the page while working on it
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collection } from './canned_sea.mjs';

const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    + "worker-src 'self' blob:; child-src blob:; connect-src 'self'; font-src 'self'; "
    + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types = {
    '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css',
    '.svg': 'image/svg+xml', '.geojson': 'application/geo+json',
};

/// Resolves to the server once it listens; port 0 takes any free one.
export function serve(directory, port) {
    const began = Date.now();
    const server = createServer(async (request, response) => {
        const path = new URL(request.url, 'http://localhost').pathname;
        const items = path.match(/^\/collections\/([a-z-]+)\/items$/);
        response.setHeader('Content-Security-Policy', policy);
        if (items) {
            const features = collection(items[1], Math.floor((Date.now() - began) / 1000) * 20);
            response.setHeader('Content-Type', 'application/geo+json');
            response.writeHead(features ? 200 : 404).end(JSON.stringify({ type: 'FeatureCollection', features }));
            return;
        }
        try {
            const file = join(directory, normalize(path === '/' ? '/index.html' : path));
            response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
            response.end(await readFile(file));
        } catch {
            response.writeHead(404).end();
        }
    });
    return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const server = await serve(process.argv[2], Number(process.argv[3] ?? 8411));
    console.error(`http://127.0.0.1:${server.address().port}/`);
}
