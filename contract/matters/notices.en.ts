import type * as zh from './notices.zh-CN.ts'

export const problems: Record<keyof typeof zh.problems, string> = {}
export const words: Record<keyof typeof zh.words, string> = {
  'matters.notice.booking_made': 'Booked: {site}, {at}, window {window}, booking number {number}',
  'matters.notice.booking_made_for_you':
    'Somebody booked for you: {site}, {at}, window {window}, booking number {number}; cancel it if you don’t need it',
  'matters.notice.booking_changed': 'Your booking is now {at}, {site}, window {window}, booking number {number}',
  'matters.notice.booking_cancelled': 'Your booking at {site}, {at}, is cancelled',
  'matters.notice.booking_reminder':
    'Reminder: {at} at {site}, window {window}, booking number {number}; please cancel if you can’t come',
  'matters.notice.booking_missed': 'You didn’t come to {site} for your booking of {at}; it counts as missed',
  'matters.notice.booking_displaced': 'Your booking at {site}, {at}, can’t take place ({reason}); please book again',
  'matters.notice.booking_offered':
    'Your booking at {site}, {at}, can’t take place ({reason}). {newAt} at {newSite}, window {newWindow}, is kept for you: please confirm before {until}',
  'matters.notice.offer_lapsed': '{newAt} wasn’t confirmed in time and is no longer kept; please book again',
  'matters.notice.slot_freed': 'A time is free at {site} on {day}, which you waited for; first come, first served',
  'matters.notice.ticket_passed': 'Your number {ticket} was passed; tell a window and you are back in the queue',
  'matters.notice_way.app': 'in the app',
  'matters.notice_way.sms': 'text message',
  'matters.notice_way.phone': 'by telephone',
  'matters.notice_way.untold': 'not reached',
  'matters.notice_subject.application': 'applications',
  'matters.notice_subject.booking': 'bookings',
  'matters.notice_subject.ticket': 'tickets',
  'matters.notice_subject.certificate': 'certificates',
  'matters.notice_subject.agency': 'errands',
  'matters.notice_subject.consultation': 'questions',
  'matters.notice_subject.evaluation': 'evaluation',
}
