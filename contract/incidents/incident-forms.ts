import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, Id, InArea, Instant, Phone, Stream, text } from '../shapes.ts'
import { DeadlineExplanation } from '../time/explanation.ts'
import { clockSteps } from './incident-flow.ts'
import { OneIncident, Receipt } from './incidents.ts'

/** 交办单, 吹哨单, 报到回执, 督办单, 延期申请, 受理告知, 不予受理告知. */
export const printForms = ['assignment', 'whistle', 'check-in', 'supervision', 'delay', 'accepted', 'rejected'] as const
export type PrintForm = (typeof printForms)[number]

/** A form as PDF, A4; written into the audit log. `organisationId` says whose receipt (check-in), else the asker's or the first. */
export const printIncidentForm = route({
  name: 'incidents.print_form',
  method: 'GET',
  path: '/api/areas/{areaId}/incidents/{id}/forms/{form}',
  permission: 'incidents.read',
  about: { zh: '打印文书（PDF）', en: 'Print a form of the case as PDF' },
  params: OneIncident.extend({ form: z.enum(printForms) }),
  query: z.object({ organisationId: Id.optional() }),
  answer: Stream,
  medium: 'file',
  problems: ['incidents.unknown', 'incidents.form_not_yet'],
})

/** 查看联系方式: name and phone in clear, for a reason; who looked and why stays in the audit log. */
export const revealContact = route({
  name: 'incidents.reveal_contact',
  method: 'POST',
  path: '/api/areas/{areaId}/incidents/{id}/reveal',
  permission: 'incidents.reveal',
  about: { zh: '查看反映人联系方式（需说明理由，留痕）', en: 'Reveal the reporter’s contact, with a reason, logged' },
  params: OneIncident,
  body: z.object({ reason: text(200) }),
  answer: z.object({ name: z.string().nullable(), phone: Phone.nullable() }),
  problems: ['incidents.unknown'],
})

/** One clock of a case, explained. */
export const ExplainedClock = z.object({
  seq: z.number(),
  step: z.enum(clockSteps),
  running: z.boolean(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  amount: z.number(),
  unit: z.string(),
  extraDays: z.number(),
  /** Null while a pause lasts. */
  dueAt: Instant.nullable(),
  yellowAt: Instant.nullable(),
  /** Where the limit comes from, in the asker's language: 全市通用、按类别“燃气用电”…. */
  limitFrom: z.string(),
  explanation: DeadlineExplanation,
  /** The same in sentences, in the asker's language. */
  sentences: z.array(z.string()),
})
/** 期限说明: every clock of the case, the running ones first. */
export const explainIncidentDeadline = route({
  name: 'incidents.explain_deadline',
  method: 'GET',
  path: '/api/areas/{areaId}/incidents/{id}/deadline',
  permission: 'incidents.read',
  about: {
    zh: '期限说明：起点、暂停、跳过的日子与依据',
    en: 'Explain the deadlines: start, pauses, days skipped and why',
  },
  params: OneIncident,
  answer: z.object({ clocks: z.array(ExplainedClock) }),
  problems: ['incidents.unknown'],
})

const BulkItem = z.object({ areaId: z.int(), id: z.uuid(), version: z.int().min(1), moveId: ClientId })
/**
 * 批量派遣: each case by itself; what couldn't be done says why. `organisationId` left out: by the routing table.
 * The answer is in the order of the items.
 */
export const bulkAssign = route({
  name: 'incidents.bulk_assign',
  method: 'POST',
  path: '/api/areas/{areaId}/incidents/bulk-assign',
  permission: 'incidents.assign',
  about: { zh: '批量派遣', en: 'Assign many cases' },
  params: InArea,
  body: z.object({
    items: z.array(BulkItem).min(1).max(100),
    organisationId: Id.optional(),
    accountId: z.uuid().optional(),
    note: text(2000).optional(),
  }),
  answer: z.object({
    done: z.number().int(),
    refused: z.number().int(),
    results: z.array(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('done'), id: z.uuid(), receipt: Receipt }),
        z.object({ outcome: z.literal('refused'), id: z.uuid(), code: z.string(), sentence: z.string() }),
      ]),
    ),
  }),
})
