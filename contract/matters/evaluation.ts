import { z } from 'zod'
import { Grade } from '../incidents/incident-flow.ts'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant, Paging, pageOf, Phone, text } from '../shapes.ts'
import { ServiceKind } from './part-steps.ts'

export { Grade }
/** GB/T 39735: 不满意 and 非常不满意 are bad and start a correction. */
export const isBad = (grade: number) => grade <= 2

/** Reasons to tick; good ones for 3–5, bad ones for 1–2 (GB/T 39735 names attitude, waiting, materials, trips, once-told). */
export const goodTags = ['friendly', 'quick', 'clear', 'one_trip', 'helped_more', 'easy_online'] as const
export const badTags = [
  'attitude',
  'waited_long',
  'asked_extra_papers',
  'several_trips',
  'not_told_at_once',
  'over_time',
  'nobody_there',
  'hard_online',
  'not_solved',
] as const
export const EvaluationTag = z.enum([...goodTags, ...badTags])

const Token = z.object({ token: z.string().regex(/^[\w-]{40,60}$/) })

/** What the page behind the link or the tablet shows: what it is about, and what was said if it was. */
export const EvaluationPage = z.object({
  service: ServiceKind,
  /** What the service was, in words: 居住证签注, 社保咨询. */
  title: z.string(),
  place: z.string(),
  servedOn: Day,
  given: z
    .object({
      grade: Grade,
      tags: z.array(EvaluationTag),
      text: z.string().nullable(),
      at: Instant,
    })
    .nullable(),
  /** After a bad grade: how far the correction is, and what was done. */
  correction: z
    .object({
      state: z.string(),
      dueAt: Instant,
      measure: z.string().nullable(),
      /** The evaluator may now say whether it was put right. */
      asksMe: z.boolean(),
    })
    .nullable(),
})
export type EvaluationPage = z.infer<typeof EvaluationPage>

export const getEvaluationPage = route({
  name: 'matters.get_evaluation_page',
  method: 'GET',
  path: '/api/evaluations/{token}',
  permission: 'public',
  about: { zh: '扫码评价：评的是哪件事；评过的显示当时说的', en: 'What the link evaluates, and what was said' },
  params: Token,
  answer: EvaluationPage,
  problems: ['matters.token_unknown'],
  perMinute: 60,
})
/** Voluntary, no account. A second try changes nothing and answers what was said first. */
export const evaluate = route({
  name: 'matters.evaluate',
  method: 'POST',
  path: '/api/evaluations/{token}',
  permission: 'public',
  about: { zh: '评价（自愿，不需要账号，一事一评）', en: 'Evaluate a service, once, without an account' },
  params: Token,
  body: z.object({
    grade: Grade,
    tags: z.array(EvaluationTag).max(9).default([]),
    text: text(500).optional(),
    /** Left voluntarily for a call-back; only the corrector may see it. */
    contact: z.object({ name: text(40).optional(), phone: Phone }).optional(),
    where: z.enum(['link', 'tablet']).default('link'),
  }),
  answer: EvaluationPage,
  problems: ['matters.token_unknown', 'matters.too_late'],
  perMinute: 30,
})
/** 整改是否满意: the evaluator's own word, by the same link. */
export const confirmCorrection = route({
  name: 'matters.confirm_correction',
  method: 'POST',
  path: '/api/evaluations/{token}/confirmation',
  permission: 'public',
  about: { zh: '评价人确认整改结果', en: 'The evaluator says whether it was put right' },
  params: Token,
  body: z.object({ satisfied: z.boolean(), text: text(500).optional() }),
  answer: EvaluationPage,
  problems: ['matters.token_unknown', 'matters.step_not_from_here'],
  perMinute: 30,
})
/** The link of a service for the tablet at the window or the printed form. */
export const getEvaluationLink = route({
  name: 'matters.get_evaluation_link',
  method: 'GET',
  path: '/api/areas/{areaId}/evaluation-links/{service}/{refId}',
  permission: 'matters.read',
  about: { zh: '某次服务的评价二维码', en: 'The code by which a service is evaluated' },
  params: InArea.extend({ service: ServiceKind, refId: ClientId }),
  answer: z.object({
    token: z.string(),
    /** Path in the residents' app; put LINLI_ADDRESS in front. */
    path: z.string(),
    /** An SVG of the code. */
    qr: z.string(),
    given: z.boolean(),
  }),
  problems: ['platform.not_found'],
})
/** 待我评价: services of the one signed in that may still be evaluated. */
export const myEvaluations = route({
  name: 'matters.my_evaluations',
  method: 'GET',
  path: '/api/me/evaluations',
  permission: 'matters.own',
  about: { zh: '待我评价的服务', en: 'Services I may evaluate' },
  answer: z.object({
    rows: z.array(
      z.object({ token: z.string(), service: ServiceKind, title: z.string(), place: z.string(), servedOn: Day }),
    ),
  }),
})

