import { z } from 'zod'
import { route, type Route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant } from '../shapes.ts'
import {
  applicationClocks,
  applicationFlow,
  applicationMoves,
  applicationStates,
  decisions,
  type PaperInput,
  paperStates,
  pauseReasons,
  refuseReasons,
  staffMoves,
  type ApplicationMove,
  type StaffMove,
} from './application-flow.ts'
import { ApplicationDraft, channels } from './application-draft.ts'
import { FormSchema, type FormValues, Key } from './forms.ts'
import { ItemCode, Material } from './item.ts'

/** 办件 in a list: applicants masked. */
export const ApplicationRow = z.object({
  areaId: AreaId,
  id: z.uuid(),
  number: z.int(),
  itemCode: ItemCode,
  itemZh: z.string(),
  itemEn: z.string(),
  classCode: z.string(),
  areaName: z.string(),
  state: z.enum(applicationStates),
  version: z.int(),
  channel: z.enum(channels),
  atOnce: z.boolean(),
  applicantName: z.string().describe('脱敏'),
  applicantPhone: z.string().nullable().describe('脱敏'),
  submittedAt: Instant,
  acceptedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  decision: z.enum(decisions).nullable(),
  /** The running clock; null when closed. */
  clock: z.enum(applicationClocks).nullable(),
  /** Null while paused. */
  dueAt: Instant.nullable(),
  yellowAt: Instant.nullable(),
  pausedAt: Instant.nullable(),
  /** Until when the applicant may complete, while `supplement`. */
  supplementDueAt: Instant.nullable(),
  /** How many papers and answers are missing. */
  missing: z.int(),
  /** How often the applicant had to come. */
  trips: z.int(),
  ownerName: z.string().nullable(),
  ownerRole: z.string().nullable(),
  ownerAreaId: AreaId.nullable(),
  ownerArea: z.string().nullable(),
  ownerOrganisation: z.string().nullable(),
  /** Being handed over to, not yet accepted: a name, a desk or a department. */
  handOverTo: z.string().nullable(),
  /** Is it the asker's to do? */
  mine: z.boolean(),
})
export type ApplicationRow = z.infer<typeof ApplicationRow>

/** What a paper of a case is like now. `wanted`: whether the item asks for it, given the answers. */
export const Paper = Material.extend({
  state: z.enum([...paperStates, 'fetched']),
  wanted: z.boolean(),
  originalsGiven: z.int(),
  copiesGiven: z.int(),
  files: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['image', 'pdf']) })),
  /** When it came; of a fetched one, the date of the register's entry. */
  at: Instant.nullable(),
})
export type Paper = z.infer<typeof Paper>

/** Where an answer comes from: typed in, or fetched from the register (whose source and date are said). */
export const AnswerSource = z.object({ kind: z.enum(['typed', 'register']), label: z.string(), onDay: Day.nullable() })
/** An answer as shown: documents, phones and sensitive ones masked. */
export const Answered = z.object({
  key: Key,
  zh: z.string(),
  en: z.string(),
  text: z.string(),
  masked: z.boolean(),
  source: AnswerSource,
})
export type Answered = z.infer<typeof Answered>

/** One thing missing: a paper, an answer, or what the clerk sees. */
export const MissingThing = z.object({
  kind: z.enum(['paper', 'answer', 'other']),
  key: Key.nullable(),
  zh: z.string(),
  /** How to get it right: copies, sample, what is wrong with the answer. */
  hint: z.string().nullable(),
  /** Already on the one-time notice. */
  told: z.boolean(),
})
export type MissingThing = z.infer<typeof MissingThing>

export const ApplicationStep = z.object({
  seq: z.int(),
  at: Instant,
  move: z.string().describe('submit, a move of the flow, or turned_yellow, turned_red, supplement_over, review_due'),
  fromState: z.enum(applicationStates).nullable(),
  toState: z.enum(applicationStates),
  by: z.string().nullable(),
  role: z.string().nullable(),
  areaName: z.string().nullable(),
  organisation: z.string().nullable(),
  note: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})

export const applicationForms = ['accepted', 'one-time-notice', 'refused', 'finished'] as const
export type ApplicationForm = (typeof applicationForms)[number]

/** 办件详情: the case whole, for the window and for whoever decides. */
export const ApplicationDetail = ApplicationRow.extend({
  itemNo: z.int().describe('受理时的事项版本'),
  result: z.string().nullable(),
  refusal: z.object({ reason: z.enum(refuseReasons), note: z.string(), elsewhere: z.string().nullable() }).nullable(),
  /** 代为办理的人. */
  agent: z.object({ name: z.string(), phone: z.string().nullable(), relation: z.string().nullable() }).nullable(),
  person: z.object({ areaId: AreaId, id: z.uuid() }).nullable().describe('人口库中的人'),
  pauseReason: z.enum(pauseReasons).nullable(),
  reviewOn: Day.nullable(),
  statutoryDueAt: Instant.nullable(),
  extended: z.boolean(),
  deliveredAt: Instant.nullable(),
  firstReceiver: z.string().nullable(),
  answers: z.array(Answered),
  /** The form with only what isn't answered, so that the screen asks nothing else. */
  form: FormSchema,
  papers: z.array(Paper),
  missingThings: z.array(MissingThing),
  /** The one-time notice, once given. */
  notice: z.object({ at: Instant, by: z.string().nullable(), note: z.string().nullable(), dueAt: Instant, things: z.array(MissingThing) }).nullable(),
  files: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['image', 'pdf']), phase: z.enum(['paper', 'result', 'note']) })),
  steps: z.array(ApplicationStep),
  /** Who may decide it: tiers and departments by the power register. */
  deciders: z.array(z.object({ tier: z.string(), areaId: AreaId, areaName: z.string(), organisationId: Id.nullable(), organisation: z.string().nullable() })),
  mayDecide: z.boolean(),
  moves: z.array(z.enum(applicationMoves as [ApplicationMove, ...ApplicationMove[]])),
  /** What can be printed now. */
  prints: z.array(z.enum(applicationForms)),
}) // prettier-ignore
export type ApplicationDetail = z.infer<typeof ApplicationDetail>

