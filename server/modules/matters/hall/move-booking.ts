import type { z } from 'zod'
import type { Change } from '#contract/matters/bookings.ts'
import { bookingFlow, type BookingMove } from '#contract/matters/booking-flow.ts'
import { movesFrom } from '#contract/flow.ts'
import { minuteMs } from '#contract/time/local-time.ts'
import type { Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import { conflict } from '#platform/problem.ts'
import { informResident } from '../notices/inform-resident.ts'
import { sayInstant } from '../notices/say-notice.ts'
import { issueTicket } from '../tickets/issue-ticket.ts'
import { bookingLink, bookingParams } from './book.ts'
import { checkLimits, queueUp } from './booking-limits.ts'
import {
  bookingPurpose,
  lockBooking,
  releaseHolds,
  setState,
  takeOver,
  type BookingKey,
  type BookingRow,
} from './booking-store.ts'
import { ownIndex, viewBooking } from './booking-view.ts'
import { nextFree } from './free-slots.ts'
import { holdFor } from './hold-slot.ts'
import {
  bookingUnknown,
  checkInNotYet,
  checkInOver,
  notFromHere,
  offerOver,
  otherCommunity,
  slotTaken,
} from './problems.ts'
import { loadSite } from './site-store.ts'
import { slotsAt } from './slots-at.ts'

/** The booking, locked, when the asker may see it; a resident's own only. Throws `matters.booking_unknown`. */
export const findOwn = async (context: Context, key: BookingKey): Promise<BookingRow> => {
  const row = await lockBooking(context.db, key)
  if (!row) throw bookingUnknown()
  if (context.actor.kind !== 'resident' || row.bookedBy === context.actor.accountId) return row
  const index = await ownIndex(context)
  if (!index?.equals(row.phoneIndex)) throw bookingUnknown()
  return row
}

const demand = (row: BookingRow, move: BookingMove, version?: number) => {
  if (version !== undefined && version !== row.version) throw conflict({ version: row.version })
  if (!movesFrom(bookingFlow, row.state).includes(move)) throw notFromHere()
}

/** Tells whom a booking is for, and who made it when that is a relative, unless they did it themselves. */
export const tellBoth = async (
  context: Context,
  row: BookingRow,
  told: Pick<Parameters<typeof informResident>[1], 'kind' | 'params' | 'urgent'>,
) => {
  const about = { areaId: row.areaId, link: bookingLink(row), ...told }
  const index = await ownIndex(context)
  if (!index?.equals(row.phoneIndex))
    await informResident(context, { ...about, phone: open(row.phone, bookingPurpose) })
  if (row.how === 'relative' && row.bookedBy && row.bookedBy !== context.actor.accountId)
    await informResident(context, { ...about, urgent: false, accountId: row.bookedBy })
}

const again = async (context: Context, key: BookingKey) => viewBooking(context, (await lockBooking(context.db, key))!)

/** Another time, also in another hall of the same community: the old time is given back in the same moment. */
export const changeBooking = async (context: Context, key: BookingKey, asked: z.output<typeof Change>) => {
  const { db, now, actor } = context
  const row = await findOwn(context, key)
  demand(row, 'change', asked.version)
  const site = await loadSite(db, { areaId: key.areaId, siteId: asked.siteId ?? row.siteId }, now).catch(
    (error: unknown) => {
      // A booking stays in its community: what isn't found here may well be elsewhere.
      throw asked.siteId ? otherCommunity() : error
    },
  )
  const from = new Date(asked.from)
  const byStaff = actor.kind !== 'resident'
  const { slots, day, taken } = await slotsAt(context, site, row.classCode, from, byStaff)
  await queueUp(db, [row.phoneIndex.toString('hex')])
  const limits = {
    phoneIndex: row.phoneIndex,
    bookedBy: row.bookedBy,
    how: byStaff ? ('staff' as const) : row.how,
    day,
    from,
  }
  await checkLimits(db, site, { ...limits, to: new Date(slots[0]!.to) }, now, row.id)
  const offered = row.offerId ? [row.offerId] : []
  if (offered.length) await releaseHolds(db, row.areaId, offered, now)
  const open = taken.filter(
    (t) => !(offered.length && t.from === row.offerFrom!.getTime() && t.windowNo === row.offerWindow),
  )
  const held = await holdFor(db, site, slots, open, row, new Date(now.getTime() + minuteMs), now)
  if (!held) throw slotTaken({ next: await nextFree(db, site, row.classCode, now) })
  await takeOver(db, key, held.id, now)
  const moved = (await lockBooking(db, key))!
  await tellBoth(context, moved, { kind: 'booking_changed', params: bookingParams(site, moved) })
  context.announce({
    name: 'matters.booking_changed',
    areaId: key.areaId,
    about: { bookingId: key.id, siteId: site.id, leftSiteId: row.siteId },
  })
  context.audit({ booking: key.id, from: from.toISOString() }, key.areaId)
  return viewBooking(context, moved)
}

export const cancelBooking = async (
  context: Context,
  key: BookingKey,
  asked: { version: number; reason?: string | null | undefined },
) => {
  const { db, now } = context
  const row = await findOwn(context, key)
  if (row.state === 'cancelled') return viewBooking(context, row)
  demand(row, 'cancel', asked.version)
  if (row.offerId) await releaseHolds(db, key.areaId, [row.offerId], now)
  await setState(db, key, 'cancelled', now, { reason: asked.reason ?? null })
  const site = await loadSite(db, { areaId: key.areaId, siteId: row.siteId }, now)
  await tellBoth(context, row, { kind: 'booking_cancelled', params: bookingParams(site, row) })
  context.announce({
    name: 'matters.booking_cancelled',
    areaId: key.areaId,
    about: { bookingId: key.id, siteId: row.siteId },
  })
  context.audit({ booking: key.id }, key.areaId)
  return again(context, key)
}

/** One call: the slot kept for a booking that fell through becomes its time. Repeated, it answers the same. */
export const acceptOffer = async (context: Context, key: BookingKey) => {
  const { db, now } = context
  const row = await findOwn(context, key)
  if (row.state === 'booked' && row.version > 1) return viewBooking(context, row)
  if (row.state !== 'displaced' || !row.offerId || row.offerUntil! <= now) throw offerOver()
  await takeOver(db, key, row.offerId, now)
  context.announce({
    name: 'matters.booking_changed',
    areaId: key.areaId,
    about: { bookingId: key.id, siteId: row.siteId },
  })
  context.audit({ booking: key.id, accepted: row.offerId }, key.areaId)
  return again(context, key)
}

/** At the hall: the booking becomes a number in the queue. Throws when it is too early or too late; repeated, it answers the same. */
export const checkInBooking = async (context: Context, row: BookingRow) => {
  const { db, now, locale } = context
  const key = { areaId: row.areaId, id: row.id }
  if (row.state === 'checked_in' || row.state === 'served') return viewBooking(context, row)
  demand(row, 'check_in')
  const site = await loadSite(db, { areaId: row.areaId, siteId: row.siteId }, now)
  const opens = new Date(row.from.getTime() - site.rules.earlyMinutes * minuteMs)
  if (now < opens) throw checkInNotYet({ from: sayInstant(locale, opens) })
  if (now.getTime() > row.from.getTime() + site.rules.graceMinutes * minuteMs) throw checkInOver()
  const ticket = await issueTicket(context, site, {
    id: row.id,
    classCode: row.classCode,
    itemCode: row.itemCode,
    booking: row,
  })
  await setState(db, key, 'checked_in', now, { ticketId: ticket })
  context.announce({ name: 'matters.checked_in', areaId: row.areaId, about: { bookingId: row.id, siteId: row.siteId } })
  context.audit({ booking: row.id, ticket }, row.areaId)
  return again(context, key)
}
export const checkInMyself = async (context: Context, key: BookingKey) =>
  checkInBooking(context, await findOwn(context, key))
