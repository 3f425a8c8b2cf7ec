import { z } from 'zod'
import { route } from '../route.ts'
import { Day, InArea, Instant, Paging, Phone, Stream, text } from '../shapes.ts'
import { DeadlineExplanation } from '../time/explanation.ts'
import { applicationClocks, applicationStates } from './application-flow.ts'
import { ApplicationRow, applicationForms, channels, OneApplication } from './applications.ts'
import { Key } from './forms.ts'
import { ClassCode, ItemCode } from './item.ts'

const many = <T extends z.ZodType>(item: T) => z.union([z.array(item).min(1).max(50), item.transform((one) => [one])])
const flag = z.stringbool().optional()

/** 我的待办 (mine, my desk's, my department's, what I stand in for, what is handed to me), then what waits for a hand. */
export const applicationScopes = [
  'mine',
  'to_accept',
  'supplement',
  'handling',
  'to_take_over',
  'due_soon',
  'overdue',
  'open',
  'all',
] as const
/** What the numbers count; a number links to its rows by `metric` with the same days. */
export const applicationMetrics = [
  'submitted', // 收件
  'accepted', // 受理
  'refused', // 不予受理
  'told', // 一次性告知
  'done', // 办结
  'on_time', // 承诺时限内办结
  'late', // 超过承诺时限办结
  'at_once', // 当场办结
  'once_done', // 一次办成: at most one trip
  'more_trips', // 跑了一次以上
  'online', // 网上收件
  'withdrawn',
] as const
export type ApplicationMetric = (typeof applicationMetrics)[number]

export const applicationSorts = ['due', 'newest'] as const

/** What a list, its export and a number choose by; everything named must hold. Lists repeat their key. */
export const ApplicationFilter = z.object({
  scope: z.enum(applicationScopes).default('open'),
  state: many(z.enum(applicationStates)).optional(),
  item: many(ItemCode).optional(),
  class: many(ClassCode).optional(),
  channel: many(z.enum(channels)).optional(),
  post: z.string().max(41).optional(),
  submittedFrom: Day.optional(),
  /** This day included. */
  submittedTo: Day.optional(),
  light: z.enum(['green', 'yellow', 'red']).optional(),
  paused: flag,
  atOnce: flag,
  /** The rows behind a number: counted in these days, both included. */
  metric: z.enum(applicationMetrics).optional(),
  countedFrom: Day.optional(),
  countedTo: Day.optional(),
  /** A number (BJ00000123 or its digits), a phone or document number (exact), the whole name (exact), else words of the matter. */
  q: text(100).optional(),
})
export type ApplicationFilter = z.output<typeof ApplicationFilter>

const Total = z.object({ count: z.int(), exact: z.boolean() })
export const listApplications = route({
  name: 'matters.list_applications',
  method: 'GET',
  path: '/api/areas/{areaId}/applications',
  permission: 'matters.read',
  about: { zh: '办件列表：筛选、检索、翻页（脱敏）', en: 'List applications: filter, search, page by key, masked' },
  params: InArea,
  /** Due first for work at hand, newest first for `all`, when `sort` is left out. */
  query: ApplicationFilter.extend({ ...Paging.shape, sort: z.enum(applicationSorts).optional() }),
  /** `total` on the first page only; beyond 10,000 `exact` is false. */
  answer: z.object({ rows: z.array(ApplicationRow), next: z.string().nullable(), total: Total.nullable() }),
})

const Count = z.int()
export const applicationDesk = route({
  name: 'matters.get_application_desk',
  method: 'GET',
  path: '/api/areas/{areaId}/application-desk',
  permission: 'matters.read',
  about: { zh: '办件工作台：待办数量与最急的办件', en: 'The desk: how much waits by kind, and what is due first' },
  params: InArea,
  answer: z.object({
    counts: z.object({
      mine: Count,
      to_accept: Count,
      supplement: Count,
      handling: Count,
      to_take_over: Count,
      due_soon: Count,
      overdue: Count,
      open: Count,
    }),
    first: z.array(ApplicationRow),
    /** For whom the asker stands in today (B岗). */
    standsInFor: z.array(z.string()),
  }),
})

export const exportApplications = route({
  name: 'matters.export_applications',
  method: 'GET',
  path: '/api/areas/{areaId}/applications/export',
  permission: 'matters.export',
  about: { zh: '导出办件台账（xlsx，脱敏，留痕）', en: 'Export the applications as xlsx, masked and logged' },
  params: InArea,
  query: ApplicationFilter,
  answer: Stream,
  medium: 'file',
})

/** 受理通知书, 一次性告知单, 不予受理通知书, 办结通知书. */
export const printApplication = route({
  name: 'matters.print_application',
  method: 'GET',
  path: '/api/areas/{areaId}/applications/{id}/forms/{form}',
  permission: 'matters.read',
  about: { zh: '打印文书（PDF）', en: 'Print a form of an application as PDF' },
  params: OneApplication.extend({ form: z.enum(applicationForms) }),
  answer: Stream,
  medium: 'file',
  problems: ['matters.application_unknown', 'matters.form_not_yet'],
})

export const revealApplicant = route({
  name: 'matters.reveal_applicant',
  method: 'POST',
  path: '/api/areas/{areaId}/applications/{id}/reveal',
  permission: 'matters.reveal',
  about: { zh: '查看申请人和表单明文（须写明理由，记入日志）', en: 'The applicant and the form in clear, with a reason, logged' },
  params: OneApplication,
  body: z.object({ reason: text(200).refine((reason) => reason.length >= 4) }),
  answer: z.object({
    name: z.string(),
    document: z.string().nullable(),
    phone: Phone.nullable(),
    agentPhone: Phone.nullable(),
    answers: z.array(z.object({ key: Key, zh: z.string(), en: z.string(), text: z.string() })),
  }),
  problems: ['matters.application_unknown'],
}) // prettier-ignore

/** One clock of a case, explained. */
export const ExplainedApplicationClock = z.object({
  seq: z.int(),
  clock: z.enum(applicationClocks),
  running: z.boolean(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  workingDays: z.number(),
  extraDays: z.int(),
  /** Null while a pause lasts. */
  dueAt: Instant.nullable(),
  yellowAt: Instant.nullable(),
  explanation: DeadlineExplanation,
  /** The same in sentences, in the asker's language. */
  sentences: z.array(z.string()),
})
export const explainApplication = route({
  name: 'matters.explain_deadline',
  method: 'GET',
  path: '/api/areas/{areaId}/applications/{id}/deadline',
  permission: 'matters.read',
  about: { zh: '期限说明：起点、暂停、跳过的日子', en: 'Explain the deadlines: start, pauses, days skipped' },
  params: OneApplication,
  answer: z.object({ clocks: z.array(ExplainedApplicationClock) }),
  problems: ['matters.application_unknown'],
})
