import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Answer } from '#contract/route.ts'
import type { getMapSettings } from '#contract/territory/map.ts'
import { dark, light } from '../tokens.ts'

export type MapSettings = Answer<typeof getMapSettings>

const paper = {
  light: {
    land: '#f2f4f1',
    green: '#dfe9d8',
    plaza: '#ebeae4',
    water: '#c4dde6',
    building: '#e3e2dd',
    edge: '#d2d1ca',
    road: '#ffffff',
    casing: '#d9dcd8',
    main: '#fdf3d8',
    text: light.ink,
    halo: '#ffffff',
  },
  dark: {
    land: '#121c20',
    green: '#16261f',
    plaza: '#182428',
    water: '#0d2a36',
    building: '#1f2d33',
    edge: '#2b3d45',
    road: '#2c3c44',
    casing: '#10191d',
    main: '#3d4a47',
    text: dark.ink,
    halo: '#0d161a',
  },
}

/** px at zoom levels, growing by half between them. */
const grow = (...stops: number[]) => ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as never
const mainRoads = ['motorway', 'trunk', 'primary', 'secondary', 'motorway_link', 'trunk_link', 'primary_link']
const paths = ['footway', 'path', 'steps', 'pedestrian', 'cycleway', 'track', 'pier']
const rails = ['rail', 'subway', 'light_rail', 'tram', 'monorail', 'funicular', 'narrow_gauge']
const greens = [
  'park',
  'grass',
  'forest',
  'garden',
  'recreation_ground',
  'meadow',
  'wood',
  'natural_wood',
  'pitch',
  'cemetery',
  'scrub',
  'village_green',
]

/**
 * Our own map, from the vector tiles of the server (layers landuse, water, road, building, poi; fields kind, name). No
 * sprites and no `glyphs`: without a glyph server MapLibre draws every letter from the fonts of the device, so names show
 * with no internet.
 */
const ownLayers = (dim: boolean): LayerSpecification[] => {
  const c = paper[dim ? 'dark' : 'light']
  const own = (id: string, layer: string) => ({ id, source: 'own', 'source-layer': layer })
  const name = ['get', 'name'] as never
  const isMain = ['in', ['get', 'kind'], ['literal', mainRoads]] as never
  const isPath = ['in', ['get', 'kind'], ['literal', paths]] as never
  const isStreet = ['!', ['in', ['get', 'kind'], ['literal', [...paths, ...rails, 'ferry']]]] as never
  const isArea = ['==', ['geometry-type'], 'Polygon'] as never
  const green = ['in', ['get', 'kind'], ['literal', greens]] as never
  const letters = { 'text-color': c.text, 'text-halo-color': c.halo, 'text-halo-width': 1.4 }
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': c.land } },
    {
      ...own('landuse', 'landuse'),
      type: 'fill',
      filter: ['all', isArea, ['any', green, ['==', ['get', 'kind'], 'pedestrian']]],
      paint: { 'fill-color': ['case', green, c.green, c.plaza] },
    },
    { ...own('water', 'water'), type: 'fill', filter: isArea, paint: { 'fill-color': c.water } },
    {
      ...own('stream', 'water'),
      type: 'line',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': c.water, 'line-width': grow(12, 1, 17, 6) },
    },
    {
      ...own('building', 'building'),
      type: 'fill',
      minzoom: 13.5,
      paint: { 'fill-color': c.building, 'fill-outline-color': c.edge },
    },
    {
      ...own('path', 'road'),
      type: 'line',
      minzoom: 15,
      filter: isPath,
      paint: { 'line-color': c.casing, 'line-width': 1, 'line-dasharray': [3, 2] },
    },
    {
      ...own('road-edge', 'road'),
      type: 'line',
      minzoom: 13,
      filter: isStreet,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': c.casing, 'line-width': grow(13, 2, 16, 8, 19, 26) },
    },
    {
      ...own('road', 'road'),
      type: 'line',
      filter: isStreet,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': ['case', isMain, c.main, c.road], 'line-width': grow(11, 0.6, 13, 1.2, 16, 6, 19, 23) },
    },
    {
      ...own('rail', 'road'),
      type: 'line',
      minzoom: 13,
      filter: ['in', ['get', 'kind'], ['literal', rails]],
      paint: { 'line-color': c.edge, 'line-width': 1.6, 'line-dasharray': [4, 2] },
    },
    {
      ...own('ferry', 'road'),
      type: 'line',
      minzoom: 13,
      filter: ['==', ['get', 'kind'], 'ferry'],
      paint: { 'line-color': c.edge, 'line-width': 1, 'line-dasharray': [2, 3] },
    },
    {
      ...own('road-name', 'road'),
      type: 'symbol',
      minzoom: 14,
      filter: ['all', ['has', 'name'], isStreet],
      layout: {
        'symbol-placement': 'line',
        'text-field': name,
        'text-size': 11.5,
        'text-padding': 8,
        'symbol-spacing': 320,
      },
      paint: letters,
    },
    {
      ...own('water-name', 'water'),
      type: 'symbol',
      minzoom: 12,
      filter: ['has', 'name'],
      layout: { 'text-field': name, 'text-size': 12 },
      paint: letters,
    },
    {
      ...own('building-name', 'building'),
      type: 'symbol',
      minzoom: 16.5,
      filter: ['has', 'name'],
      layout: { 'text-field': name, 'text-size': 11.5, 'text-max-width': 8 },
      paint: letters,
    },
    {
      ...own('poi-dot', 'poi'),
      type: 'circle',
      minzoom: 16.5,
      paint: {
        'circle-radius': 3,
        'circle-color': dim ? dark.accentText : light.accent,
        'circle-stroke-width': 1,
        'circle-stroke-color': c.halo,
      },
    },
    {
      ...own('poi-name', 'poi'),
      type: 'symbol',
      minzoom: 16.5,
      filter: ['has', 'name'],
      layout: {
        'text-field': name,
        'text-size': 11.5,
        'text-anchor': 'top',
        'text-offset': [0, 0.5],
        'text-max-width': 8,
        'text-optional': true,
      },
      paint: letters,
    },
  ]
}

