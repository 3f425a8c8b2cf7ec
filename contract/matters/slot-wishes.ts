import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Instant } from '../shapes.ts'
import { NearDay } from './hall-site.ts'
import { InSite } from './hall-sites.ts'
import { ClassCode } from './item.ts'

/** 等空位: somebody wants to be told when a time frees on a full day. Nothing is kept for them. */
export const SlotWish = z.object({
  areaId: AreaId,
  id: z.uuid(),
  siteId: z.uuid(),
  siteName: z.string(),
  classCode: z.string(),
  className: z.string(),
  day: Day,
  madeAt: Instant,
  /** When they were told; that ends it. */
  toldAt: Instant.nullable(),
})
export type SlotWish = z.infer<typeof SlotWish>

/** Open ones of one person; each is a message some day. */
export const mostWishes = 10
export const wishForSlot = route({
  name: 'matters.wish_for_slot',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/slot-wishes',
  permission: 'matters.own',
  about: { zh: '约满的日子：有人取消时通知我（不保留，先约先得）', en: 'A full day: tell me when a time frees' },
  params: InSite,
  body: z.object({ id: ClientId, classCode: ClassCode, day: NearDay }),
  answer: SlotWish,
  problems: [
    'matters.site_unknown',
    'matters.class_unknown',
    'matters.key_taken',
    'matters.slots_free',
    'matters.no_such_slot',
    'matters.too_many_wishes',
  ],
  perMinute: 30,
})
export const mySlotWishes = route({
  name: 'matters.my_slot_wishes',
  method: 'GET',
  path: '/api/me/slot-wishes',
  permission: 'matters.own',
  about: { zh: '我在等的空位', en: 'Free times I wait for' },
  answer: z.object({ rows: z.array(SlotWish) }),
})
export const endSlotWish = route({
  name: 'matters.end_slot_wish',
  method: 'POST',
  path: '/api/me/slot-wishes/{areaId}/{id}/end',
  permission: 'matters.own',
  about: { zh: '不等了', en: 'Wait no longer' },
  params: z.object({ areaId: AreaId, id: ClientId }),
  answer: z.object({ ended: z.boolean() }),
})
