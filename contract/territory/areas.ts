import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea, Point, text } from '../shapes.ts'
import { tiers } from './area-number.ts'
import { Organisation } from './organisations.ts'

export const Tier = z.enum(tiers)
/** 城乡分类 of a community. */
export const AreaKind = z.enum(['urban', 'town', 'village', 'village_to_neighbourhood'])
export type AreaKind = z.infer<typeof AreaKind>

/** 区划: an area as lists show it. */
export const Area = z.object({
  id: AreaId,
  lastId: AreaId.describe('the last number of the subtree'),
  parentId: AreaId.nullable(),
  tier: Tier,
  name: z.string(),
  shortName: z.string(),
  officialName: z.string(),
  kind: AreaKind.nullable(),
  officialCode: z.string().nullable(),
  validTo: z.iso.date().nullable(),
  centre: Point.nullable(),
})
export type Area = z.infer<typeof Area>
const Step = Area.pick({ id: true, name: true, tier: true })

export const findAreas = route({
  name: 'territory.find_areas',
  method: 'GET',
  path: '/api/areas',
  permission: 'public',
  about: {
    zh: '按名称、拼音或首字母查找区划，或列出下级',
    en: 'Find areas by name, pinyin or initials, or list the children of one',
  },
  query: z.object({
    q: text(50).optional().describe('陆家嘴, lujiazui, ljz'),
    parent: AreaId.optional().describe('only direct children of this area'),
    within: AreaId.optional().describe('only this subtree'),
    tier: Tier.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  answer: z.object({
    rows: z.array(Area.extend({ path: z.string().describe('上海市 浦东新区 陆家嘴街道'), hasChildren: z.boolean() })),
  }),
})

export const getArea = route({
  name: 'territory.get_area',
  method: 'GET',
  path: '/api/areas/{areaId}',
  permission: 'public',
  about: {
    zh: '一个区划：上级、三驾马车、下级数量',
    en: 'One area: what is above it, its three bodies, how many below',
  },
  params: InArea,
  answer: Area.extend({
    path: z.array(Step),
    bodies: z.array(Organisation).describe('三驾马车: party organisation, committee, station'),
    children: z.number().int(),
    hasOutline: z.boolean(),
  }),
  problems: ['territory.area_unknown'],
})

/** GeoJSON, WGS84; the geometry of one area. */
export const Outline = z.object({
  type: z.literal('Feature'),
  geometry: z.unknown(),
  properties: Step.extend({ source: z.enum(['derived', 'imported', 'drawn']) }),
})

export const listOutlines = route({
  name: 'territory.list_outlines',
  method: 'GET',
  path: '/api/areas/{areaId}/outlines',
  permission: 'public',
  about: { zh: '区划边界（GeoJSON）：本级和各级下辖', en: 'Outlines of an area and those below it, as GeoJSON' },
  params: InArea,
  query: z.object({ tier: Tier.optional() }),
  answer: z.object({ type: z.literal('FeatureCollection'), features: z.array(Outline) }),
})