/** A map of nothing but paper: what its layers draw stands alone, where there are no tiles to be had. */
export const paperOnly: MapSettings = {
  source: {
    id: 1,
    name: '',
    kind: 'own',
    urlTemplate: null,
    coordinates: 'wgs84',
    attribution: '',
    minZoom: 0,
    maxZoom: 20,
    isActive: true,
    version: 1,
  },
  own: { tiles: '', layers: [], bounds: null, attribution: '' },
}

/** The whole style: own tiles, or the raster source the operator chose (天地图 and the like) with its attribution. */
export const styleOf = (settings: MapSettings, dim: boolean): StyleSpecification => {
  const { source, own } = settings
  if (source.kind === 'own' && !own.tiles)
    return {
      version: 8,
      sources: {},
      layers: [{ id: 'paper', type: 'background', paint: { 'background-color': paper[dim ? 'dark' : 'light'].land } }],
    }
  const absolute = (url: string) => (url.startsWith('/') ? location.origin + url : url)
  if (source.kind === 'own' || !source.urlTemplate)
    return {
      version: 8,
      sources: {
        own: {
          type: 'vector',
          tiles: [absolute(own.tiles)],
          minzoom: 10,
          maxzoom: 16,
          attribution: own.attribution,
          ...(own.bounds ? { bounds: own.bounds as [number, number, number, number] } : {}),
        },
      },
      layers: ownLayers(dim),
    }
  return {
    version: 8,
    sources: {
      tiles: {
        type: 'raster',
        tiles: [source.urlTemplate],
        tileSize: 256,
        minzoom: source.minZoom,
        maxzoom: source.maxZoom,
        attribution: source.attribution,
      },
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': paper[dim ? 'dark' : 'light'].land } },
      {
        id: 'tiles',
        type: 'raster',
        source: 'tiles',
        paint: dim ? { 'raster-brightness-max': 0.6, 'raster-saturation': -0.5 } : {},
      },
    ],
  }
}
