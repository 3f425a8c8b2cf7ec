import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea, text } from '../shapes.ts'
import { GridNo } from './grids.ts'

/** How a place was found; street, district and root mean: to be sorted there. */
export const How = z.enum([
  'grid',
  'community',
  'nearest_building',
  'building',
  'address',
  'street',
  'district',
  'root',
])

/** 落格: who owns a place. */
export const Place = z.object({
  areaId: AreaId,
  gridNo: GridNo.nullable(),
  buildingNo: z.number().int().optional(),
  how: How,
})
export type Place = z.infer<typeof Place>

export const findPlace = route({
  name: 'territory.find_place',
  method: 'GET',
  path: '/api/areas/{areaId}/place',
  permission: 'public',
  about: {
    zh: '这个位置、地址或楼栋码归哪个社区和网格',
    en: 'Which community and grid a point, an address or a building code belongs to',
  },
  params: InArea,
  query: z.object({
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    address: text(300).optional(),
    code: text(200).optional(),
    coordinates: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84').describe('of lon and lat'),
  }),
  answer: Place.extend({ areaName: z.string(), gridName: z.string().nullable(), path: z.string() }),
  problems: ['territory.place_missing', 'territory.building_unknown', 'territory.area_unknown'],
})
