// Plain files under relative names, so that the console works below any path. No inlined assets:
// the content security policy of the daemon allows what comes from its own origin only.
import { defineConfig } from 'vite';

export default defineConfig({
    base: './',
    build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200, modulePreload: { polyfill: false } },
    server: { proxy: { '/collections': 'http://127.0.0.1:8410' } },
});
