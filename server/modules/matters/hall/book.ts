import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import type { Asked } from '#contract/route.ts'
import type { bookFor as forRoute } from '#contract/matters/booking-desk.ts'
import type { book as bookRoute } from '#contract/matters/bookings.ts'
import { phoneOf, residentOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex, randomDigits, seal } from '#platform/crypto.ts'
import { informing } from '../notices/inform-resident.ts'
import { mustBeWithin, queueUp, standingOf } from './booking-limits.ts'
import {
  bookingInsert,
  bookingPurpose,
  findBooking,
  freshBooking,
  releaseHolds,
  type BookingRow,
  type NewBooking,
} from './booking-store.ts'
import { bookingViewer, viewBooking } from './booking-view.ts'
import { requireClass } from './class-words.ts'
import { isTaken, nextFree } from './free-slots.ts'
import { lapsedIn, takeOneOf } from './hold-slot.ts'
import { keyTaken, siteUnknown, slotTaken } from './problems.ts'
import { loadSite, rememberedSite, type LoadedSite, type SiteKey } from './site-store.ts'
import { askAbout, refuseSlot, slotsFrom } from './slots-at.ts'

/** What a resident is told about a booking, ready for `informResident`. */
export const bookingParams = (site: Pick<LoadedSite, 'name'>, b: Pick<BookingRow, 'from' | 'windowNo' | 'number'>) => ({
  site: site.name,
  at: { at: b.from.toISOString() },
  window: b.windowNo,
  number: b.number,
})
/** The page of a booking in the resident's app. */
export const bookingLink = ({ areaId, id }: { areaId: number; id: string }) => `/bookings/${areaId}/${id}`

type Wanted = { id: string; classCode: string; itemCode?: string | null; from: string; note?: string | null }
type Person = { name: string; phone: string; how: BookingRow['how'] }

/** Nobody else's slot: the last statement of a try that lost divides by its rows, and none of it remains. */
const divisionByZero = '22012'

const bookOne = async (context: Context, key: SiteKey, wanted: Wanted, person: Person) => {
  const { db, now, actor, writeLast } = context
  const known = rememberedSite(key, now)
  await requireClass(db, wanted.classCode)
  const phoneIndex = blindIndex('phone', person.phone)
  const from = new Date(wanted.from)
  const self = person.how === 'self'
  // The same key may be sent twice at once: whoever has waited in the queue or lost the slot looks again.
  const sentBefore = async () => {
    const before = await findBooking(db, { areaId: key.areaId, id: wanted.id })
    if (!before) return undefined
    const same = before.bookedBy === actor.accountId && before.classCode === wanted.classCode
    if (!same || before.siteId !== key.siteId || !before.phoneIndex.equals(phoneIndex)) throw keyTaken()
    return viewBooking(context, before)
  }
  const numbers = Array.from({ length: 3 }, () => randomDigits(6))
  const lookFrom = async (site: LoadedSite) => {
    const offered = await slotsFrom(db, site, wanted.classCode, from, now, person.how === 'staff')
    const to = new Date(offered.slots[0]?.to ?? from.getTime() + 1)
    const limits = { phoneIndex, bookedBy: actor.accountId, how: person.how, day: offered.day, from, to }
    // Sent in one packet, answered in order: what follows the queue is read after it.
    const [, found, standing, account] = await Promise.all([
      queueUp(db, [phoneIndex.toString('hex'), ...(person.how === 'relative' ? [actor.accountId!] : [])]),
      askAbout(db, site, { id: wanted.id, day: offered.day, numbers }, now),
      standingOf(db, site, limits, now),
      self ? undefined : residentOf(db, person.phone),
    ])
    return { site, offered, found, standing, account: account ?? null }
  }
  let looked = await lookFrom(known ?? (await loadSite(db, key, now)))
  while (looked.found.version !== looked.site.version) {
    if (looked.found.version === null) throw siteUnknown()
    looked = await lookFrom(await loadSite(db, key, now))
  }
  const { site, offered, found, standing, account } = looked
  const before = found.sent ? await sentBefore() : undefined
  if (before) return before
  if (!offered.slots.length) throw await refuseSlot(context, site, wanted.classCode, offered)
  const free = offered.slots.filter((slot) => !isTaken(found.taken, slot))
  const full = async () => slotTaken({ next: await nextFree(db, site, wanted.classCode, now) })
  if (!free.length) throw await full()
  mustBeWithin(site, standing, person.how)
  const view = await bookingViewer(context, [], [site])
  const booking = (slot: (typeof free)[number]): NewBooking => ({
    areaId: key.areaId,
    siteId: site.id,
    id: wanted.id,
    windowNo: slot.windowNo,
    rotationId: slot.rotationId,
    from: new Date(slot.from),
    to: new Date(slot.to),
    day: offered.day,
    number: found.number ?? numbers[0]!,
    classCode: wanted.classCode,
    itemCode: wanted.itemCode ?? null,
    state: 'booked',
    how: person.how,
    bookedBy: actor.accountId,
    name: seal(person.name, bookingPurpose),
    phone: seal(person.phone, bookingPurpose),
    phoneIndex,
    note: wanted.note ?? null,
    at: now,
  })
  const tell = (made: Parameters<typeof bookingParams>[1] & Parameters<typeof bookingLink>[0]) => {
    const about = { areaId: key.areaId, phone: person.phone, link: bookingLink(made) }
    const told = { ...about, kind: 'booking_made_for_you' as const, params: bookingParams(site, made) }
    const rows = self ? undefined : informing(told, account, now)
    if (rows) context.announce(rows.fact)
    context.announce({
      name: 'matters.booked',
      areaId: key.areaId,
      about: { bookingId: made.id, siteId: site.id, day: offered.day },
    })
    context.audit({ booking: made.id, how: person.how }, key.areaId)
    return rows?.parts
  }
  // One window: it is that or nothing, so everything is written at once.
  if (writeLast && free.length === 1) {
    const made = booking(free[0]!)
    const lapsed = lapsedIn(found.taken, free[0]!)
    if (lapsed.length) await releaseHolds(db, key.areaId, lapsed, now)
    try {
      const told = tell(made)
      await writeLast(
        sql`with hot as (${bookingInsert(made)})${told ? sql`, ${told}` : sql``} select 1 / count(*) from hot`,
      )
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== divisionByZero) throw error
      const mine = await sentBefore()
      if (mine) return mine
      throw await full()
    }
    return view(freshBooking(made))
  }
  const slot = await takeOneOf(db, site, free, found.taken, booking(free[0]!))
  if (!slot) throw await full()
  const made = (await findBooking(db, { areaId: key.areaId, id: wanted.id }))!
  const told = tell(made)
  if (told) await sql`with hot as (select 1), ${told} select from hot`.execute(db)
  return view(made)
}

/** A resident books for themselves or for a relative (代约). */
export const book = async (context: Context, key: SiteKey, asked: Asked<typeof bookRoute>['body']) => {
  const phone = asked.relative?.phone ?? (await phoneOf(context.db, context.actor.accountId!))!
  const own = asked.relative === null || asked.relative === undefined
  const name = asked.relative?.name ?? asked.name ?? '本人'
  return bookOne(context, key, asked, { name, phone, how: own ? 'self' : 'relative' })
}

/** Staff book for somebody who can't. */
export const bookFor = (context: Context, key: SiteKey, asked: Asked<typeof forRoute>['body']) =>
  bookOne(context, key, asked, { name: asked.name, phone: asked.phone, how: 'staff' })
