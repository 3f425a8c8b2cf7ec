import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, Day, InArea, Instant, Paging, Stream, pageOf, text } from '../shapes.ts'

/** What notices are about; each kind belongs to one. */
export const noticeSubjects = ['application', 'booking', 'ticket', 'certificate', 'agency', 'consultation', 'evaluation'] as const // prettier-ignore
/** app: in the app alone; sms: by text message too; phone: staff told them by telephone; untold: no message has reached them yet. */
export const noticeWays = ['app', 'sms', 'phone', 'untold'] as const

/** One notice as staff see it: no name and no whole number. */
export const SentNotice = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  at: Instant,
  kind: z.string(),
  text: z.string(),
  /** The phone, masked; null for an account without one. */
  to: z.string().nullable(),
  /** They have an account, so that it stands in their app. */
  account: z.boolean(),
  way: z.enum(noticeWays),
  /** When the text message went out or staff called. */
  wentAt: Instant.nullable(),
  readAt: Instant.nullable(),
  /** A path of the staff's app, where there is one for it. */
  link: z.string().nullable(),
})
export type SentNotice = z.infer<typeof SentNotice>

export const NoticeFilter = z.object({
  subject: z.enum(noticeSubjects).optional(),
  way: z.enum(noticeWays).optional(),
  read: z.stringbool().optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** A whole phone number: what was sent to it. */
  q: text(20).optional(),
})
export type NoticeFilter = z.infer<typeof NoticeFilter>

export const listSentNotices = route({
  name: 'matters.list_sent_notices',
  method: 'GET',
  path: '/api/areas/{areaId}/notices',
  permission: 'matters.read',
  about: { zh: '告知记录：什么时候告知了谁什么事、怎么告知、是否已读（脱敏）', en: 'Who was told what, when, how, and whether they read it; masked' },
  params: InArea,
  query: Paging.extend(NoticeFilter.shape),
  answer: pageOf(SentNotice).extend({
    /** A gateway for text messages is connected. */
    gateway: z.boolean(),
  }),
}) // prettier-ignore
export const exportSentNotices = route({
  name: 'matters.export_sent_notices',
  method: 'GET',
  path: '/api/areas/{areaId}/notices.xlsx',
  permission: 'matters.export',
  about: { zh: '导出告知记录（脱敏）', en: 'Export of what residents were told, masked' },
  params: InArea,
  query: NoticeFilter,
  answer: Stream,
  medium: 'file',
})
