import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'

/** 告知: one thing a resident was told. `text` is the whole sentence in the reader's language; `link` a path of the resident's app. */
export const ResidentNotice = z.object({
  areaId: AreaId,
  id: z.uuid(),
  /** `matters.notice.<kind>` is the key of its sentence. */
  kind: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  at: Instant,
  readAt: Instant.nullable(),
})
export type ResidentNotice = z.infer<typeof ResidentNotice>

export const myNotices = route({
  name: 'matters.my_notices',
  method: 'GET',
  path: '/api/me/notices',
  permission: 'matters.own',
  about: { zh: '告知我的消息，新的在前', en: 'What I was told, newest first' },
  query: Paging.extend({ unread: z.stringbool().optional() }),
  answer: pageOf(ResidentNotice).extend({ unread: z.number().int() }),
})
export const countMyNotices = route({
  name: 'matters.count_my_notices',
  method: 'GET',
  path: '/api/me/notices/unread',
  permission: 'matters.own',
  about: { zh: '未读消息数', en: 'How many I have not read' },
  answer: z.object({ unread: z.number().int() }),
})
export const readMyNotices = route({
  name: 'matters.read_my_notices',
  method: 'POST',
  path: '/api/me/notices/read',
  permission: 'matters.own',
  about: { zh: '标为已读：所列的，或全部', en: 'Mark as read: those named, or all' },
  body: z.object({ ids: z.array(ClientId).max(200).optional() }),
  answer: z.object({ read: z.number().int(), unread: z.number().int() }),
})

/** Somebody no text message reached (no gateway, or it refused): staff call them. */
export const Untold = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  kind: z.string(),
  text: z.string(),
  /** Masked. */
  phone: z.string(),
  state: z.enum(['waiting', 'failed']),
  tries: z.number().int(),
  at: Instant,
})
export const listUntold = route({
  name: 'matters.list_untold',
  method: 'GET',
  path: '/api/areas/{areaId}/untold',
  permission: 'matters.book_for',
  about: { zh: '短信没有送到、需要电话告知的居民', en: 'Residents whom no text message reached, to be telephoned' },
  params: InArea,
  query: Paging,
  answer: pageOf(Untold).extend({
    /** A gateway for text messages is connected. */
    gateway: z.boolean(),
  }),
})
export const callUntold = route({
  name: 'matters.call_untold',
  method: 'POST',
  path: '/api/areas/{areaId}/untold/{id}/phone',
  permission: 'matters.reveal',
  about: { zh: '查看号码以便打电话告知（留痕）', en: 'See the number in order to call (logged)' },
  params: InArea.extend({ id: ClientId }),
  body: z.object({ reason: text(200) }),
  answer: z.object({ phone: z.string(), text: z.string() }),
  problems: ['platform.not_found'],
  perMinute: 60,
})
export const toldByPhone = route({
  name: 'matters.told_by_phone',
  method: 'POST',
  path: '/api/areas/{areaId}/untold/{id}/told',
  permission: 'matters.book_for',
  about: { zh: '已电话告知', en: 'Told by telephone' },
  params: InArea.extend({ id: ClientId }),
  answer: z.object({ told: z.boolean() }),
  problems: ['platform.not_found'],
})
