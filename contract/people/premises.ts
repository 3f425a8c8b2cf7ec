import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, InArea, Paging, pageOf, text } from '../shapes.ts'

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
export const listPremises = route({
  name: 'people.list_premises',
  method: 'GET',
  path: '/api/areas/{areaId}/premises',
  permission: 'people.read',
  about: { zh: '单位与场所：名称、信用代码、楼栋', en: 'Organisations and shops by name, credit code, building' },
  params: InArea,
  query: Paging.extend({
    q: text(100).optional(),
    kind: PremisesKind.optional(),
    buildingNo: z.coerce.number().int().min(1).max(99999).optional(),
  }),
  answer: pageOf(Premises),
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
