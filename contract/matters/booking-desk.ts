import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, InArea, Paging, pageOf, Phone, text } from '../shapes.ts'
import { NearDay } from './hall-site.ts'
import { listedBookingStates } from './booking-flow.ts'
import { Booking, bookProblems, Change, moveProblems, Wanted } from './bookings.ts'
import { InSite } from './hall-sites.ts'
import { ClassCode } from './item.ts'

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
    from: NearDay.optional(),
    to: NearDay.optional(),
    state: z.enum(listedBookingStates).optional(),
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
