import { z } from 'zod'
import type { Flow } from '../flow.ts'
import { Instant, text } from '../shapes.ts'

/** 已预约, 已签到, 已办理, 已取消, 未到, 未能成行（待改约）, 保留中（改约的新时间）, 不再保留. */
export const bookingStates = [
  'booked',
  'checked_in',
  'served',
  'cancelled',
  'no_show',
  'displaced',
  'held',
  'released',
] as const
/** What a list of bookings may be narrowed to: a state, or 按约到场, who came whether served yet or not. */
export const listedBookingStates = [...bookingStates, 'came'] as const
export type BookingState = (typeof bookingStates)[number]
export const bookingMoves = [
  'change',
  'cancel',
  'check_in',
  'serve',
  'miss',
  'displace',
  'accept',
  'release',
  'leave',
] as const
export type BookingMove = (typeof bookingMoves)[number]
/** `theirs`: who booked it, whom it is for, and staff; `hall`: staff; `clock`: the product itself. */
type By = 'theirs' | 'hall' | 'clock'

const nothing = z.object({})
/** 预约 from booking to counter (D06). A window's time is taken while booked, checked in, served or held. */
export const bookingFlow: Flow<BookingState, BookingMove, never, By> = {
  states: {
    booked: {},
    checked_in: {},
    served: { final: true },
    cancelled: { final: true },
    no_show: { final: true },
    displaced: {},
    held: {},
    released: { final: true },
  },
  moves: {
    change: {
      from: ['booked', 'displaced'],
      to: ['booked'],
      permission: 'matters.own',
      by: 'theirs',
      needs: z.object({ from: Instant }),
    },
    cancel: {
      from: ['booked', 'displaced'],
      to: ['cancelled'],
      permission: 'matters.own',
      by: 'theirs',
      needs: z.object({ reason: text(100).nullish() }),
    },
    check_in: { from: ['booked'], to: ['checked_in'], permission: 'matters.own', by: 'theirs', needs: nothing },
    serve: { from: ['checked_in'], to: ['served'], permission: 'matters.call', by: 'hall', needs: nothing },
    /** Checked in and gone before being served; said at the end of the day. */
    leave: { from: ['checked_in'], to: ['cancelled'], permission: 'matters.call', by: 'clock', needs: nothing },
    miss: { from: ['booked'], to: ['no_show'], permission: 'matters.call', by: 'clock', needs: nothing },
    displace: { from: ['booked'], to: ['displaced'], permission: 'matters.hall', by: 'hall', needs: nothing },
    accept: { from: ['held'], to: ['booked'], permission: 'matters.own', by: 'theirs', needs: nothing },
    release: { from: ['held'], to: ['released'], permission: 'matters.own', by: 'clock', needs: nothing },
  },
}
/** While in these states an appointment keeps its window and time from others; the database's exclusion constraint says the same. */
export const takingStates: readonly BookingState[] = ['booked', 'checked_in', 'served', 'held']
