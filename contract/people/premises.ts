import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Paging, pageOf, text } from '../shapes.ts'
import { Source } from './fields.ts'

/** 单位、场所: shop 店铺, company 企业, school 学校, clinic 诊所, public 公共场所. */
export const PremisesKind = z.enum(['shop', 'company', 'school', 'clinic', 'public', 'other'])
export const Premises = z.object({
  areaId: AreaId,
  id: z.uuid(),
  name: text(100),
  creditCode: z.string().nullable(),
  /** The code as typed can't be right (GB 32100): kept, and said. */
  creditFaults: z.array(z.string()),
  kind: PremisesKind,
  dwellingId: z.uuid().nullable(),
  buildingNo: z.number().int().nullable(),
  address: z.string(),
  contactName: z.string().nullable().describe('masked'),
  contactPhone: z.string().nullable().describe('masked'),
  workers: z.number().int().nullable(),
  version: z.number().int(),
})
/** What a list of premises and its export choose by. */
export const PremisesFilter = z.object({
  /** A part of the name or address, or a credit code. */
  q: text(100).optional(),
  kind: PremisesKind.optional(),
  buildingNo: z.coerce.number().int().min(1).max(99999).optional(),
  dwelling: z.uuid().optional(),
})
export type PremisesFilter = z.output<typeof PremisesFilter>
export const listPremises = route({
  name: 'people.list_premises',
  method: 'GET',
  path: '/api/areas/{areaId}/premises',
  permission: 'people.read',
  about: { zh: '单位与场所：名称、信用代码、楼栋', en: 'Organisations and shops by name, credit code, building' },
  params: InArea,
  query: Paging.extend(PremisesFilter.shape),
  answer: pageOf(Premises),
})
export const getPremises = route({
  name: 'people.get_premises',
  method: 'GET',
  path: '/api/areas/{areaId}/premises/{id}',
  permission: 'people.read',
  about: { zh: '一处单位、场所，及来源日期', en: 'One of the premises, with its source' },
  params: InArea.extend({ id: ClientId }),
  answer: Premises.extend({ endedOn: Day.nullable(), source: Source }),
  problems: ['platform.not_found'],
})
export const savePremises = route({
  name: 'people.save_premises',
  method: 'PUT',
  path: '/api/areas/{areaId}/premises/{id}',
  permission: 'people.edit',
  about: { zh: '新增或修改单位、场所', en: 'Add or change premises' },
  params: InArea.extend({ id: ClientId }),
  body: z.object({
    version: z.number().int().nullable(),
    name: text(100),
    creditCode: z.string().trim().max(30).nullish(),
    kind: PremisesKind.default('shop'),
    dwellingId: z.uuid().nullish(),
    buildingNo: z.number().int().min(1).max(99999).nullish(),
    address: text(200),
    contactName: text(60).nullish(),
    contactPhone: z.string().trim().max(30).nullish(),
    workers: z.number().int().min(0).max(1_000_000).nullish(),
    ended: z.boolean().default(false),
  }),
  answer: Premises,
  problems: [
    'people.community_only',
    'platform.conflict',
    'people.building_unknown',
    'people.dwelling_unknown',
    'people.credit_code_taken',
  ],
})
