import { sql } from 'kysely'
import { slotsOf, stillStands, type SitePlan, type Slot } from '#contract/matters/slots.ts'
import type { Settlement } from '#contract/matters/hall-sites.ts'
import { maskName } from '#contract/platform/mask.ts'
import { hourMs, minuteMs } from '#contract/time/local-time.ts'
import type { Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { bookingParams } from './book.ts'
import { bookingColumns, bookingPurpose, bookingSource, setState, type BookingRow } from './booking-store.ts'
import { takenOn, type Taken } from './free-slots.ts'
import { dayAt, daysFrom, plusDays } from './hall-day.ts'
import { holdFor } from './hold-slot.ts'
import { tellBoth } from './move-booking.ts'
import type { LoadedSite } from './site-store.ts'

/** How far ahead an equal slot is looked for; a department that comes once a month is found. */
const lookAheadDays = 60
/** A slot that would have to be confirmed within less than this isn't worth offering. */
const leastNoticeMs = 2 * hourMs

/** Bookings to come of a site, locked so that nobody changes one meanwhile. */
const comingBookings = async (db: Db, site: Pick<LoadedSite, 'areaId' | 'id'>, now: Date) => {
  await sql`with hot as (select id from matters.booking where area_id = ${site.areaId} and site_id = ${site.id}::uuid and state = 'booked'
    and lower(during) > ${now} order by id for update) select count(*) from hot`.execute(db)
  const { rows } = await sql<BookingRow>`
    select ${bookingColumns} from ${bookingSource} where b.area_id = ${site.areaId} and b.site_id = ${site.id}::uuid and b.state = 'booked'
      and lower(b.during) > ${now} order by lower(b.during), b.id`.execute(db)
  return rows
}

/** Those that don't stand any more under a new plan (but did under the old one, or were left standing on purpose). */
export const affectedBookings = async (
  db: Db,
  site: LoadedSite,
  before: SitePlan,
  after: SitePlan,
  now: Date,
): Promise<BookingRow[]> =>
  (await comingBookings(db, site, now)).filter((b) => {
    const asked = {
      from: b.from.getTime(),
      to: b.to.getTime(),
      windowNo: b.windowNo,
      rotationId: b.rotationId,
      classCode: b.classCode,
    }
    return !stillStands(after, asked) && stillStands(before, asked)
  })

export const affectedView = (b: BookingRow) => ({
  areaId: b.areaId,
  id: b.id,
  number: b.number,
  name: maskName(open(b.name, bookingPurpose)),
  classCode: b.classCode,
  windowNo: b.windowNo,
  from: b.from,
  to: b.to,
})

const minuteOfDay = (at: number) => ((at + 8 * hourMs) / minuteMs) % 1440

/**
 * Equal slots, the best first: the same class with whom it was booked (that department, or the hall itself), the earliest day from the
 * booked one on, on that day the nearest time.
 */
export const equalSlots = (
  plan: SitePlan,
  b: Pick<BookingRow, 'from' | 'to' | 'classCode' | 'rotationId'>,
  now: Date,
): Slot[] => {
  const organisation = plan.rotations.find((r) => r.id === b.rotationId)?.organisationId
  const equal = (slot: Slot) =>
    b.rotationId === null
      ? slot.rotationId === null
      : plan.rotations.some((r) => r.id === slot.rotationId && r.organisationId === organisation)
  const reach = { ...plan, rules: { ...plan.rules, aheadDays: lookAheadDays * 2 } }
  const wanted = minuteOfDay(b.from.getTime())
  const first = dayAt(b.from) > dayAt(now) ? dayAt(b.from) : dayAt(now)
  return daysFrom(first, lookAheadDays).flatMap((day) =>
    slotsOf(reach, day, b.classCode, now.getTime())
      .slots.filter(equal)
      .toSorted(
        (x, y) => Math.abs(minuteOfDay(x.from) - wanted) - Math.abs(minuteOfDay(y.from) - wanted) || x.from - y.from,
      ),
  )
}

/**
 * What becomes of bookings that don't stand any more. `offer`: each, in the order of their times, has the nearest equal slot kept
 * (rules.offerHours, at the longest until the slot's booking would close) and is asked to confirm; `cancel`: told that it can't be;
 * `keep`: nothing. Everybody is told in the same transaction as the change.
 */
export const settleBookings = async (
  context: Context,
  site: LoadedSite,
  plan: SitePlan,
  bookings: readonly BookingRow[],
  { how, reason }: { how: Settlement; reason: string },
): Promise<{ offered: number; withoutOffer: number }> => {
  const { db, now } = context
  let offered = 0
  if (how === 'keep' || !bookings.length) return { offered: 0, withoutOffer: 0 }
  const today = dayAt(now)
  const taken: Taken[] = how === 'offer' ? await takenOn(db, site, today, plusDays(today, 2 * lookAheadDays), now) : []
  for (const b of bookings) await setState(db, b, 'displaced', now, { reason })
  for (const b of bookings) {
    const params = { ...bookingParams(site, b), reason }
    let kept: { slot: Slot; until: Date } | undefined
    for (const slot of how === 'offer' ? equalSlots(plan, b, now) : []) {
      const closes = slot.from - site.rules.leadMinutes * minuteMs
      const until = new Date(Math.min(now.getTime() + site.rules.offerHours * hourMs, closes))
      if (until.getTime() - now.getTime() < leastNoticeMs) continue
      const held = await holdFor(db, site, [slot], taken, b, until, now)
      if (!held) continue
      taken.push({ windowNo: slot.windowNo, from: slot.from, to: slot.to, lapsedHold: null })
      kept = { slot, until }
      break
    }
    if (kept) offered++
    await tellBoth(
      context,
      b,
      kept
        ? {
            kind: 'booking_offered',
            urgent: true,
            params: {
              ...params,
              newAt: { at: new Date(kept.slot.from).toISOString() },
              newSite: site.name,
              newWindow: kept.slot.windowNo,
              until: { at: kept.until.toISOString() },
            },
          }
        : { kind: 'booking_displaced', urgent: true, params },
    )
    context.announce({
      name: 'matters.booking_displaced',
      areaId: b.areaId,
      about: { bookingId: b.id, siteId: site.id },
    })
  }
  return { offered, withoutOffer: bookings.length - offered }
}
