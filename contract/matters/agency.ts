import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, Paging, pageOf, Phone, Stream, text } from '../shapes.ts'
import { agencyFlow, agencyStates, type AgencyMove } from './agency-flow.ts'
import { LinkedNumber, OneInArea, PartClock, PartStep, routesOfMoves } from './part-steps.ts'

const moves = z.array(z.enum(Object.keys(agencyFlow.moves) as [AgencyMove, ...AgencyMove[]]))

/** 代办单 in a list; name and address masked for who doesn't do it. */
export const AgencyRow = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  number: z.int(),
  state: z.enum(agencyStates),
  /** What is to be done, in words. */
  matter: z.string(),
  itemCode: z.string().nullable(),
  name: z.string(),
  homeVisit: z.boolean(),
  visitAt: Instant.nullable(),
  gridNo: z.int().nullable(),
  agent: z.string().nullable(),
  /** A is away, B or the desk stands in. */
  substitute: z.boolean(),
  askedAt: Instant,
  dueAt: Instant.nullable(),
  yellowAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  mine: z.boolean(),
  version: z.int(),
})
export type AgencyRow = z.infer<typeof AgencyRow>

/** 材料: taken over with a receipt, handed back against a name. */
export const AgencyMaterial = z.object({
  id: z.uuid(),
  name: z.string(),
  original: z.boolean(),
  copies: z.int(),
  takenAt: Instant,
  takenBy: z.string().nullable(),
  returnedAt: Instant.nullable(),
  receivedBy: z.string().nullable(),
})
export const AgencyAuthorisation = z.object({
  manner: z.enum(['signed_paper', 'on_the_spot']),
  scope: z.string(),
  until: Day,
  witness: z.string().nullable(),
  at: Instant,
  files: z.array(z.uuid()),
})
export const AgencyDetail = AgencyRow.extend({
  phone: z.string().nullable(),
  address: z.string().nullable(),
  personId: z.uuid().nullable(),
  note: z.string().nullable(),
  /** Who asked for it: self, relative, staff. */
  askedBy: z.enum(['self', 'relative', 'staff']),
  relation: z.string().nullable(),
  authorisation: AgencyAuthorisation.nullable(),
  materials: z.array(AgencyMaterial),
  /** Originals still with the agent. */
  outstanding: z.int(),
  /** Applications (办件) this order is about; A's route shows them. */
  applications: z.array(z.uuid()),
  files: z.array(z.uuid()),
  followers: z.array(z.object({ relation: z.string(), phone: z.string() })),
  result: z.string().nullable(),
  clock: PartClock.nullable(),
  steps: z.array(PartStep),
  moves,
  mayReveal: z.boolean(),
})
export type AgencyDetail = z.infer<typeof AgencyDetail>

/** What the resident and the relatives see. */
export const FollowedAgency = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  number: z.int(),
  state: z.enum(agencyStates),
  matter: z.string(),
  name: z.string(),
  /** How the reader belongs to it. */
  as: z.enum(['self', 'asker', 'follower']),
  agent: z.string().nullable(),
  agentPhone: z.string().nullable(),
  homeVisit: z.boolean(),
  visitAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  materials: z.array(AgencyMaterial.omit({ takenBy: true })),
  applications: z.array(z.uuid()),
  result: z.string().nullable(),
  timeline: z.array(
    z.object({ at: Instant, move: z.string(), zh: z.string(), en: z.string(), note: z.string().nullable() }),
  ),
  moves,
  version: z.int(),
})
export type FollowedAgency = z.infer<typeof FollowedAgency>

