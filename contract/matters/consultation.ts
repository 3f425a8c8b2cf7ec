import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant, Paging, pageOf, Phone, Stream, text } from '../shapes.ts'
import { consultationFlow, consultationStates, type ConsultationMove } from './consultation-flow.ts'
import { LinkedNumber, OneInArea, PartClock, PartStep, routesOfMoves } from './part-steps.ts'

const moves = z.array(z.enum(Object.keys(consultationFlow.moves) as [ConsultationMove, ...ConsultationMove[]]))
/** Class and item of the catalogue, by code; a question may have neither. */
const ClassCode = text(60)

/** 咨询 in a list. */
export const ConsultationRow = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  number: z.int(),
  state: z.enum(consultationStates),
  classCode: z.string().nullable(),
  itemCode: z.string().nullable(),
  question: z.string(),
  /** 窗口 when null. */
  organisationId: Id.nullable(),
  organisation: z.string().nullable(),
  anonymous: z.boolean(),
  /** telephone: a clerk entered it for whoever called; visit: a worker did, at the door. */
  channel: z.enum(['app', 'telephone', 'visit']),
  askedAt: Instant,
  dueAt: Instant.nullable(),
  yellowAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  helped: z.boolean().nullable(),
  mine: z.boolean(),
  version: z.int(),
})
export const ConsultationDetail = ConsultationRow.extend({
  /** Masked; null when asked anonymously. */
  phone: z.string().nullable(),
  thread: z.array(
    z.object({ at: Instant, kind: z.enum(['question', 'answer']), text: z.string(), by: z.string().nullable() }),
  ),
  /** Proposed or published answers made of it. */
  faqId: z.uuid().nullable(),
  /** Published answers that look alike, for the one who answers. */
  alike: z.array(z.object({ id: z.uuid(), areaId: AreaId.nullable(), question: z.string(), answer: z.string() })),
  clock: PartClock.nullable(),
  steps: z.array(PartStep),
  moves,
})
export type ConsultationDetail = z.infer<typeof ConsultationDetail>
/** 我的咨询. */
export const OwnConsultation = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  number: z.int(),
  state: z.enum(consultationStates),
  classCode: z.string().nullable(),
  answeringBody: z.string(),
  thread: ConsultationDetail.shape.thread,
  askedAt: Instant,
  dueAt: Instant.nullable(),
  helped: z.boolean().nullable(),
  moves,
  version: z.int(),
})
export type OwnConsultation = z.infer<typeof OwnConsultation>

