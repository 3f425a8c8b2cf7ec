import { sql } from 'kysely'
import type { BookingState } from '#contract/matters/booking-flow.ts'
import type { Db } from '#platform/database.ts'

export type BookingRow = {
  areaId: number
  id: string
  siteId: string
  windowNo: number
  rotationId: string | null
  from: Date
  to: Date
  day: string
  classCode: string
  itemCode: string | null
  number: string
  state: BookingState
  how: 'self' | 'relative' | 'staff'
  bookedBy: string | null
  name: Buffer
  phone: Buffer
  phoneIndex: Buffer
  note: string | null
  reason: string | null
  ticketId: string | null
  createdAt: Date
  version: number
  offerId: string | null
  offerFrom: Date | null
  offerTo: Date | null
  offerWindow: number | null
  offerUntil: Date | null
}
export type BookingKey = { areaId: number; id: string }
export const bookingPurpose = 'matters.booking'

/** Columns of a booking `b` with the slot kept for it, `o`. */
export const bookingColumns =
  sql.raw(`b.area_id "areaId", b.id, b.site_id "siteId", b.window_no "windowNo", b.rotation_id "rotationId",
  lower(b.during) "from", upper(b.during) "to", b.on_day "day", b.class_code "classCode", b.item_code "itemCode", b.number, b.state, b.how,
  b.booked_by "bookedBy", b.name, b.phone, b.phone_index "phoneIndex", b.note, b.reason, b.ticket_id "ticketId", b.created_at "createdAt", b.version,
  o.id "offerId", lower(o.during) "offerFrom", upper(o.during) "offerTo", o.window_no "offerWindow", o.held_until "offerUntil"`)
/** Bookings themselves; rows that only keep a slot hang on theirs. */
export const bookingSource = sql.raw(`matters.booking b
  left join matters.booking o on o.area_id = b.area_id and o.offer_of = b.id and o.state = 'held'`)

export const findBooking = async (db: Db, { areaId, id }: BookingKey): Promise<BookingRow | undefined> => {
  const { rows } = await sql<BookingRow>`with hot as (select ${bookingColumns} from ${bookingSource}
    where b.area_id = ${areaId} and b.id = ${id}::uuid and b.offer_of is null) select * from hot`.execute(db)
  return rows[0]
}

/** Locked until the end of the transaction. */
export const lockBooking = async (db: Db, { areaId, id }: BookingKey): Promise<BookingRow | undefined> => {
  const { rows } = await sql`
    with hot as (select id from matters.booking where area_id = ${areaId} and id = ${id}::uuid and offer_of is null for update) select id from hot`.execute(
    db,
  )
  return rows.length ? findBooking(db, { areaId, id }) : undefined
}

export type NewBooking = {
  areaId: number
  id: string
  siteId: string
  windowNo: number
  rotationId: string | null
  from: Date
  to: Date
  day: string
  classCode: string
  itemCode: string | null
  number: string
  state: 'booked' | 'held'
  how: BookingRow['how']
  bookedBy: string | null
  name: Buffer
  phone: Buffer
  phoneIndex: Buffer
  note: string | null
  offerOf?: string | null
  heldUntil?: Date | null
  at: Date
}

/** The exclusion constraint decides, at once for whoever is first; what it refuses is no row and no error, so that nobody waits in a circle. */
export const bookingInsert = (b: NewBooking) => sql`
    insert into matters.booking (area_id, id, site_id, window_no, rotation_id, during, on_day, class_code, item_code, number, state, how,
      booked_by, name, phone, phone_index, note, offer_of, held_until, created_at, changed_at)
    values (${b.areaId}, ${b.id}, ${b.siteId}, ${b.windowNo}, ${b.rotationId}, tstzrange(${b.from}, ${b.to}), ${b.day}, ${b.classCode},
      ${b.itemCode}, ${b.number}, ${b.state}, ${b.how}, ${b.bookedBy}, ${b.name}, ${b.phone}, ${b.phoneIndex}, ${b.note},
      ${b.offerOf ?? null}, ${b.heldUntil ?? null}, ${b.at}, ${b.at})
    on conflict do nothing returning id`

/** Answers false when the window has somebody at that time. */
export const insertBooking = async (db: Db, b: NewBooking): Promise<boolean> =>
  (await bookingInsert(b).execute(db)).rows.length === 1

/** The row of a booking just made, as `findBooking` would read it. */
export const freshBooking = ({ at, offerOf: _, heldUntil: __, ...b }: NewBooking): BookingRow => ({
  ...b,
  state: 'booked',
  reason: null,
  ticketId: null,
  createdAt: at,
  version: 1,
  offerId: null,
  offerFrom: null,
  offerTo: null,
  offerWindow: null,
  offerUntil: null,
})

/** Lets slots go that were kept too long. */
export const releaseHolds = (db: Db, areaId: number, ids: readonly string[], at: Date) =>
  sql`update matters.booking set state = 'released', changed_at = ${at}, version = version + 1
    where area_id = ${areaId} and id = any(${[...ids]}::uuid[]) and state = 'held'`.execute(db)

/** Changes the state; the caller holds the lock. */
export const setState = (
  db: Db,
  { areaId, id }: BookingKey,
  state: BookingState,
  at: Date,
  more: { reason?: string | null; ticketId?: string } = {},
) =>
  sql`update matters.booking set state = ${state}, changed_at = ${at}, version = version + 1,
      reason = ${more.reason === undefined ? sql`reason` : more.reason}, ticket_id = coalesce(${more.ticketId ?? null}, ticket_id)
    where area_id = ${areaId} and id = ${id}::uuid`.execute(db)

/** Moves a booking into the time of a row that kept it, which goes: nobody can come between. */
export const takeOver = async (db: Db, { areaId, id }: BookingKey, heldId: string, at: Date) => {
  await releaseHolds(db, areaId, [heldId], at)
  await sql`update matters.booking b set site_id = h.site_id, window_no = h.window_no, rotation_id = h.rotation_id, during = h.during, on_day = h.on_day,
      state = 'booked', reason = null, reminded_at = null, changed_at = ${at}, version = b.version + 1
    from matters.booking h where b.area_id = ${areaId} and b.id = ${id}::uuid and h.area_id = ${areaId} and h.id = ${heldId}::uuid`.execute(
    db,
  )
}