/** 回执 of an intake or a move. */
export const ApplicationReceipt = z.object({
  areaId: AreaId,
  id: z.uuid(),
  number: z.int(),
  state: z.enum(applicationStates),
  version: z.int(),
  itemZh: z.string(),
  areaName: z.string(),
  dueAt: Instant.nullable(),
  /** All that is missing now, at once. */
  missing: z.array(MissingThing),
  prints: z.array(z.enum(applicationForms)),
})
export type ApplicationReceipt = z.infer<typeof ApplicationReceipt>

export const OneApplication = InArea.extend({ id: z.uuid() })

export const submitApplication = route({
  name: 'matters.submit',
  method: 'POST',
  path: '/api/areas/{areaId}/applications',
  permission: 'matters.accept',
  about: { zh: '收件：窗口、电话、上门、代办；可同时受理、办结、一次性告知或不予受理', en: 'Take in an application, and if wished accept, finish, notify or refuse it at once' },
  params: InArea,
  body: ApplicationDraft,
  answer: ApplicationReceipt,
  problems: [
    'matters.item_unknown',
    'matters.item_changed',
    'matters.not_accepted_here',
    'matters.person_unknown',
    'matters.answers_wrong',
    'matters.material_unknown',
    'matters.still_missing',
    'matters.nothing_missing',
    'matters.not_at_once',
    'matters.not_yours_to_decide',
    'matters.id_taken',
    'platform.file_unknown',
  ],
}) // prettier-ignore

export const getApplication = route({
  name: 'matters.get_application',
  method: 'GET',
  path: '/api/areas/{areaId}/applications/{id}',
  permission: 'matters.read',
  about: { zh: '办件详情', en: 'One application whole' },
  params: OneApplication,
  answer: ApplicationDetail,
  problems: ['matters.application_unknown'],
})

const moveProblems = [
  'matters.application_unknown',
  'platform.conflict',
  'matters.move_not_from_here',
  'matters.not_yours',
  'matters.not_yours_to_decide',
  'matters.answers_wrong',
  'matters.material_unknown',
  'matters.still_missing',
  'matters.nothing_missing',
  'matters.told_once',
  'matters.supplement_not_over',
  'matters.pass_where',
  'matters.not_accepted_here',
  'matters.account_unknown',
  'matters.organisation_unknown',
  'matters.no_hand_over',
  'matters.paused',
  'matters.not_paused',
  'matters.review_in_past',
  'matters.extended_already',
  'matters.beyond_the_law',
  'matters.delivered_already',
  'platform.file_unknown',
] as const

/** Every move of the flow made by staff is a route: POST …/applications/{id}/hand-over, with `moveId` and the `version` seen. */
export const applicationMoveBody = (move: ApplicationMove) =>
  applicationFlow.moves[move].needs.extend({ moveId: ClientId, version: z.int().min(1) })
export const applicationMoveRoutes = Object.fromEntries(
  staffMoves.map((move) => [
    move,
    route({
      name: `matters.${move}`,
      method: 'POST',
      path: `/api/areas/{areaId}/applications/{id}/${move.replaceAll('_', '-')}`,
      permission: applicationFlow.moves[move].permission,
      about: { zh: `办件流转：${move}`, en: `Move an application: ${move}` },
      params: OneApplication,
      body: applicationMoveBody(move),
      answer: ApplicationReceipt,
      problems: moveProblems,
    } satisfies Route),
  ]),
) as unknown as Record<StaffMove, ApplicationMoveRoute>
export type ApplicationMoveRoute = {
  name: string
  method: 'POST'
  path: string
  permission: (typeof applicationFlow.moves)[StaffMove]['permission']
  about: { zh: string; en: string }
  params: typeof OneApplication
  body: z.ZodType<ApplicationMoveInput>
  answer: typeof ApplicationReceipt
  problems: typeof moveProblems
}
export { moveProblems as applicationMoveProblems }

/** Any move's input, after parsing; each move's own schema has required its own. */
export type ApplicationMoveInput = {
  moveId: string
  version: number
  note?: string
  letThrough?: string
  also?: { material?: string; field?: string; text: string }[]
  values?: z.output<typeof FormValues>
  papers?: z.output<typeof PaperInput>[]
  trip?: boolean
  reason?: string
  elsewhere?: string
  decision?: (typeof decisions)[number]
  result?: string
  files?: string[]
  areaId?: number
  organisationId?: number
  accountId?: string
  reviewOn?: string
  workingDays?: number
  how?: 'fetched' | 'posted' | 'brought' | 'online'
}
export {
  AgentInput,
  ApplicantInput,
  ApplicationDraft,
  channels,
  decideInput,
  type Channel,
} from './application-draft.ts'