const question = {
  id: ClientId,
  text: text(1000),
  classCode: ClassCode.optional(),
  itemCode: ClassCode.optional(),
}
const path = '/api/areas/{areaId}/consultations'
export const ask = route({
  name: 'matters.ask',
  method: 'POST',
  path: '/api/areas/{areaId}/own-consultations',
  permission: 'matters.own',
  about: { zh: '咨询', en: 'Ask a question' },
  params: InArea,
  body: z.object({ ...question, anonymous: z.boolean().default(false) }),
  answer: OwnConsultation,
  problems: ['matters.id_taken', 'matters.too_many_open'],
  perMinute: 20,
})
/** Without signing in: a phone code proves the number, nobody who answers sees it; later answers stand under “我的” of that number. */
export const askByPhone = route({
  name: 'matters.ask_by_phone',
  method: 'POST',
  path: '/api/areas/{areaId}/consultations-by-phone',
  permission: 'public',
  about: { zh: '不登录咨询（手机验证码，匿名）', en: 'Ask anonymously with a phone code' },
  params: InArea,
  body: z.object({ ...question, phone: Phone, code: z.string().regex(/^\d{6}$/) }),
  answer: OwnConsultation,
  problems: [
    'matters.id_taken',
    'matters.too_many_open',
    'access.code_wrong',
    'access.code_over',
    'access.account_shut',
  ],
  perMinute: 10,
})
/** 代录咨询: somebody asks by telephone, the clerk enters it. The same clock; they are told by text message, and find it in the app under that phone. */
export const askFor = route({
  name: 'matters.ask_for',
  method: 'POST',
  path,
  permission: 'matters.answer',
  about: { zh: '代录电话咨询', en: 'Enter a question asked by telephone' },
  params: InArea,
  body: z.object({ ...question, phone: Phone }),
  answer: z.object({ areaId: AreaId, id: z.uuid(), number: z.int(), dueAt: Instant.nullable() }),
  problems: ['matters.id_taken', 'matters.too_many_asked', 'matters.desk_only'],
})
/** The number of whoever asked, to call back; never of an anonymous asker. The reason is logged. */
export const callAsker = route({
  name: 'matters.call_asker',
  method: 'POST',
  path: `${path}/{id}/phone`,
  permission: 'matters.reveal',
  about: { zh: '查看提问人的号码以便回电（留痕）', en: 'See the number of the asker in order to call (logged)' },
  params: OneInArea,
  body: z.object({ reason: text(200) }),
  answer: z.object({ phone: z.string() }),
  problems: ['platform.not_found'],
  perMinute: 60,
})
export const ConsultationFilter = z.object({
  scope: z.enum(['mine', 'open', 'overdue', 'all']).default('open'),
  state: z.enum(consultationStates).optional(),
  class: ClassCode.optional(),
  answered: z.stringbool().optional(),
  helped: z.stringbool().optional(),
  /** Somebody said whether it helped. */
  judged: z.stringbool().optional(),
  /** Answered, and never later than its clock. */
  inTime: z.stringbool().optional(),
  q: text(60).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export const listConsultations = route({
  name: 'matters.list_consultations',
  method: 'GET',
  path,
  permission: 'matters.answer',
  about: { zh: '咨询', en: 'Questions' },
  params: InArea,
  query: Paging.extend(ConsultationFilter.shape),
  answer: pageOf(ConsultationRow),
})
export const exportConsultations = route({
  name: 'matters.export_consultations',
  method: 'GET',
  path: '/api/areas/{areaId}/consultations-export',
  permission: 'matters.export',
  about: {
    zh: '导出咨询台账（xlsx，号码等隐去，留痕）',
    en: 'Export the questions as xlsx, personal data hidden, logged',
  },
  params: InArea,
  query: ConsultationFilter,
  answer: Stream,
  medium: 'file',
})
export const getConsultation = route({
  name: 'matters.get_consultation',
  method: 'GET',
  path: `${path}/{id}`,
  permission: 'matters.answer',
  about: { zh: '一件咨询', en: 'One question' },
  params: OneInArea,
  answer: ConsultationDetail,
  problems: ['platform.not_found'],
})
/** 咨询答复单: for whoever wants the answer on paper. */
export const printConsultation = route({
  name: 'matters.print_consultation',
  method: 'GET',
  path: `${path}/{id}/print`,
  permission: 'matters.answer',
  about: { zh: '打印咨询答复单', en: 'Print a question with its answers' },
  params: OneInArea,
  answer: Stream,
  medium: 'file',
  problems: ['platform.not_found'],
})
export const consultationMoves = routesOfMoves(consultationFlow, {
  part: 'consultation',
  path: `${path}/{id}`,
  zh: '咨询',
  answer: z.union([ConsultationDetail, OwnConsultation]),
  problems: ['matters.organisation_unknown'],
})
export const myConsultations = route({
  name: 'matters.my_consultations',
  method: 'GET',
  path: '/api/me/consultations',
  permission: 'matters.own',
  about: { zh: '我的咨询', en: 'My questions' },
  answer: z.object({ rows: z.array(OwnConsultation) }),
})
/** 咨询分派: class × area to an organisation; without a row it goes to the window. The nearest area and class count. */
export const ConsultationRoute = z.object({
  id: Id,
  areaId: AreaId,
  classCode: z.string().nullable(),
  organisationId: Id,
  organisation: z.string(),
})
export const listConsultationRoutes = route({
  name: 'matters.list_consultation_routes',
  method: 'GET',
  path: '/api/areas/{areaId}/consultation-routes',
  permission: 'matters.answer',
  about: { zh: '咨询分派表（本区域及上级）', en: 'Who answers which class, here and above' },
  params: InArea,
  answer: z.object({ rows: z.array(ConsultationRoute) }),
})
export const saveConsultationRoute = route({
  name: 'matters.save_consultation_route',
  method: 'PUT',
  path: '/api/areas/{areaId}/consultation-routes',
  permission: 'matters.configure',
  about: {
    zh: '设定某类咨询由谁答复；不选单位即由窗口答复',
    en: 'Say who answers a class; without organisation the window does',
  },
  params: InArea,
  body: z.object({ classCode: ClassCode.nullable(), organisationId: Id.nullable() }),
  answer: z.object({ rows: z.array(ConsultationRoute) }),
  problems: ['matters.organisation_unknown'],
})
export const consultationNumbers = route({
  name: 'matters.get_consultation_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/consultation-numbers',
  permission: 'matters.read_numbers',
  about: { zh: '咨询的数', en: 'Numbers of questions, each with its rows' },
  params: InArea,
  query: z.object({ from: Day.optional(), to: Day.optional() }),
  answer: z.object({ numbers: z.array(LinkedNumber) }),
})
