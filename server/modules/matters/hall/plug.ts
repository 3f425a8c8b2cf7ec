import * as desk from '#contract/matters/booking-desk.ts'
import * as bookings from '#contract/matters/bookings.ts'
import * as duty from '#contract/matters/hall-duty.ts'
import * as sites from '#contract/matters/hall-sites.ts'
import * as wishes from '#contract/matters/slot-wishes.ts'
import { serve, type Part } from '#platform/module.ts'
import { book, bookFor } from './book.ts'
import { closeMissed, lapseOffers, remind } from './booking-jobs.ts'
import { getPlan, previewPlan, publishPlan } from './change-plan.ts'
import { getDuty, handOver, saveDuty } from './duty.ts'
import { listSlots } from './free-slots.ts'
import { acceptOffer, cancelBooking, changeBooking, checkInMyself } from './move-booking.ts'
import { printDuty, printRotation } from './print-hall.ts'
import {
  bookingCalendar,
  checkInByCode,
  getBooking,
  getMyBooking,
  listBookings,
  myBookings,
  revealBooking,
} from './read-bookings.ts'
import { getSite, listComing, listSites } from './read-sites.ts'
import { recordAttendance, saveSite } from './save-site.ts'
import { getRouting, listSkills, saveSkills } from './skills.ts'
import { endSlotWish, forgetWishes, mySlotWishes, tellMore, tellWishes, wishForSlot } from './slot-wishes.ts'

/** 大厅: sites, hours, rotations, roster, skills, slots, bookings. */
export const hall: Part = {
  announces: [
    'matters.plan_changed',
    'matters.booked',
    'matters.booking_changed',
    'matters.booking_cancelled',
    'matters.booking_displaced',
    'matters.booking_missed',
    'matters.offer_lapsed',
    'matters.checked_in',
  ],
  serves: [
    serve(sites.listSites, (context, { query }) => listSites(context, query)),
    serve(sites.getSite, (context, { params }) => getSite(context, params)),
    serve(sites.saveSite, (context, { params, body }) => saveSite(context, params, body)),
    serve(sites.getPlan, (context, { params }) => getPlan(context, params)),
    serve(sites.previewPlan, (context, { params, body }) => previewPlan(context, params, body)),
    serve(sites.publishPlan, (context, { params, body }) => publishPlan(context, params, body)),
    serve(sites.listComing, (context, { query }) => listComing(context, query)),
    serve(sites.recordAttendance, (context, { params, body }) => recordAttendance(context, params, body)),
    serve(sites.printRotation, (context, { params, query }) => printRotation(context, params, query)),
    serve(duty.getDuty, (context, { params, query }) => getDuty(context, params, query)),
    serve(duty.saveDuty, (context, { params, body }) => saveDuty(context, params, body)),
    serve(duty.handOver, (context, { params, body }) => handOver(context, params, body)),
    serve(duty.printDuty, (context, { params, query }) => printDuty(context, params, query)),
    serve(duty.listSkills, listSkills),
    serve(duty.saveSkills, (context, { params, body }) => saveSkills(context, params, body)),
    serve(duty.getRouting, (context, { params, query }) => getRouting(context, params, query)),
    serve(bookings.listSlots, (context, { params, query }) => listSlots(context, params, query)),
    serve(bookings.book, (context, { params, body }) => book(context, params, body)),
    serve(desk.bookFor, (context, { params, body }) => bookFor(context, params, body)),
    serve(wishes.wishForSlot, (context, { params, body }) => wishForSlot(context, params, body)),
    serve(wishes.mySlotWishes, mySlotWishes),
    serve(wishes.endSlotWish, (context, { params }) => endSlotWish(context, params)),
    serve(bookings.myBookings, (context, { query }) => myBookings(context, query)),
    serve(bookings.getMyBooking, (context, { params }) => getMyBooking(context, params)),
    serve(bookings.changeMyBooking, (context, { params, body }) => changeBooking(context, params, body)),
    serve(bookings.cancelMyBooking, (context, { params, body }) => cancelBooking(context, params, body)),
    serve(bookings.acceptOffer, (context, { params }) => acceptOffer(context, params)),
    serve(bookings.checkInMyself, (context, { params }) => checkInMyself(context, params)),
    serve(bookings.bookingCalendar, (context, { params }) => bookingCalendar(context, params)),
    serve(desk.listBookings, (context, { query }) => listBookings(context, query)),
    serve(desk.getBooking, (context, { params }) => getBooking(context, params)),
    serve(desk.revealBooking, (context, { params, body }) => revealBooking(context, params, body)),
    serve(desk.changeBooking, (context, { params, body }) => changeBooking(context, params, body)),
    serve(desk.cancelBooking, (context, { params, body }) => cancelBooking(context, params, body)),
    serve(desk.acceptOfferFor, (context, { params }) => acceptOffer(context, params)),
    serve(desk.checkIn, (context, { params, body }) => checkInByCode(context, params, body)),
  ],
  listens: [
    {
      name: 'matters.tell_wishes',
      hears: [
        'matters.booking_cancelled',
        'matters.booking_changed',
        'matters.booking_missed',
        'matters.offer_lapsed',
        'matters.plan_changed',
      ],
      listen: (context, { areaId, about }) =>
        tellWishes(
          context,
          areaId,
          [about['siteId'], about['leftSiteId']].filter((id) => typeof id === 'string'),
        ),
    },
  ],
  jobs: [
    { name: 'matters.tell_more_wishes', every: '*/30 8-20 * * *', run: tellMore },
    { name: 'matters.forget_wishes', every: '50 3 * * *', run: forgetWishes },
    { name: 'matters.remind', every: '5 8-19 * * *', run: async (context) => void (await remind(context)) },
    {
      name: 'matters.close_missed',
      every: '*/5 7-22 * * *',
      run: async (context) => void (await closeMissed(context)),
    },
    { name: 'matters.lapse_offers', every: '*/5 * * * *', run: async (context) => void (await lapseOffers(context)) },
  ],
}
