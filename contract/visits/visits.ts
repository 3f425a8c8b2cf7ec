import { z } from 'zod'
import { Fact } from '../people/fields.ts'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant, Paging, pageOf, Phone, Point, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { moods, needs, visitCredits, visitKinds } from './entry-words.ts'
import { SameDay } from './same-day.ts'

export { moods, needs, visitCredits, visitKinds, type VisitCredit, type VisitKind } from './entry-words.ts'

const followUp = { id: ClientId }
/** 一键转办: what was heard becomes a case of its own, with everything carried over. `id` becomes its id. */
export const FollowUpDraft = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('incident'),
    ...followUp,
    text: text(2000).optional().describe('left out: what was heard'),
    categoryId: Id.optional(),
    urgent: z.boolean().default(false),
    placeText: text(200).optional(),
    point: Point.optional(),
    withPhotos: z.boolean().default(true),
    /** The resident follows and rates it under this number. */
    reporterPhone: Phone.optional(),
  }),
  z.object({
    kind: z.literal('agency'),
    ...followUp,
    matter: text(200),
    note: text(1000).optional(),
    homeVisit: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('consultation'),
    ...followUp,
    text: text(1000),
    phone: Phone.describe('the answer is told to this number'),
  }),
  /** 求助: to the community head, with a clock; an urgent incident of the category of help. */
  z.object({ kind: z.literal('help'), ...followUp, text: text(1000).optional(), reporterPhone: Phone.optional() }),
])
export type FollowUpDraft = z.output<typeof FollowUpDraft>
export const followUpKinds = ['incident', 'agency', 'consultation', 'help'] as const

/** A question of a campaign, answered once for all campaigns that ask it. */
export const CampaignAnswer = z.object({
  campaignId: z.uuid(),
  key: z.string().regex(/^[a-z][a-z_0-9]{0,39}$/),
  value: z.union([z.string().max(500), z.number(), z.boolean()]),
  /** Whom it is about, where that isn't the person of the entry: the only one of the household. */
  personId: z.uuid().nullish(),
})

/**
 * Changed facts about one person, as the worker saw them. `base`: the value the form showed (null: nothing known), so that
 * only a real contradiction comes back: another field changed meanwhile is none.
 */
export const CorrectionDraft = z.object({
  id: ClientId,
  personId: z.uuid(),
  facts: z
    .array(Fact.extend({ base: Fact.shape.value }))
    .min(1)
    .max(30),
})
export type CorrectionDraft = z.output<typeof CorrectionDraft>

/** 一条民情日志. `id` is made by the phone: sent twice, kept once. */
export const VisitDraft = z.object({
  id: ClientId,
  kind: z.enum(visitKinds),
  householdId: z.uuid().nullable().default(null),
  personId: z.uuid().nullable().default(null),
  met: z.boolean().default(true),
  heard: z.string().trim().max(4000).default(''),
  mood: z.enum(moods).nullable().default(null),
  needs: z.array(z.enum(needs)).max(8).default([]),
  photos: z.array(z.uuid()).max(9).default([]),
  voices: z.array(z.uuid()).max(3).default([]),
  /** Colleagues who came along (同行); each may credit it. */
  with: z.array(z.uuid()).max(5).default([]),
  followUps: z.array(FollowUpDraft).max(5).default([]),
  corrections: z.array(CorrectionDraft).max(10).default([]),
  answers: z.array(CampaignAnswer).max(60).default([]),
  /** By the phone's own clock: when it happened, and when this request left. */
  saidAt: Instant,
  sentAt: Instant,
  /** The grid the phone believed the household to be in, and which phone; both absent at a desk. */
  gridNo: GridNo.nullish(),
  deviceId: ClientId.nullish(),
})
export type VisitDraft = z.output<typeof VisitDraft>
export type VisitInput = z.input<typeof VisitDraft>

export const FollowUp = z.object({
  kind: z.enum(followUpKinds),
  areaId: AreaId,
  id: z.uuid(),
  /** Its number as people see it, null while unknown. */
  number: z.number().nullable(),
})
export type FollowUp = z.infer<typeof FollowUp>
export const correctionOutcomes = ['done', 'conflict', 'competes', 'refused'] as const
export const CorrectionResult = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  facts: z.array(
    z.object({
      field: z.string(),
      outcome: z.enum(correctionOutcomes),
      /** conflict: what stands there now, and what the worker said; masked where the field is sensitive. */
      present: z.string().nullable(),
      said: z.string().nullable(),
      by: z.string().nullable(),
      on: Day.nullable(),
    }),
  ),
})
export type CorrectionResult = z.infer<typeof CorrectionResult>