const order = {
  id: ClientId,
  matter: text(200),
  itemCode: text(60).optional(),
  note: text(1000).optional(),
  homeVisit: z.boolean().default(false),
  address: text(200).optional(),
}
const path = '/api/areas/{areaId}/agency-orders'
/** By the resident, or by a relative for somebody old or ill: then `forWhom` names whom. */
export const orderAgency = route({
  name: 'matters.order_agency',
  method: 'POST',
  path: '/api/areas/{areaId}/own-agency-orders',
  permission: 'matters.own',
  about: { zh: '申请代办（可以替老人、病人申请，可以上门）', en: 'Ask for agency service, also for a relative' },
  params: InArea,
  body: z.object({
    ...order,
    name: text(40),
    forWhom: z.object({ phone: Phone.optional(), relation: text(20) }).optional(),
  }),
  answer: FollowedAgency,
  problems: ['matters.id_taken', 'matters.community_only', 'matters.address_missing'],
  perMinute: 30,
})
export const openAgency = route({
  name: 'matters.open_agency',
  method: 'POST',
  path,
  permission: 'matters.agency',
  about: { zh: '登记代办', en: 'Open an agency order for a resident' },
  params: InArea,
  body: z.object({
    ...order,
    /** From the register: name and address needn't be asked. */
    personId: ClientId.optional(),
    name: text(40).optional(),
    phone: Phone.optional(),
    follower: z.object({ phone: Phone, relation: text(20), name: text(40).optional() }).optional(),
  }),
  answer: AgencyDetail,
  problems: [
    'platform.not_found',
    'matters.id_taken',
    'matters.community_only',
    'matters.name_missing',
    'matters.address_missing',
  ],
})
export const AgencyFilter = z.object({
  scope: z.enum(['mine', 'open', 'overdue', 'all']).default('open'),
  state: z.enum(agencyStates).optional(),
  grid: z.coerce.number().int().min(1).max(32767).optional(),
  /** Asked for at home. */
  visit: z.stringbool().optional(),
  /** Originals are still with the agent. */
  originals: z.stringbool().optional(),
  q: text(60).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export const listAgency = route({
  name: 'matters.list_agency',
  method: 'GET',
  path,
  permission: 'matters.read',
  about: { zh: '代办单', en: 'Agency orders' },
  params: InArea,
  query: Paging.extend(AgencyFilter.shape),
  answer: pageOf(AgencyRow),
})
export const exportAgency = route({
  name: 'matters.export_agency',
  method: 'GET',
  path: '/api/areas/{areaId}/agency-orders-export',
  permission: 'matters.export',
  about: { zh: '导出代办台账（xlsx，姓名隐去，留痕）', en: 'Export the agency orders as xlsx, names masked, logged' },
  params: InArea,
  query: AgencyFilter,
  answer: Stream,
  medium: 'file',
})
export const getAgency = route({
  name: 'matters.get_agency',
  method: 'GET',
  path: `${path}/{id}`,
  permission: 'matters.read',
  about: { zh: '一张代办单', en: 'One agency order' },
  params: OneInArea,
  answer: AgencyDetail,
  problems: ['platform.not_found'],
})
export const revealAgency = route({
  name: 'matters.reveal_agency',
  method: 'POST',
  path: `${path}/{id}/reveal`,
  permission: 'matters.agency',
  about: { zh: '查看电话和住址（写明理由，留痕）', en: 'See phone and address in clear, with a reason that is logged' },
  params: OneInArea,
  body: z.object({ reason: text(200) }),
  answer: z.object({ name: z.string(), phone: z.string().nullable(), address: z.string().nullable() }),
  problems: ['platform.not_found', 'matters.step_not_yours'],
})
export const agencyMoves = routesOfMoves(agencyFlow, {
  part: 'agency',
  path: `${path}/{id}`,
  zh: '代办',
  answer: z.union([AgencyDetail, FollowedAgency]),
  problems: [
    'matters.originals_outstanding',
    'matters.material_unknown',
    'matters.authorisation_paper',
    'matters.day_past',
    'matters.agent_unknown',
    'matters.id_taken',
    'platform.file_unknown',
  ],
})
export const myAgency = route({
  name: 'matters.my_agency',
  method: 'GET',
  path: '/api/me/agency-orders',
  permission: 'matters.own',
  about: {
    zh: '我的代办（含我替家人申请的、请我关注的）',
    en: 'Agency orders that are mine, that I asked for, or follow',
  },
  answer: z.object({ rows: z.array(FollowedAgency) }),
})
export const followAgency = route({
  name: 'matters.follow_agency',
  method: 'GET',
  path: '/api/areas/{areaId}/own-agency-orders/{id}',
  permission: 'matters.own',
  about: { zh: '一张代办单的进展', en: 'How an agency order goes on' },
  params: OneInArea,
  answer: FollowedAgency,
  problems: ['platform.not_found'],
})
export const agencyForms = ['authorisation', 'materials', 'order'] as const
export const printAgency = route({
  name: 'matters.print_agency',
  method: 'GET',
  path: `${path}/{id}/print/{form}`,
  permission: 'matters.agency',
  about: {
    zh: '打印代办委托书、材料交接单、代办单',
    en: 'Print the authorisation, the list of materials, the order with its course',
  },
  params: OneInArea.extend({ form: z.enum(agencyForms) }),
  answer: Stream,
  medium: 'file',
  problems: ['platform.not_found'],
})
export const agencyNumbers = route({
  name: 'matters.get_agency_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/agency-numbers',
  permission: 'matters.read_numbers',
  about: { zh: '代办的数', en: 'Numbers of agency service, each with its rows' },
  params: InArea,
  query: z.object({ from: Day.optional(), to: Day.optional() }),
  answer: z.object({ numbers: z.array(LinkedNumber) }),
})
