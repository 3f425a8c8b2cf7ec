import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Instant, Paging, pageOf, Phone, text } from '../shapes.ts'
import { NearDay } from './hall-site.ts'
import { bookingMoves, bookingStates } from './booking-flow.ts'
import { InSite, SiteDay, WhyShape } from './hall-sites.ts'
import { ClassCode, ItemCode } from './item.ts'

/** A time at which one can come: how many windows are still free. The server chooses the window. */
export const FreeSlot = z.object({
  from: Instant,
  to: Instant,
  left: z.number().int(),
  total: z.number().int(),
  /** The department that sits there then (轮转). */
  organisation: z.string().nullable(),
})
export type FreeSlot = z.infer<typeof FreeSlot>
export const DaySlotsView = SiteDay.omit({ why: true }).extend({
  /** Why there is none; empty when there are some. */
  why: z.array(WhyShape),
  slots: z.array(FreeSlot),
})

export const listSlots = route({
  name: 'matters.list_slots',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/slots',
  permission: 'public',
  about: { zh: '可预约的时间；没有的那天说明为什么', en: 'Times that can be booked; a day without says why' },
  params: InSite,
  query: z.object({
    class: ClassCode,
    from: NearDay.optional().describe('今天起'),
    days: z.coerce.number().int().min(1).max(31).default(7),
  }),
  answer: z.object({
    days: z.array(DaySlotsView),
    /** The first free one from now on, wherever the days asked for lie; null when there is none while booking is open. */
    next: FreeSlot.nullable(),
    lastDay: Day.describe('最远可约到'),
  }),
  problems: ['matters.site_unknown'],
})

/** 预约 as its owner sees it. */
export const Booking = z.object({
  areaId: AreaId,
  id: z.uuid(),
  /** Six digits, said at the kiosk; unique on its day at its site. */
  number: z.string(),
  state: z.enum(bookingStates),
  siteId: z.uuid(),
  siteName: z.string(),
  address: z.string(),
  classCode: z.string(),
  className: z.string().describe('Chinese'),
  itemCode: z.string().nullable(),
  itemName: z.string().nullable(),
  windowNo: z.number().int(),
  /** The department, where one comes for it. */
  organisation: z.string().nullable(),
  from: Instant,
  to: Instant,
  /** Whom it is for; masked unless one's own or made by oneself. */
  name: z.string(),
  phone: z.string(),
  how: z.enum(['self', 'relative', 'staff']),
  note: z.string().nullable(),
  /** Why it fell through or was cancelled. */
  reason: z.string().nullable(),
  /** 改约: the slot kept for them; accept it with one call before `until`, or change to any other. */
  offer: z
    .object({
      id: z.uuid(),
      siteId: z.uuid(),
      siteName: z.string(),
      windowNo: z.number().int(),
      from: Instant,
      to: Instant,
      until: Instant,
    })
    .nullable(),
  /** The ticket in the queue, once checked in. */
  ticketId: z.uuid().nullable(),
  createdAt: Instant,
  version: z.number().int(),
  /** What the asker may do now. */
  moves: z.array(z.enum(bookingMoves)),
  /** When check-in opens. */
  checkInFrom: Instant,
})
export type Booking = z.infer<typeof Booking>

