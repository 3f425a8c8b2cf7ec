import { z } from 'zod'
import { route, type Route } from '../route.ts'
import { ClientId, Id, InArea, Instant, Phone, Point, text } from '../shapes.ts'
import {
  incidentFlow,
  incidentMoves,
  incidentStates,
  outcomes,
  clockSteps,
  type IncidentMove,
} from './incident-flow.ts'

export const sources = [
  'resident',
  'grid_worker',
  'visit',
  'window',
  'hotline',
  'hotline_12345',
  'video',
  'department',
  'superior',
  'media',
  'message',
  'api',
] as const
export type Source = (typeof sources)[number]

/** 一个事件 in a list: no name, no phone. */
export const IncidentRow = z.object({
  areaId: z.number(),
  id: z.uuid(),
  number: z.number(),
  source: z.enum(sources),
  categoryId: z.number(),
  categoryZh: z.string(),
  categoryEn: z.string(),
  level: z.number(),
  text: z.string(),
  placeText: z.string().nullable(),
  point: Point.nullable(),
  areaName: z.string(),
  gridNo: z.number().nullable(),
  state: z.enum(incidentStates),
  version: z.number(),
  round: z.number(),
  urgent: z.boolean(),
  secret: z.boolean(),
  superviseLevel: z.number(),
  sameCount: z.number(),
  ownerRole: z.string().nullable(),
  ownerAreaId: z.number().nullable(),
  ownerOrganisation: z.string().nullable(),
  ownerName: z.string().nullable(),
  handlerOrganisation: z.string().nullable(),
  reportedAt: Instant,
  step: z.enum(clockSteps).nullable(),
  stepStartedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  yellowAt: Instant.nullable(),
  pausedAt: Instant.nullable(),
  reviewOn: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  solved: z.boolean().nullable(),
  grade: z.number().nullable(),
  closedAt: Instant.nullable(),
  /** Is it on the asker's own desk? */
  mine: z.boolean(),
})
export type IncidentRow = z.infer<typeof IncidentRow>

