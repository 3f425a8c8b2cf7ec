import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, text } from '../shapes.ts'
import { Tier } from './areas.ts'

/** The division lists that come with the product. */
export const DivisionList = z.enum(['shanghai', 'wuxi'])
export type DivisionList = z.infer<typeof DivisionList>
/** The official code of a city or a province: 2, 4 or 6 digits; a county-level city or a district may stand at the top too. */
export const CityCode = z
  .string()
  .trim()
  .regex(/^[1-9]\d(\d{2}){0,2}$/)

/** How far the areas of a new installation have been filled in. */
export const Filling = z.object({
  list: DivisionList,
  done: z.number().int().describe('areas there are'),
  total: z.number().int().describe('areas there will be'),
})

export const getCity = route({
  name: 'territory.get_city',
  method: 'GET',
  path: '/api/city',
  permission: 'public',
  about: {
    zh: '这套系统服务哪座城市，区划导入到哪里',
    en: 'Which city this installation serves, and how far its areas are',
  },
  answer: z.object({
    city: z.object({ id: z.number(), name: z.string() }).nullable().describe('null: nobody has chosen yet'),
    filling: Filling.nullable().describe('null: nothing under way'),
    lists: z.array(z.object({ list: DivisionList, name: z.string(), areas: z.number().int() })),
  }),
})

/** An empty installation begins here: the one-time code of the console chooses the city, then makes the first administrator. */
export const foundCity = route({
  name: 'territory.found_city',
  method: 'POST',
  path: '/api/city',
  permission: 'public',
  about: {
    zh: '选定城市（首次安装，需启动码）',
    en: 'Choose the city of an empty installation, with the code of the console',
  },
  body: z.object({
    code: text(40),
    city: z.discriminatedUnion('from', [
      z.object({ from: z.literal('list'), list: DivisionList }),
      z.object({ from: z.literal('name'), name: text(40), code: CityCode }),
    ]),
  }),
  answer: z.object({ id: z.number(), name: z.string() }),
  problems: ['access.not_first', 'access.first_code_wrong', 'territory.city_chosen', 'territory.city_code_wrong'],
  perMinute: 10,
})

/** A row of an import of divisions that can't be taken, or is there already. `row` counts from 1. */
export const DivisionRemark = z.object({
  row: z.number().int(),
  level: z.enum(['error', 'note']),
  code: z.enum(['code_wrong', 'name_missing', 'outside', 'twice', 'no_parent', 'there', 'renamed']),
  message: z.string(),
})
export type DivisionRemark = z.infer<typeof DivisionRemark>

export const importAreas = route({
  name: 'territory.import_areas',
  method: 'POST',
  path: '/api/areas/{areaId}/areas/import',
  permission: 'access.manage_system',
  about: {
    zh: '导入下级区划（统计用区划代码和名称），逐行说明问题；已有的只改名',
    en: 'Import areas below this one by official code and name, with remarks row by row; known ones are renamed',
  },
  params: InArea,
  body: z.object({
    check: z.boolean().default(true).describe('true: only check, change nothing'),
    rows: z
      .array(z.object({ code: z.string().trim().max(20), name: z.string().trim().max(80) }))
      .min(1)
      .max(20_000),
  }),
  answer: z.object({
    added: z.array(z.object({ tier: Tier, areas: z.number().int() })),
    renamed: z.number().int(),
    remarks: z.array(DivisionRemark).describe('at most 200'),
    errors: z.number().int(),
    done: z.boolean().describe('false: nothing was changed'),
  }),
  problems: ['territory.area_unknown'],
})
