// MapLibre's build for a strict content security policy: its worker is a file, not a blob.
declare module 'maplibre-gl/dist/maplibre-gl-csp' {
    export * from 'maplibre-gl';
    export { default } from 'maplibre-gl';
}