export const IncidentStep = z.object({
  seq: z.number(),
  at: Instant,
  move: z.string(),
  fromState: z.enum(incidentStates).nullable(),
  toState: z.enum(incidentStates),
  /** Who, as colleagues know them; residents are 居民. */
  by: z.string().nullable(),
  role: z.string().nullable(),
  organisation: z.string().nullable(),
  /** To whom the step gave the case, or whom it called: departments, a colleague, the level it was escalated to. */
  to: z.array(z.string()),
  note: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export const IncidentTask = z.object({
  organisationId: z.number(),
  organisation: z.string(),
  kind: z.enum(['lead', 'co', 'called']),
  calledAt: Instant,
  checkedInAt: Instant.nullable(),
  checkedInBy: z.string().nullable(),
  endedAt: Instant.nullable(),
})
export const IncidentClock = z.object({
  seq: z.number(),
  step: z.enum(clockSteps),
  startedAt: Instant,
  amount: z.number(),
  unit: z.string(),
  extraDays: z.number(),
  dueAt: Instant,
  yellowAt: Instant,
  endedAt: Instant.nullable(),
})
export const IncidentPhoto = z.object({ fileId: z.uuid(), phase: z.enum(['before', 'after', 'check', 'note']) })

/** A case whole. Name and phone are masked; `reveal` shows them to those who may, with a reason. */
export const IncidentDetail = IncidentRow.extend({
  scale: z.string(),
  externalNo: z.string().nullable(),
  historical: z.boolean(),
  reporterName: z.string().nullable(),
  reporterPhone: z.string().nullable(),
  gridName: z.string().nullable(),
  buildingName: z.string().nullable(),
  handlerName: z.string().nullable(),
  /** Whom the table of duties names for its category and area; assigning without naming anybody sends it there. */
  duty: z.object({ organisationId: z.number(), name: z.string() }).nullable(),
  firstReceiver: z.string().nullable(),
  handOverTo: z.string().nullable(),
  escalatedTo: z.number().nullable(),
  handleDueAt: Instant.nullable(),
  contactedAt: Instant.nullable(),
  asked: z.enum(['delay', 'suspend', 'void']).nullable(),
  askedDetails: z.record(z.string(), z.unknown()).nullable(),
  pauseKind: z.string().nullable(),
  mergedInto: z.uuid().nullable(),
  steps: z.array(IncidentStep),
  tasks: z.array(IncidentTask),
  clocks: z.array(IncidentClock),
  photos: z.array(IncidentPhoto),
  /** What the asker may do to it now, by state, permission and relation. */
  moves: z.array(z.enum(incidentMoves as [IncidentMove, ...IncidentMove[]])),
})
export type IncidentDetail = z.infer<typeof IncidentDetail>

/** A report. `id` is made by the client and becomes the id of the case: sent twice, one case. */
export const IncidentDraft = z.object({
  id: ClientId,
  text: text(2000),
  categoryId: Id.optional(),
  source: z.enum(sources).default('resident'),
  point: Point.optional(),
  placeText: text(200).optional(),
  /** The code on a building's plate. */
  buildingCode: text(64).optional(),
  level: z.int().min(1).max(4).default(1),
  scale: z.enum(['individual', 'group']).default('individual'),
  urgent: z.boolean().default(false),
  secret: z.boolean().default(false),
  photos: z.array(z.uuid()).max(9).default([]),
  /** On behalf of a resident, at a window or on the phone. */
  reporterName: text(50).optional(),
  reporterPhone: Phone.optional(),
  /** The number of the order in the system it came from. */
  externalNo: text(64).optional(),
})
export type IncidentDraft = z.infer<typeof IncidentDraft>

export const Receipt = z.object({
  areaId: z.number(),
  id: z.uuid(),
  number: z.number(),
  state: z.enum(incidentStates),
  version: z.number(),
  areaName: z.string(),
  gridNo: z.number().nullable(),
  dueAt: Instant.nullable(),
})
export type Receipt = z.infer<typeof Receipt>

export const OneIncident = InArea.extend({ id: z.uuid() })

/** Anyone signed in reports (Q01, J01). The area of the path is where the report is taken; the case goes to the community and grid of its place. */
export const reportIncident = route({
  name: 'incidents.report',
  method: 'POST',
  path: '/api/areas/{areaId}/incidents',
  permission: 'incidents.report',
  about: { zh: '上报事件', en: 'Report an incident' },
  params: InArea,
  body: IncidentDraft,
  answer: Receipt,
  problems: ['incidents.no_place', 'incidents.category_unknown', 'incidents.id_taken', 'platform.file_unknown'],
})

export const getIncident = route({
  name: 'incidents.get',
  method: 'GET',
  path: '/api/areas/{areaId}/incidents/{id}',
  permission: 'incidents.read',
  about: { zh: '事件详情', en: 'One incident' },
  params: OneIncident,
  answer: IncidentDetail,
  problems: ['incidents.unknown'],
})

const moveProblems = [
  'incidents.unknown',
  'platform.conflict',
  'incidents.move_not_from_here',
  'incidents.not_yours',
  'incidents.checker_is_handler',
  'incidents.approver_is_asker',
  'incidents.returned_too_often',
  'incidents.not_asked',
  'incidents.already_asked',
  'incidents.delayed_already',
  'incidents.delay_too_long',
  'incidents.organisation_unknown',
  'incidents.nobody_responsible',
  'incidents.merge_target',
  'incidents.reopened_already',
  'incidents.reopen_too_late',
  'incidents.review_in_past',
  'incidents.not_paused',
  'incidents.paused',
  'incidents.verdict_missing',
  'incidents.category_unknown',
  'incidents.account_unknown',
  'platform.file_unknown',
] as const

/** Every move of the life cycle is a route of its own, with its own permission: POST …/incidents/{id}/check-in. */
export const moveBody = (move: IncidentMove) =>
  incidentFlow.moves[move].needs.extend({ moveId: ClientId, version: z.int().min(1) })
export const movePath = (move: IncidentMove) => `/api/areas/{areaId}/incidents/{id}/${move.replaceAll('_', '-')}`
export const moveRoutes = Object.fromEntries(
  incidentMoves.map((move) => [
    move,
    route({
      name: `incidents.${move}`,
      method: 'POST',
      path: movePath(move),
      permission: incidentFlow.moves[move].permission,
      about: { zh: `事件流转：${move}`, en: `Move a case: ${move}` },
      params: OneIncident,
      body: moveBody(move),
      answer: Receipt,
      problems: moveProblems,
    } satisfies Route),
  ]),
) as unknown as Record<IncidentMove, MoveRoute>
export type MoveRoute = {
  name: string
  method: 'POST'
  path: string
  permission: (typeof incidentFlow.moves)[IncidentMove]['permission']
  about: { zh: string; en: string }
  params: typeof OneIncident
  body: z.ZodType<MoveInput>
  answer: typeof Receipt
  problems: typeof moveProblems
}

/** Any move's input, after parsing: what the moves need, all optional here; each move's own schema has required its own. */
export type MoveInput = {
  moveId: string
  version: number
  note?: string
  photos?: string[]
  reason?: string
  into?: string
  organisationId?: number
  organisationIds?: number[]
  leadId?: number
  accountId?: string
  basis?: string
  outcome?: (typeof outcomes)[number]
  workingDays?: number
  reviewOn?: string
  reached?: boolean
  solved?: boolean
  grade?: number
  categoryId?: number
  level?: number
  urgent?: boolean
  secret?: boolean
  historical?: boolean
}
