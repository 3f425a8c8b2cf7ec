import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'
import { OneInArea } from './part-steps.ts'

export const faqStates = ['proposed', 'published', 'retired'] as const
/** 常见问题: a good answer made public after an editor took out what names anybody. */
export const FaqRow = z.object({
  /** Published for this area and everything below it. */
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  classCode: z.string().nullable(),
  question: z.string(),
  answer: z.string(),
  helped: z.int(),
  notHelped: z.int(),
  updatedAt: Instant,
})
export const FaqDraft = FaqRow.extend({
  state: z.enum(faqStates),
  consultationId: z.uuid().nullable(),
  proposedBy: z.string().nullable(),
  /** Parts that look like personal data; publishing is refused while there are any. */
  personal: z.array(z.object({ field: z.enum(['question', 'answer']), kind: z.string(), text: z.string() })),
  version: z.int(),
})
export type FaqDraft = z.infer<typeof FaqDraft>

/** Public: by words, pinyin or initials; the most helpful first. Answers of the area and of those above. */
export const searchFaq = route({
  name: 'matters.search_faq',
  method: 'GET',
  path: '/api/areas/{areaId}/faq',
  permission: 'public',
  about: { zh: '常见问题（词、拼音、首字母）', en: 'Frequent questions by words, pinyin or initials' },
  params: InArea,
  query: Paging.extend({ q: text(60).optional(), class: text(60).optional() }),
  answer: pageOf(FaqRow),
  perMinute: 240,
})
/** One voice a browser: the same `voteId` again changes its word. */
export const voteFaq = route({
  name: 'matters.vote_faq',
  method: 'POST',
  path: '/api/areas/{areaId}/faq/{id}/vote',
  permission: 'public',
  about: { zh: '这条回答有没有帮助', en: 'Did this answer help' },
  params: OneInArea,
  body: z.object({ voteId: ClientId, helped: z.boolean() }),
  answer: z.object({ helped: z.int(), notHelped: z.int() }),
  problems: ['platform.not_found'],
  perMinute: 30,
})
export const listFaqDrafts = route({
  name: 'matters.list_faq_drafts',
  method: 'GET',
  path: '/api/areas/{areaId}/faq-drafts',
  permission: 'matters.answer',
  about: { zh: '常见问题编辑：待发布、已发布、已下架', en: 'Frequent questions for their editors' },
  params: InArea,
  query: Paging.extend({ state: z.enum(faqStates).default('proposed') }),
  answer: pageOf(FaqDraft),
})
/** 提议公开: from an answered question (telling parts are starred at once), or written anew. */
export const proposeFaq = route({
  name: 'matters.propose_faq',
  method: 'POST',
  path: '/api/areas/{areaId}/faq-drafts',
  permission: 'matters.answer',
  about: { zh: '提议公开一条问答', en: 'Propose a question and answer for the public list' },
  params: InArea,
  body: z.object({
    id: ClientId,
    consultationId: ClientId.optional(),
    classCode: text(60).optional(),
    question: text(500),
    answer: text(3000),
  }),
  answer: FaqDraft,
  problems: ['platform.not_found', 'matters.id_taken', 'matters.not_answered'],
})
/** 编辑、发布、下架 */
export const saveFaq = route({
  name: 'matters.save_faq',
  method: 'PUT',
  path: '/api/areas/{areaId}/faq-drafts/{id}',
  permission: 'matters.configure',
  about: {
    zh: '编辑、发布或下架一条问答（含个人信息的不能发布）',
    en: 'Edit, publish or retire; refused while it holds personal data',
  },
  params: OneInArea,
  body: z.object({
    version: z.int().min(1),
    state: z.enum(faqStates),
    classCode: text(60).nullable(),
    question: text(500),
    answer: text(3000),
  }),
  answer: FaqDraft,
  problems: ['platform.not_found', 'platform.conflict', 'matters.personal_left'],
})