export const Wanted = z.object({
  /** Made by the client: sent twice, booked once. */
  id: ClientId,
  classCode: ClassCode,
  itemCode: ItemCode.nullish(),
  /** The beginning of a slot of `list_slots`. */
  from: Instant,
  note: text(200).nullish(),
})
export const bookProblems = [
  'matters.site_unknown',
  'matters.class_unknown',
  'matters.key_taken',
  /** Somebody was faster: `next` holds up to six free slots. */
  'matters.slot_taken',
  /** No such slot: `why` says why the day has none, `next` holds free ones. */
  'matters.no_such_slot',
  'matters.too_many_that_day',
  'matters.too_many_bookings',
  'matters.too_many_for_others',
  'matters.too_many_no_shows',
  'matters.same_time_elsewhere',
] as const
export const book = route({
  name: 'matters.book',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/bookings',
  permission: 'matters.own',
  about: { zh: '预约：给自己，或代家人（姓名、手机号）', en: 'Book for oneself, or for a relative by name and phone' },
  params: InSite,
  body: Wanted.extend({
    /** My name for the window; the phone is the one I signed in with. */
    name: text(40).nullish(),
    /** 代约. */
    relative: z.object({ name: text(40), phone: Phone }).nullish(),
  }),
  answer: Booking,
  problems: bookProblems,
  perMinute: 60,
})
export const myBookings = route({
  name: 'matters.my_bookings',
  method: 'GET',
  path: '/api/me/bookings',
  permission: 'matters.own',
  about: { zh: '我的预约：我约的、别人为我约的', en: 'Bookings I made and those made for me' },
  query: Paging.extend({ open: z.stringbool().optional().describe('只看还没办的') }),
  answer: pageOf(Booking),
})
const Own = z.object({ areaId: AreaId, id: ClientId })
const ownPath = '/api/me/bookings/{areaId}/{id}' as const
export const getMyBooking = route({
  name: 'matters.get_my_booking',
  method: 'GET',
  path: ownPath,
  permission: 'matters.own',
  about: { zh: '我的一个预约', en: 'One booking of mine' },
  params: Own,
  answer: Booking,
  problems: ['matters.booking_unknown'],
})
export const moveProblems = ['matters.booking_unknown', 'platform.conflict', 'matters.not_from_here'] as const
export const Change = z.object({
  version: z.number().int(),
  from: Instant,
  siteId: ClientId.optional().describe('换一个大厅'),
})
export const changeMyBooking = route({
  name: 'matters.change_my_booking',
  method: 'POST',
  path: '/api/me/bookings/{areaId}/{id}/change',
  permission: 'matters.own',
  about: { zh: '改时间（改约）', en: 'Choose another time' },
  params: Own,
  body: Change,
  answer: Booking,
  problems: [...moveProblems, ...bookProblems, 'matters.other_community'],
})
export const cancelMyBooking = route({
  name: 'matters.cancel_my_booking',
  method: 'POST',
  path: '/api/me/bookings/{areaId}/{id}/cancel',
  permission: 'matters.own',
  about: { zh: '取消预约', en: 'Cancel' },
  params: Own,
  body: z.object({ version: z.number().int(), reason: text(100).nullish() }),
  answer: Booking,
  problems: moveProblems,
})
export const acceptOffer = route({
  name: 'matters.accept_offer',
  method: 'POST',
  path: '/api/me/bookings/{areaId}/{id}/accept',
  permission: 'matters.own',
  about: { zh: '确认为我保留的新时间', en: 'Take the slot that is kept for me' },
  params: Own,
  /** The id of the booking that fell through, not of the offer. */
  answer: Booking,
  problems: ['matters.booking_unknown', 'matters.offer_over'],
})
export const checkInMyself = route({
  name: 'matters.check_in_myself',
  method: 'POST',
  path: '/api/me/bookings/{areaId}/{id}/check-in',
  permission: 'matters.own',
  about: { zh: '到大厅后签到取号', en: 'Check in at the hall and get a number' },
  params: Own,
  answer: Booking,
  problems: ['matters.booking_unknown', 'matters.not_from_here', 'matters.check_in_not_yet', 'matters.check_in_over'],
})
export const bookingCalendar = route({
  name: 'matters.get_booking_ics',
  method: 'GET',
  path: '/api/me/bookings/{areaId}/{id}/ics',
  permission: 'matters.own',
  about: { zh: '加到手机日历（ICS）', en: 'For the calendar of a phone (ICS)' },
  params: Own,
  answer: z.any(),
  medium: 'file',
  problems: ['matters.booking_unknown'],
})
