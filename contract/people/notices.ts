import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'

/**
 * registered_here: somebody registered with you lives with us (or no longer does, `about.over`); asks_transfer: we ask for
 * somebody you keep, who lives here now; gives_transfer: we give you somebody who moved to you; maybe_same: perhaps one person;
 * found_here: a ledger of ours names somebody you keep, as registered here or as living here (`about.says`).
 */
export const noticeKinds = ['registered_here', 'asks_transfer', 'gives_transfer', 'maybe_same', 'found_here'] as const
export const noticeStates = ['new', 'read', 'accepted', 'refused', 'answered', 'withdrawn'] as const
export const Notice = z.object({
  areaId: AreaId,
  id: z.uuid(),
  box: z.enum(['in', 'out']),
  otherAreaId: AreaId,
  otherAreaName: z.string(),
  kind: z.enum(noticeKinds),
  personId: z.uuid(),
  homeAreaId: AreaId,
  name: z.string().describe('masked'),
  about: z.record(z.string(), z.unknown()),
  state: z.enum(noticeStates),
  answer: z.string().nullable(),
  at: Instant,
  readAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  version: z.number().int(),
})
export type Notice = z.infer<typeof Notice>

export const listNotices = route({
  name: 'people.list_notices',
  method: 'GET',
  path: '/api/areas/{areaId}/people-notices',
  permission: 'people.read',
  about: { zh: '社区之间的通知与迁移请求（收件、发件）', en: 'Notices and transfers between communities' },
  params: InArea,
  query: Paging.extend({ box: z.enum(['in', 'out']).default('in'), waiting: z.stringbool().optional() }),
  answer: pageOf(Notice).extend({ waiting: z.number().int() }),
})
export const readNotice = route({
  name: 'people.read_notice',
  method: 'POST',
  path: '/api/areas/{areaId}/people-notices/{id}/read',
  permission: 'people.edit',
  about: { zh: '已阅', en: 'Say that it was read' },
  params: InArea.extend({ id: ClientId }),
  answer: Notice,
  problems: ['platform.not_found'],
})
export const answerNotice = route({
  name: 'people.answer_notice',
  method: 'POST',
  path: '/api/areas/{areaId}/people-notices/{id}/answer',
  permission: 'people.edit',
  about: {
    zh: '答复：同意（迁移随即办理）、不同意（写明理由）、回复、撤回',
    en: 'Accept (carried out at once), refuse with a reason, answer, withdraw',
  },
  params: InArea.extend({ id: ClientId }),
  body: z.object({
    version: z.number().int(),
    state: z.enum(['accepted', 'refused', 'answered', 'withdrawn']),
    answer: text(500).nullish(),
  }),
  answer: Notice,
  problems: [
    'platform.not_found',
    'platform.conflict',
    'people.notice_over',
    'people.notice_answer_missing',
    'people.notice_not_such',
    'people.not_present',
  ],
})
/** 请求调入: by document number, because the row of the other community isn't shown. */
export const askTransfer = route({
  name: 'people.ask_transfer',
  method: 'POST',
  path: '/api/areas/{areaId}/people-transfers',
  permission: 'people.edit',
  about: {
    zh: '此人现住我社区而登记在别处：凭证件号请求调入',
    en: 'Ask the other community for somebody who lives here now',
  },
  params: InArea,
  body: z.object({ id: ClientId, document: text(40), name: text(60), note: text(200).nullish() }),
  answer: Notice,
  problems: ['people.community_only', 'people.nobody_elsewhere', 'people.asked_already'],
})
export const giveTransfer = route({
  name: 'people.give_transfer',
  method: 'POST',
  path: '/api/areas/{areaId}/people/{personId}/transfer',
  permission: 'people.edit',
  about: { zh: '此人已搬到别的社区：请对方接收', en: 'Offer somebody who moved away to the other community' },
  params: InArea.extend({ personId: ClientId }),
  body: z.object({ id: ClientId, toAreaId: AreaId, note: text(200).nullish() }),
  answer: Notice,
  problems: [
    'platform.not_found',
    'people.community_only',
    'people.asked_already',
    'people.not_present',
    'people.area_unknown',
  ],
})
/** 户在人不在: registered here, kept by another community. */
export const listAway = route({
  name: 'people.list_away',
  method: 'GET',
  path: '/api/areas/{areaId}/people-away',
  permission: 'people.read',
  about: { zh: '户在人不在：户口在此、现住别的社区', en: 'Registered here, living in another community' },
  params: InArea,
  query: Paging,
  answer: pageOf(
    z.object({
      areaId: AreaId,
      homeAreaId: AreaId,
      homeAreaName: z.string(),
      personId: z.uuid(),
      name: z.string(),
      sex: z.string(),
      age: z.number().int().nullable(),
      since: z.string().nullable(),
    }),
  ),
})