/** An entry as its readers see it. */
export const Visit = z.object({
  areaId: AreaId,
  id: z.uuid(),
  kind: z.enum(visitKinds),
  at: Instant,
  month: z.string(),
  /** How far the phone's clock was off, ms, where it was corrected. */
  skewMs: z.number().nullable(),
  householdId: z.uuid().nullable(),
  address: z.string().nullable(),
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  gridNo: GridNo.nullable(),
  workerId: z.uuid(),
  worker: z.string(),
  with: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
  /** 同日另有记录: what colleagues wrote about this household on the same day, each for itself. */
  sameDay: z.array(SameDay),
  met: z.boolean(),
  heard: z.string(),
  mood: z.enum(moods).nullable(),
  needs: z.array(z.enum(needs)),
  photos: z.array(z.uuid()),
  voices: z.array(z.uuid()),
  credit: z.enum(visitCredits),
  followUps: z.array(FollowUp),
  corrections: z.array(CorrectionResult),
  version: z.int(),
})
export type Visit = z.infer<typeof Visit>

const one = InArea.extend({ id: ClientId })
const path = '/api/areas/{areaId}/visits'

export const recordVisit = route({
  name: 'visits.record',
  method: 'POST',
  path,
  permission: 'visits.record',
  about: {
    zh: '记一条民情日志：走访、接待、电话；可同时转事件、转代办、转咨询、转求助，更正资料',
    en: 'Record a visit, reception or call, with what follows from it',
  },
  params: InArea,
  body: VisitDraft,
  answer: Visit,
  problems: [
    'visits.id_taken',
    'visits.household_unknown',
    'visits.person_unknown',
    'visits.nothing_said',
    'visits.colleague_unknown',
    'visits.campaign_unknown',
    'visits.campaign_closed',
    'visits.answer_wrong',
    'people.field_unknown',
    'people.value_wrong',
    'people.name_missing',
    'incidents.category_unknown',
    'incidents.id_taken',
    'matters.id_taken',
    'matters.community_only',
    'matters.name_missing',
    'matters.address_missing',
    'matters.too_many_asked',
    'platform.file_unknown',
  ],
  perMinute: 600,
})
/** On the same day by whoever wrote it; what was counted stays counted. */
export const amendVisit = route({
  name: 'visits.amend',
  method: 'PATCH',
  path: `${path}/{id}`,
  permission: 'visits.record',
  about: { zh: '补充或改正自己写的日志', en: 'Amend one’s own entry' },
  params: one,
  body: z.object({
    version: z.int().min(1),
    heard: z.string().trim().max(4000).optional(),
    mood: z.enum(moods).nullable().optional(),
    needs: z.array(z.enum(needs)).max(8).optional(),
  }),
  answer: Visit,
  problems: ['platform.not_found', 'platform.conflict', 'visits.not_yours', 'visits.day_over'],
})
export const VisitFilter = z.object({
  scope: z.enum(['mine', 'all']).default('all'),
  q: text(60).optional().describe('words of what was heard, or an address'),
  kind: z.enum(visitKinds).optional(),
  grid: GridNo.optional(),
  noGrid: z.stringbool().optional(),
  met: z.stringbool().optional().describe('home visits only'),
  campaignId: z.uuid().optional().describe('entries with answers to this campaign'),
  householdId: z.uuid().optional(),
  need: z.enum(needs).optional(),
  mood: z.enum(moods).optional(),
  followedUp: z.stringbool().optional(),
  sameDay: z
    .stringbool()
    .optional()
    .describe('another entry of the same day about the household, nobody has said which yet'),
  theme: text(20).optional().describe('a word as the themes count it'),
  from: Day.optional(),
  to: Day.optional(),
})
export type VisitFilter = z.output<typeof VisitFilter>
export const listVisits = route({
  name: 'visits.list',
  method: 'GET',
  path,
  permission: 'visits.read',
  about: { zh: '民情日志：筛选、检索、翻页', en: 'The diary: filter, search, page by key' },
  params: InArea,
  query: Paging.extend(VisitFilter.shape),
  answer: pageOf(Visit).extend({ total: z.object({ count: z.int(), exact: z.boolean() }).nullable() }),
})
export const getVisit = route({
  name: 'visits.get',
  method: 'GET',
  path: `${path}/{id}`,
  permission: 'visits.read',
  about: { zh: '一条民情日志', en: 'One entry' },
  params: one,
  answer: Visit,
  problems: ['platform.not_found'],
})
/** The way back: from a case to the visit it came from. */
export const visitOfCase = route({
  name: 'visits.of_case',
  method: 'GET',
  path: '/api/areas/{areaId}/visit-of/{kind}/{id}',
  permission: 'visits.read',
  about: { zh: '这个事项来自哪次走访', en: 'The visit a case came from' },
  params: one.extend({ kind: z.enum(followUpKinds) }),
  answer: z.object({ visit: Visit.nullable() }),
})

/** 更正 outside a visit, or settling a conflict: `base` is then the value seen in the conflict. */
export const correctFacts = route({
  name: 'visits.correct_facts',
  method: 'POST',
  path: '/api/areas/{areaId}/fact-corrections',
  permission: 'visits.record',
  about: {
    zh: '更正居民资料：逐项比对，别人已改的退回让人选择',
    en: 'Correct facts field by field; contradictions come back',
  },
  params: InArea,
  body: CorrectionDraft,
  answer: CorrectionResult,
  problems: [
    'visits.id_taken',
    'visits.person_unknown',
    'people.field_unknown',
    'people.value_wrong',
    'people.name_missing',
  ],
  perMinute: 600,
})
