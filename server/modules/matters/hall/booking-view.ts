import type { z } from 'zod'
import { bookingFlow, type BookingMove } from '#contract/matters/booking-flow.ts'
import type { Booking } from '#contract/matters/bookings.ts'
import { movesFrom } from '#contract/flow.ts'
import { maskName, maskPhone } from '#contract/platform/mask.ts'
import { minuteMs } from '#contract/time/local-time.ts'
import { phoneOf } from '#modules/access/index.ts'
import { findOrganisations } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex, open } from '#platform/crypto.ts'
import { bookingPurpose, type BookingRow } from './booking-store.ts'
import { classWords } from './class-words.ts'
import { loadSite, type LoadedSite } from './site-store.ts'

const byHall: Partial<Record<BookingMove, 'matters.call' | 'matters.book_for'>> = {
  change: 'matters.book_for',
  cancel: 'matters.book_for',
  check_in: 'matters.call',
}

/** What the asker may do with a booking now: its owners by their app, staff by their permissions. */
const movesOf = ({ actor, now }: Context, row: BookingRow): BookingMove[] => {
  const moves = movesFrom(bookingFlow, row.state).filter((move) =>
    actor.kind === 'resident'
      ? bookingFlow.moves[move].by === 'theirs'
      : byHall[move] && actor.permissions.has(byHall[move]!),
  )
  const offered = row.state === 'displaced' && row.offerUntil && row.offerUntil > now
  const mayAccept = actor.kind === 'resident' || actor.permissions.has('matters.book_for')
  return [...moves, ...(offered && mayAccept ? (['accept'] as const) : [])]
}

/** The index of the phone of a resident who asks; null for staff. */
export const ownIndex = async ({ db, actor }: Context): Promise<Buffer | null> => {
  const phone = actor.kind === 'resident' && actor.accountId ? await phoneOf(db, actor.accountId) : null
  return phone ? blindIndex('phone', phone) : null
}

type Seen = Pick<BookingRow, 'areaId' | 'siteId'>
/** Reads what showing bookings of these sites needs, and answers how each is shown; sites at hand aren't loaded again. */
export const bookingViewer = async (context: Context, rows: readonly Seen[], atHand: readonly LoadedSite[] = []) => {
  const { db, now, actor, locale } = context
  const words = await classWords(db, locale)
  const index = await ownIndex(context)
  const sites = new Map<string, LoadedSite>(atHand.map((site) => [site.id, site]))
  for (const { areaId, siteId } of rows)
    if (!sites.has(siteId)) sites.set(siteId, await loadSite(db, { areaId, siteId }, now))
  const rotations = [...sites.values()].flatMap((s) => s.rotations)
  const organisations = new Map(
    rotations.length
      ? (
          await findOrganisations(
            db,
            rotations.map((r) => r.organisationId),
          )
        ).map((o) => [o.id, o.name])
      : [],
  )
  return (row: BookingRow): z.input<typeof Booking> => {
    const site = sites.get(row.siteId)!
    const rotation = rotations.find((r) => r.id === row.rotationId)
    const own =
      actor.kind === 'resident' && (row.bookedBy === actor.accountId || (index?.equals(row.phoneIndex) ?? false))
    const name = open(row.name, bookingPurpose)
    const phone = open(row.phone, bookingPurpose)
    return {
      areaId: row.areaId,
      id: row.id,
      number: row.number,
      state: row.state,
      siteId: row.siteId,
      siteName: site.name,
      address: site.address,
      classCode: row.classCode,
      className: words.className(row.classCode),
      itemCode: row.itemCode,
      itemName: words.itemName(row.areaId, row.itemCode),
      windowNo: row.windowNo,
      organisation: rotation ? (organisations.get(rotation.organisationId) ?? null) : null,
      from: row.from,
      to: row.to,
      name: own ? name : maskName(name),
      phone: own ? phone : maskPhone(phone),
      how: row.how,
      note: row.note,
      reason: row.reason,
      offer:
        row.offerId && row.offerUntil! > now
          ? {
              id: row.offerId,
              siteId: row.siteId,
              siteName: site.name,
              windowNo: row.offerWindow!,
              from: row.offerFrom!,
              to: row.offerTo!,
              until: row.offerUntil!,
            }
          : null,
      ticketId: row.ticketId,
      createdAt: row.createdAt,
      version: row.version,
      moves: movesOf(context, row),
      checkInFrom: new Date(row.from.getTime() - site.rules.earlyMinutes * minuteMs),
    }
  }
}

/** Bookings as the asker may see them: owners in clear, everybody else masked. */
export const viewBookings = async (context: Context, rows: readonly BookingRow[]) =>
  rows.map(await bookingViewer(context, rows))
export const viewBooking = async (context: Context, row: BookingRow) => (await viewBookings(context, [row]))[0]!
