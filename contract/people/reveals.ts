import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, Paging, Stream, pageOf, text } from '../shapes.ts'

/** What somebody looked at: a person, or the contact of premises. */
export const revealedThings = ['person', 'premises'] as const
/** 谁看过谁: of one person, of one worker, or of a whole area. */
export const RevealRow = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  at: Instant,
  accountId: z.uuid(),
  who: z.string(),
  about: z.enum(revealedThings),
  personId: z.uuid().describe('the person, or the premises'),
  person: z.string().describe('masked; empty when the row is gone'),
  fields: z.array(z.string()),
  reason: z.string(),
})
const Which = z.object({
  person: z.uuid().optional(),
  account: z.uuid().optional(),
  from: Day.optional(),
  to: Day.optional().describe('the day included'),
})
export const listReveals = route({
  name: 'people.list_reveals',
  method: 'GET',
  path: '/api/areas/{areaId}/people-reveals',
  permission: 'people.read_reveals',
  about: {
    zh: '查看记录：谁在何时因何查看了谁，按人、按工作人员、按日期筛选',
    en: 'Who saw whom, when and why: by person, worker, day',
  },
  params: InArea,
  query: Paging.extend(Which.shape),
  answer: pageOf(RevealRow).extend({
    /** On the first page: how often each worker looked, within the same days and person. */
    workers: z.array(z.object({ accountId: z.uuid(), name: z.string(), times: z.number().int() })),
  }),
})
export const exportReveals = route({
  name: 'people.export_reveals',
  method: 'POST',
  path: '/api/areas/{areaId}/people-reveals/export',
  permission: 'people.read_reveals',
  about: { zh: '导出查看记录（姓名脱敏，带水印）', en: 'The log of who saw whom as a file, names masked' },
  params: InArea,
  body: Which,
  answer: Stream,
  medium: 'file',
  perMinute: 10,
})
/** 查看单位联系电话: asked for with a reason like a person's. */
export const revealPremises = route({
  name: 'people.reveal_premises',
  method: 'POST',
  path: '/api/areas/{areaId}/premises/{id}/reveal',
  permission: 'people.reveal',
  about: {
    zh: '查看单位场所的联系人和电话（须写明理由，记入日志）',
    en: 'See contact and phone of premises, with a reason, logged',
  },
  params: InArea.extend({ id: ClientId }),
  body: z.object({ reason: text(200).refine((reason) => reason.length >= 4) }),
  answer: z.object({ contactName: z.string().nullable(), contactPhone: z.string().nullable() }),
  problems: ['platform.not_found'],
})
