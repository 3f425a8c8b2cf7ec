import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, Day, Id, InArea, Instant, Paging, pageOf, Stream, text } from '../shapes.ts'
import { correctionFlow, correctionStates, type CorrectionMove } from './correction-flow.ts'
import { EvaluationTag, Grade } from './evaluation.ts'
import { OneInArea, PartClock, PartStep, routesOfMoves, ServiceKind } from './part-steps.ts'

/** 差评整改 in a list: shown to its corrector only; the one who served never sees it. */
export const CorrectionRow = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  number: z.int(),
  service: ServiceKind,
  title: z.string(),
  place: z.string(),
  grade: Grade,
  state: z.enum(correctionStates),
  openedAt: Instant,
  dueAt: Instant,
  yellowAt: Instant,
  /** Over its clock once: shown also to the next tier. */
  escalated: z.boolean(),
  ownerAreaId: AreaId,
  ownerRole: z.string(),
  closedAt: Instant.nullable(),
  mine: z.boolean(),
  version: z.int(),
})
export const CorrectionDetail = CorrectionRow.extend({
  refId: z.uuid(),
  tags: z.array(EvaluationTag),
  /** With telephone numbers and the like hidden. */
  text: z.string().nullable(),
  /** Whether the evaluator left a number to call; `reveal` shows it. */
  hasContact: z.boolean(),
  organisationId: Id.nullable(),
  measure: z.string().nullable(),
  satisfied: z.boolean().nullable(),
  callBacks: z.int(),
  clock: PartClock.nullable(),
  steps: z.array(PartStep),
  moves: z.array(z.enum(Object.keys(correctionFlow.moves) as [CorrectionMove, ...CorrectionMove[]])),
})
export type CorrectionDetail = z.infer<typeof CorrectionDetail>

const path = '/api/areas/{areaId}/corrections'
/** What became of it: closed in time, over its clock, called back, the resident content. */
export const correctionOutcomes = ['in_time', 'late', 'called_back', 'confirmed'] as const
export const CorrectionFilter = z.object({
  outcome: z.enum(correctionOutcomes).optional(),
  state: z.enum(correctionStates).optional(),
  scope: z.enum(['mine', 'open', 'overdue', 'closed', 'all']).default('open'),
  from: Day.optional(),
  to: Day.optional(),
})
export const listCorrections = route({
  name: 'matters.list_corrections',
  method: 'GET',
  path,
  permission: 'matters.correct',
  about: { zh: '差评整改', en: 'Corrections of bad grades' },
  params: InArea,
  query: Paging.extend(CorrectionFilter.shape),
  answer: pageOf(CorrectionRow),
})
export const exportCorrections = route({
  name: 'matters.export_corrections',
  method: 'GET',
  path: '/api/areas/{areaId}/corrections-export',
  permission: 'matters.export',
  about: {
    zh: '导出差评整改台账（xlsx，不含评价人，留痕）',
    en: 'Export the corrections as xlsx, without who graded, logged',
  },
  params: InArea,
  query: CorrectionFilter,
  answer: Stream,
  medium: 'file',
})
export const getCorrection = route({
  name: 'matters.get_correction',
  method: 'GET',
  path: `${path}/{id}`,
  permission: 'matters.correct',
  about: { zh: '一件差评整改', en: 'One correction' },
  params: OneInArea,
  answer: CorrectionDetail,
  problems: ['platform.not_found'],
})
/** 差评整改单: for the file of the office; who graded isn't on it. */
export const printCorrection = route({
  name: 'matters.print_correction',
  method: 'GET',
  path: `${path}/{id}/print`,
  permission: 'matters.correct',
  about: { zh: '打印差评整改单（不含评价人）', en: 'Print a correction, without who graded' },
  params: OneInArea,
  answer: Stream,
  medium: 'file',
  problems: ['platform.not_found'],
})
export const revealEvaluator = route({
  name: 'matters.reveal_evaluator',
  method: 'POST',
  path: `${path}/{id}/reveal`,
  permission: 'matters.correct',
  about: {
    zh: '查看评价人留下的联系方式（写明理由，留痕）',
    en: 'See the contact the evaluator left, with a reason that is logged',
  },
  params: OneInArea,
  body: z.object({ reason: text(200) }),
  answer: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  problems: ['platform.not_found', 'matters.step_not_yours'],
})
export const correctionMoves = routesOfMoves(correctionFlow, {
  part: 'correction',
  path: `${path}/{id}`,
  zh: '差评整改',
  answer: CorrectionDetail,
  problems: ['matters.call_back_first', 'matters.verdict_missing'],
})
