import { z } from 'zod'
import { route } from '../route.ts'
import { Id, Stream, text } from '../shapes.ts'

const template = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((url) => ['{z}', '{x}', '{y}'].every((part) => url.includes(part)), '{z} {x} {y}')

/** 底图来源. The own map is drawn from OpenStreetMap layers and needs no internet. */
export const MapSource = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['own', 'xyz', 'wmts']),
  urlTemplate: z.string().nullable().describe('with {z} {x} {y}, and {key} filled in'),
  coordinates: z.enum(['wgs84', 'gcj02', 'bd09']),
  attribution: z.string(),
  minZoom: z.number().int(),
  maxZoom: z.number().int(),
  isActive: z.boolean(),
  version: z.number().int(),
})

export const getMapSettings = route({
  name: 'territory.get_map_settings',
  method: 'GET',
  path: '/api/map/settings',
  permission: 'public',
  about: { zh: '当前底图', en: 'Where map tiles come from' },
  answer: z.object({
    source: MapSource,
    own: z.object({
      tiles: z.string(),
      layers: z.array(z.string()),
      bounds: z.array(z.number()).nullable(),
      attribution: z.string(),
    }),
  }),
})

export const listMapSources = route({
  name: 'territory.list_map_sources',
  method: 'GET',
  path: '/api/map/sources',
  permission: 'access.manage_system',
  about: { zh: '可选底图', en: 'Map sources to choose from' },
  answer: z.object({ rows: z.array(MapSource.extend({ hasKey: z.boolean() })) }),
})

export const saveMapSource = route({
  name: 'territory.save_map_source',
  method: 'PUT',
  path: '/api/map/sources',
  permission: 'access.manage_system',
  about: {
    zh: '新增、修改或启用底图（同名即修改）',
    en: 'Add, change or choose a map source; the same name changes it',
  },
  body: z.object({
    name: text(40),
    kind: z.enum(['own', 'xyz', 'wmts']),
    urlTemplate: template.nullish().describe('not for the own map'),
    accessKey: text(100).nullish().describe('left out: keep; null: forget'),
    coordinates: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
    attribution: text(200),
    minZoom: z.number().int().min(0).max(22).default(3),
    maxZoom: z.number().int().min(0).max(22).default(18),
    isActive: z.boolean(),
    version: z.number().int().min(0).describe('0: a new one'),
  }),
  answer: MapSource,
  problems: ['territory.source_needs_template', 'platform.conflict'],
})

export const getTile = route({
  name: 'territory.get_tile',
  method: 'GET',
  path: '/api/map/tiles/{z}/{x}/{y}',
  permission: 'public',
  about: { zh: '自带底图的矢量瓦片', en: 'A vector tile of the own base map' },
  params: z.object({
    z: z.coerce.number().int().min(0).max(22),
    x: z.coerce.number().int().min(0).max(4194303),
    y: z.coerce.number().int().min(0).max(4194303),
  }),
  answer: Stream,
  medium: 'file',
  perMinute: 3000,
  problems: ['territory.tile_unknown'],
})
