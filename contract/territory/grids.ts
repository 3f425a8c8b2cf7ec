import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea } from '../shapes.ts'
import { GridSizeRule } from './grid-size.ts'

/** base 基础网格, exclusive 专属网格. */
export const GridKind = z.enum(['base', 'exclusive'])
export type GridKind = z.infer<typeof GridKind>
/** lead 网格长; A and B the two workers who stand in for each other (AB 岗). */
export const Duty = z.enum(['lead', 'A', 'B'])
export type Duty = z.infer<typeof Duty>
export const GridNo = z.coerce.number().int().min(1).max(999)

/** 网格. Households are an estimate: the formula belongs to the number. */
export const Grid = z.object({
  areaId: AreaId,
  gridNo: GridNo,
  name: z.string(),
  kind: GridKind,
  householdsEstimate: z.number().int().nullable(),
  householdsFormula: z.string().nullable(),
  areaM2: z.number(),
  version: z.number().int(),
})

export const listGrids = route({
  name: 'territory.list_grids',
  method: 'GET',
  path: '/api/areas/{areaId}/grids',
  permission: 'public',
  about: { zh: '网格边界（GeoJSON，不含个人信息）', en: 'Grids as GeoJSON, without personal data' },
  params: InArea,
  query: z.object({ limit: z.coerce.number().int().min(1).max(5000).default(2000) }),
  answer: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.string(),
        geometry: z.unknown(),
        properties: Grid.omit({ areaM2: true }).extend({ areaName: z.string() }),
      }),
    ),
    truncated: z.boolean(),
  }),
})

export const getGrid = route({
  name: 'territory.get_grid',
  method: 'GET',
  path: '/api/areas/{areaId}/grids/{gridNo}',
  permission: 'public',
  about: { zh: '一个网格和它的责任人（姓名、办公电话）', en: 'One grid and who is responsible: name and office phone' },
  params: InArea.extend({ gridNo: GridNo }),
  answer: Grid.extend({
    areaName: z.string(),
    workers: z.array(z.object({ duty: Duty, name: z.string(), officePhone: z.string().nullable() })),
    codes: z.array(z.object({ scheme: z.string(), code: z.string() })).describe('其他部门的网格编号'),
  }),
  problems: ['territory.grid_unknown'],
})

/** One row of an import that can't be taken, or can but should be looked at. `row` counts from 1. */
export const ImportRemark = z.object({
  row: z.number().int(),
  level: z.enum(['error', 'warning']),
  code: z.enum([
    'not_a_feature',
    'no_polygon',
    'broken_polygon',
    'area_missing',
    'area_not_community',
    'number_missing',
    'number_twice',
    'number_taken',
    'name_missing',
    'households_broken',
    'overlaps',
    'outside_community',
    'far_away',
    'too_small',
    'too_large',
  ]),
  message: z.string(),
})
export type ImportRemark = z.infer<typeof ImportRemark>

export const importGrids = route({
  name: 'territory.import_grids',
  method: 'POST',
  path: '/api/areas/{areaId}/grids/import',
  permission: 'territory.manage',
  about: {
    zh: '导入网格（GeoJSON，WGS84；属性 areaId、gridNo、name、kind、households、codes），逐行说明问题',
    en: 'Import grids from GeoJSON (WGS84), with remarks row by row',
  },
  params: InArea,
  body: z.object({
    check: z.boolean().default(true).describe('true: only check, change nothing'),
    collection: z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1).max(5000) }),
  }),
  answer: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    remarks: z.array(ImportRemark),
    done: z.boolean().describe('false: nothing was changed'),
  }),
})

/** 谁负责哪个网格: everybody on duty in an area and below, for those who arrange it. */
export const listGridWorkers = route({
  name: 'territory.list_grid_workers',
  method: 'GET',
  path: '/api/areas/{areaId}/grid-workers',
  permission: 'territory.read_register',
  about: { zh: '网格责任人名单', en: 'Who is on duty for which grid' },
  params: InArea,
  answer: z.object({
    rows: z.array(
      z.object({
        areaId: AreaId,
        gridNo: GridNo,
        duty: Duty,
        accountId: z.uuid(),
        name: z.string(),
        officePhone: z.string().nullable(),
      }),
    ),
    truncated: z.boolean(),
  }),
})

export const setGridWorkers = route({
  name: 'territory.set_grid_workers',
  method: 'PUT',
  path: '/api/areas/{areaId}/grids/{gridNo}/workers/{duty}',
  permission: 'territory.manage',
  about: { zh: '安排网格长、网格员 A 岗或 B 岗', en: 'Put people on a duty of a grid' },
  params: InArea.extend({ gridNo: GridNo, duty: Duty }),
  body: z.object({ accountIds: z.array(z.uuid()).max(20) }),
  answer: z.object({
    workers: z.array(
      z.object({ duty: Duty, accountId: z.uuid(), name: z.string(), officePhone: z.string().nullable() }),
    ),
  }),
  problems: ['territory.grid_unknown', 'territory.account_unknown', 'territory.duty_not_single'],
})

const Named = z.object({
  areaId: AreaId,
  areaName: z.string(),
  gridNo: GridNo,
  name: z.string(),
  households: z.number().int().nullable(),
})
export const Coverage = z.object({
  rule: GridSizeRule,
  grids: z.number().int(),
  withLead: z.number().int(),
  leadPercent: z.number().nullable().describe('one decimal; null without grids'),
  withA: z.number().int(),
  aPercent: z.number().nullable(),
  households: z.number().int().describe('estimated'),
  householdsPerWorker: z.number().int().nullable(),
  outOfSize: z.array(Named.extend({ verdict: z.enum(['too_small', 'too_large']) })),
  withoutLead: z.array(Named),
  withoutA: z.array(Named),
})
export type Coverage = z.infer<typeof Coverage>

export const getCoverage = route({
  name: 'territory.get_grid_coverage',
  method: 'GET',
  path: '/api/areas/{areaId}/grid-coverage',
  permission: 'territory.read_register',
  about: { zh: '网格规模与网格长、网格员覆盖率', en: 'Grid sizes, and how many grids have a lead and a worker' },
  params: InArea,
  query: z.object({
    min: z.coerce.number().int().min(1).max(100000).default(300),
    max: z.coerce.number().int().min(1).max(100000).default(500),
  }),
  answer: Coverage,
})
