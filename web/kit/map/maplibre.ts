// What pages that draw on the map need to name; the library itself is fetched with the map.
export type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
