import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, Instant, pageOf, Paging, text } from '../shapes.ts'

/** 投诉, 建议, 其他. */
export const feedbackKinds = ['complaint', 'suggestion', 'other'] as const

/** 投诉建议: every client must have an entry for it that asks for no case and no place (国办函〔2026〕12号, law.md 3). */
export const sendFeedback = route({
  name: 'platform.send_feedback',
  method: 'POST',
  path: '/api/feedback',
  permission: 'public',
  about: {
    zh: '投诉建议：不需要账号，不需要地点；id 由客户端生成，重复提交只记一次',
    en: 'Complaints and suggestions: no account, no place; the id is made by the client, sent twice it is kept once',
  },
  body: z.object({
    id: ClientId,
    kind: z.enum(feedbackKinds),
    text: text(1000),
    /** How to answer, if wanted: a phone or an address, as the sender writes it. */
    contact: text(100).optional(),
  }),
  answer: z.object({ id: z.uuid(), at: Instant }),
  perMinute: 30,
})

export const Feedback = z.object({
  id: z.uuid(),
  at: Instant,
  kind: z.enum(feedbackKinds),
  text: z.string(),
  /** That there is one; to see it a reason is asked for. */
  hasContact: z.boolean(),
  settledAt: Instant.nullable(),
  /** What was done about it. */
  outcome: z.string().nullable(),
})
export type Feedback = z.infer<typeof Feedback>

/** Newest first. */
export const listFeedback = route({
  name: 'platform.list_feedback',
  method: 'GET',
  path: '/api/feedback',
  permission: 'access.manage_system',
  about: { zh: '收到的投诉建议', en: 'Complaints and suggestions received' },
  query: Paging.extend({ open: z.stringbool().optional() }),
  answer: pageOf(Feedback),
})

/** Said to be dealt with, and how; said again it is the newer words that stand. */
export const settleFeedback = route({
  name: 'platform.settle_feedback',
  method: 'POST',
  path: '/api/feedback/{id}/outcome',
  permission: 'access.manage_system',
  about: { zh: '登记投诉建议的处理结果', en: 'Write down what was done about it' },
  params: z.object({ id: ClientId }),
  body: z.object({ outcome: text(500) }),
  answer: Feedback,
  problems: ['platform.not_found'],
})

/** The contact in clear; the reason is logged. */
export const revealFeedbackContact = route({
  name: 'platform.reveal_feedback_contact',
  method: 'POST',
  path: '/api/feedback/{id}/contact',
  permission: 'access.manage_system',
  about: { zh: '查看投诉建议的联系方式（须写明理由，留痕）', en: 'See the contact, with a reason that is logged' },
  params: z.object({ id: ClientId }),
  body: z.object({ reason: text(200) }),
  answer: z.object({ contact: z.string().nullable() }),
  problems: ['platform.not_found'],
})