/** What groups may be looked at. Never persons. */
export const evaluationGroups = ['service', 'site', 'class', 'item', 'organisation', 'area', 'month'] as const
const Period = z.object({ from: Day.optional(), to: Day.optional() })
const Narrow = z.object({
  service: ServiceKind.optional(),
  site: ClientId.optional(),
  class: text(40).optional(),
  item: text(60).optional(),
  organisation: Id.optional(),
})
/** Fewer than three evaluations are never shown apart: they are only in the total, if that has three. */
export const leastShown = 3
export const EvaluationCount = z.object({
  given: z.int(),
  /** From 1 非常不满意 to 5 非常满意. */
  grades: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]),
  /** (5 + 4 + 3) / given. */
  satisfaction: z.number().nullable(),
})
export const evaluationNumbers = route({
  name: 'matters.get_evaluation_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/evaluation-numbers',
  permission: 'matters.read_numbers',
  about: {
    zh: '好差评的数：按场所、类别、事项、单位（不足 3 件不单列，不对人排名）',
    en: 'Evaluations by site, class, item, organisation; fewer than three are not shown apart',
  },
  params: InArea,
  query: Period.extend(Narrow.shape).extend({ by: z.enum(evaluationGroups).default('service') }),
  answer: z.object({
    /** Null with fewer than three. */
    total: EvaluationCount.nullable(),
    /** Invited to evaluate: how many services there were. */
    invited: z.int(),
    groups: z.array(
      EvaluationCount.extend({
        key: z.string(),
        zh: z.string(),
        en: z.string(),
        query: z.record(z.string(), z.string()),
      }),
    ),
    /** How many evaluations lie in groups too small to show. */
    hidden: z.int(),
    tags: z.array(z.object({ tag: EvaluationTag, times: z.int() })),
    corrections: z.object({
      opened: z.int(),
      inTime: z.int(),
      late: z.int(),
      calledBack: z.int(),
      confirmed: z.int(),
      query: z.record(z.string(), z.string()),
    }),
  }),
})
/**
 * The rows behind the numbers, without who, when (but the month) or which case; only where at least three were given in a
 * community, a month and a kind of service. Narrowed in whole months, as the numbers are.
 */
export const listEvaluationTexts = route({
  name: 'matters.list_evaluation_texts',
  method: 'GET',
  path: '/api/areas/{areaId}/evaluation-texts',
  permission: 'matters.read',
  about: { zh: '评价明细和原话（不显示评价人、时间只到月）', en: 'Evaluations and their words, without identity' },
  params: InArea,
  query: Paging.extend(Period.shape)
    .extend(Narrow.shape)
    .extend({
      bad: z.stringbool().optional(),
      grade: z.coerce.number().int().min(1).max(5).optional(),
      /** Only those with words. */
      said: z.stringbool().optional(),
    }),
  answer: pageOf(
    z.object({
      key: z.string(),
      month: z.string(),
      service: ServiceKind,
      grade: Grade,
      tags: z.array(EvaluationTag),
      text: z.string().nullable(),
      areaId: AreaId,
      areaName: z.string(),
    }),
  ).extend({
    /** On the first page: how many there are, as the numbers count them, and how many of them may be shown; null where the numbers don't say. */
    total: z.object({ given: z.int(), shown: z.int() }).nullable(),
  }),
})
