import type { Asked } from '#contract/route.ts'
import type { bookFor as forRoute } from '#contract/matters/booking-desk.ts'
import type { book as bookRoute } from '#contract/matters/bookings.ts'
import { slotsOf } from '#contract/matters/slots.ts'
import { say } from '#contract/phrases.ts'
import { phoneOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex, seal } from '#platform/crypto.ts'
import { informResident } from '../notices/inform-resident.ts'
import { checkLimits, queueUp } from './booking-limits.ts'
import { bookingPurpose, findBooking, type BookingRow } from './booking-store.ts'
import { viewBooking } from './booking-view.ts'
import { requireClass } from './class-words.ts'
import { isTaken, nextFree, planFor, takenOn } from './free-slots.ts'
import { dayAt, plusDays } from './hall-day.ts'
import { takeOneOf } from './hold-slot.ts'
import { keyTaken, noSuchSlot, slotTaken } from './problems.ts'
import { loadSite, type LoadedSite, type SiteKey } from './site-store.ts'
import { sayWhy } from './site-view.ts'

/**
 * The windows of a site that begin a slot at `from` for a class, and which are taken. Throws `matters.no_such_slot` with the
 * reason of that day and the next free times.
 */
export const slotsAt = async (
  { db, now, locale }: Context,
  site: LoadedSite,
  classCode: string,
  from: Date,
  byStaff: boolean,
) => {
  const today = dayAt(now)
  const day = dayAt(from)
  const inReach = day >= today && day <= plusDays(today, site.rules.aheadDays)
  const plan = await planFor(db, site, inReach ? day : today, 1)
  // Staff may book whoever stands before them into a slot about to begin.
  const rules = byStaff ? { ...plan.rules, leadMinutes: 0 } : plan.rules
  const made = inReach
    ? slotsOf({ ...plan, rules }, day, classCode, now.getTime())
    : { slots: [], why: [{ code: day < today ? ('past' as const) : ('too_far' as const) }] }
  const slots = made.slots.filter((s) => s.from === from.getTime())
  if (!slots.length) {
    const why = made.why[0] ? sayWhy(locale, made.why[0]) : say(locale, 'matters.why.not_a_slot')
    throw noSuchSlot({ why, next: await nextFree(db, site, classCode, now) })
  }
  return { slots, day, taken: await takenOn(db, site, day, day, now) }
}

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

const bookOne = async (context: Context, key: SiteKey, wanted: Wanted, person: Person) => {
  const { db, now, actor } = context
  const site = await loadSite(db, key, now)
  await requireClass(db, wanted.classCode)
  const phoneIndex = blindIndex('phone', person.phone)
  const from = new Date(wanted.from)
  // The same key may be sent twice at once: whoever finds the slot gone or has waited in the queue looks again.
  const sentBefore = async () => {
    const known = await findBooking(db, { areaId: key.areaId, id: wanted.id })
    if (!known) return undefined
    const same = known.bookedBy === actor.accountId && known.classCode === wanted.classCode
    if (!same || known.siteId !== site.id || !known.phoneIndex.equals(phoneIndex)) throw keyTaken()
    return viewBooking(context, known)
  }
  const before = await sentBefore()
  if (before) return before
  const { slots, day, taken } = await slotsAt(context, site, wanted.classCode, from, person.how === 'staff')
  const full = async () => slotTaken({ next: await nextFree(db, site, wanted.classCode, now) })
  if (slots.every((slot) => isTaken(taken, slot))) {
    const mine = await sentBefore()
    if (mine) return mine
    throw await full()
  }
  await queueUp(db, [phoneIndex.toString('hex'), ...(person.how === 'relative' ? [actor.accountId!] : [])])
  const meanwhile = await sentBefore()
  if (meanwhile) return meanwhile
  await checkLimits(
    db,
    site,
    { phoneIndex, bookedBy: actor.accountId, how: person.how, day, from, to: new Date(slots[0]!.to) },
    now,
  )
  const slot = await takeOneOf(db, site, slots, taken, {
    id: wanted.id,
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
  if (!slot) throw await full()
  const made = (await findBooking(db, { areaId: key.areaId, id: wanted.id }))!
  if (person.how !== 'self')
    await informResident(context, {
      areaId: key.areaId,
      phone: person.phone,
      kind: 'booking_made_for_you',
      params: bookingParams(site, made),
      link: bookingLink(made),
    })
  context.announce({ name: 'matters.booked', areaId: key.areaId, about: { bookingId: made.id, siteId: site.id, day } })
  context.audit({ booking: made.id, how: person.how }, key.areaId)
  return viewBooking(context, made)
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
