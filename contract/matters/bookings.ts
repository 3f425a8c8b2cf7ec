import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, Paging, pageOf, Phone, text } from '../shapes.ts'
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
    from: Day.optional().describe('今天起'),
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

const Wanted = z.object({
  /** Made by the client: sent twice, booked once. */
  id: ClientId,
  classCode: ClassCode,
  itemCode: ItemCode.nullish(),
  /** The beginning of a slot of `list_slots`. */
  from: Instant,
  note: text(200).nullish(),
})
const bookProblems = [
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
export const bookFor = route({
  name: 'matters.book_for',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/bookings-for',
  permission: 'matters.book_for',
  about: { zh: '工作人员代居民预约（不受个人次数限制）', en: 'Staff book for somebody who can’t' },
  params: InSite,
  body: Wanted.extend({ name: text(40), phone: Phone }),
  answer: Booking,
  problems: bookProblems,
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
const moveProblems = ['matters.booking_unknown', 'platform.conflict', 'matters.not_from_here'] as const
const Change = z.object({
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

/** For staff: name and phone masked. */
export const listBookings = route({
  name: 'matters.list_bookings',
  method: 'GET',
  path: '/api/areas/{areaId}/bookings',
  permission: 'matters.read',
  about: { zh: '预约列表：按日期、大厅、窗口、状态', en: 'Bookings by day, hall, window, state' },
  params: InArea,
  query: Paging.extend({
    siteId: ClientId.optional(),
    from: Day.optional(),
    to: Day.optional(),
    state: z.enum(bookingStates).optional(),
    windowNo: z.coerce.number().int().min(1).max(99).optional(),
    class: ClassCode.optional(),
    rotationId: ClientId.optional(),
    hour: z.coerce.number().int().min(0).max(23).optional(),
    /** The number, or the whole phone. */
    q: text(20).optional(),
  }),
  answer: pageOf(Booking).extend({ counts: z.record(z.string(), z.number().int()) }),
})
const One = InArea.extend({ id: ClientId })
export const getBooking = route({
  name: 'matters.get_booking',
  method: 'GET',
  path: '/api/areas/{areaId}/bookings/{id}',
  permission: 'matters.read',
  about: { zh: '一个预约', en: 'One booking' },
  params: One,
  answer: Booking,
  problems: ['matters.booking_unknown'],
})
export const revealBooking = route({
  name: 'matters.reveal_booking',
  method: 'POST',
  path: '/api/areas/{areaId}/bookings/{id}/reveal',
  permission: 'matters.reveal',
  about: { zh: '查看预约人的姓名和手机号（写明理由，留痕）', en: 'See name and phone, with a reason' },
  params: One,
  body: z.object({ reason: text(200) }),
  answer: z.object({ name: z.string(), phone: z.string() }),
  problems: ['matters.booking_unknown'],
  perMinute: 60,
})
export const changeBooking = route({
  name: 'matters.change_booking',
  method: 'POST',
  path: '/api/areas/{areaId}/bookings/{id}/change',
  permission: 'matters.book_for',
  about: { zh: '代居民改时间', en: 'Choose another time for somebody' },
  params: One,
  body: Change,
  answer: Booking,
  problems: [...moveProblems, ...bookProblems, 'matters.other_community'],
})
export const cancelBooking = route({
  name: 'matters.cancel_booking',
  method: 'POST',
  path: '/api/areas/{areaId}/bookings/{id}/cancel',
  permission: 'matters.book_for',
  about: { zh: '代居民取消', en: 'Cancel for somebody' },
  params: One,
  body: z.object({ version: z.number().int(), reason: text(100).nullish() }),
  answer: Booking,
  problems: moveProblems,
})
export const acceptOfferFor = route({
  name: 'matters.accept_offer_for',
  method: 'POST',
  path: '/api/areas/{areaId}/bookings/{id}/accept',
  permission: 'matters.book_for',
  about: { zh: '电话确认后代居民接受新时间', en: 'Take the kept slot for somebody, after a call' },
  params: One,
  answer: Booking,
  problems: ['matters.booking_unknown', 'matters.offer_over'],
})
export const checkIn = route({
  name: 'matters.check_in',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/check-in',
  permission: 'matters.call',
  about: { zh: '取号机或窗口签到：预约号或手机号', en: 'Check in at the kiosk by booking number or phone' },
  params: InSite,
  body: z.object({ code: z.union([z.string().regex(/^\d{6}$/), Phone]) }),
  answer: Booking,
  problems: [
    'matters.site_unknown',
    'matters.booking_unknown',
    'matters.not_from_here',
    'matters.check_in_not_yet',
    'matters.check_in_over',
  ],
})
