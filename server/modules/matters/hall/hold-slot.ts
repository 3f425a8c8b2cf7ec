import type { Slot } from '#contract/matters/slots.ts'
import { uuid7, randomDigits } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { insertBooking, releaseHolds, type BookingRow, type NewBooking } from './booking-store.ts'
import { isTaken, type Taken } from './free-slots.ts'
import type { LoadedSite } from './site-store.ts'
import { dayAt } from './hall-day.ts'

/** A number may be had by another booking of that day: one in a million for each there is. */
const numberTries = 4

/** What was kept too long of a slot. */
export const lapsedIn = (taken: readonly Taken[], slot: Slot): string[] =>
  taken.flatMap((t) =>
    t.lapsedHold && t.windowNo === slot.windowNo && t.from < slot.to && slot.from < t.to ? [t.lapsedHold] : [],
  )

/**
 * Takes one of some windows that are free at a time, or answers undefined when others were faster. What was kept too long is let
 * go first.
 */
export const takeOneOf = async (
  db: Db,
  site: Pick<LoadedSite, 'areaId' | 'id'>,
  slots: readonly Slot[],
  taken: readonly Taken[],
  booking: Omit<NewBooking, 'areaId' | 'siteId' | 'windowNo' | 'rotationId' | 'from' | 'to' | 'day' | 'number'> & {
    number?: string
  },
): Promise<Slot | undefined> => {
  const free = slots.filter((slot) => !isTaken(taken, slot))
  for (const slot of free) {
    const lapsed = lapsedIn(taken, slot)
    if (lapsed.length) await releaseHolds(db, site.areaId, lapsed, booking.at)
    for (let attempt = 0; attempt < numberTries; attempt++) {
      const inserted = await insertBooking(db, {
        ...booking,
        areaId: site.areaId,
        siteId: site.id,
        windowNo: slot.windowNo,
        rotationId: slot.rotationId,
        from: new Date(slot.from),
        to: new Date(slot.to),
        day: dayAt(slot.from),
        number: attempt === 0 && booking.number ? booking.number : randomDigits(6),
      })
      if (inserted) return slot
      // A kept slot has no number of its own to collide, and one window less isn't worth more than one further try.
      if (booking.state === 'held' || attempt > 0) break
    }
  }
  return undefined
}

/** Keeps a slot for a booking, until `until`; answers the kept row's id and slot. */
export const holdFor = async (
  db: Db,
  site: Pick<LoadedSite, 'areaId' | 'id'>,
  slots: readonly Slot[],
  taken: readonly Taken[],
  row: BookingRow,
  until: Date,
  at: Date,
) => {
  const id = uuid7()
  const slot = await takeOneOf(db, site, slots, taken, {
    id,
    classCode: row.classCode,
    itemCode: row.itemCode,
    number: row.number,
    state: 'held',
    how: row.how,
    bookedBy: row.bookedBy,
    name: row.name,
    phone: row.phone,
    phoneIndex: row.phoneIndex,
    note: null,
    offerOf: row.id,
    heldUntil: until,
    at,
  })
  return slot && { id, slot }
}
