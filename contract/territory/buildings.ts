import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea, Point, text } from '../shapes.ts'
import { GridNo } from './grids.ts'

export const BuildingUse = z.enum(['residential', 'office', 'retail', 'public', 'other'])
export type BuildingUse = z.infer<typeof BuildingUse>

/** 楼栋. */
export const Building = z.object({
  areaId: AreaId,
  buildingNo: z.number().int(),
  code: z.string().describe('楼栋码, printed as a QR code'),
  gridNo: GridNo.nullable(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  use: BuildingUse,
  levels: z.number().int().nullable(),
  householdsEstimate: z.number().int().nullable(),
  householdsFormula: z.string().nullable(),
  point: Point,
})

export const listBuildings = route({
  name: 'territory.list_buildings',
  method: 'GET',
  path: '/api/areas/{areaId}/buildings',
  permission: 'public',
  about: { zh: '查找楼栋：按名称地址、网格，或附近', en: 'Buildings by name or address, by grid, or near a point' },
  params: InArea,
  query: z.object({
    q: text(100).optional(),
    gridNo: GridNo.optional(),
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    metres: z.coerce.number().min(1).max(2000).default(200),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  answer: z.object({ rows: z.array(Building.extend({ metres: z.number().nullable() })) }),
})

export const getBuilding = route({
  name: 'territory.get_building',
  method: 'GET',
  path: '/api/buildings/{code}',
  permission: 'public',
  about: {
    zh: '扫楼栋码：是哪栋楼，归哪个社区和网格',
    en: 'Scan a building code: which building, whose community and grid',
  },
  params: z.object({ code: z.string().min(1).max(200) }),
  answer: Building.extend({ areaName: z.string(), path: z.string() }),
  problems: ['territory.building_unknown'],
})
