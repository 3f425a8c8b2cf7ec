import { sql } from 'kysely'
import { open } from '#platform/crypto.ts'
import type { Context } from '#platform/context.ts'
import { informResident } from '../notices/inform-resident.ts'
import { bookingLink } from './book.ts'
import { bookingPurpose, releaseHolds, setState, type BookingRow } from './booking-store.ts'

const atOnce = 500
type Row = Pick<BookingRow, 'areaId' | 'id' | 'from' | 'windowNo' | 'number' | 'phone' | 'bookedBy' | 'how'> & {
  site: string
  siteId: string
}
const columns =
  sql.raw(`b.area_id "areaId", b.id, lower(b.during) "from", b.window_no "windowNo", b.number, b.phone, b.booked_by "bookedBy", b.how,
  s.name site, b.site_id "siteId"`)
const source = sql.raw('matters.booking b join matters.site s on s.area_id = b.area_id and s.id = b.site_id')
const tell = (context: Context, row: Row, kind: 'booking_reminder' | 'booking_missed') =>
  informResident(context, {
    areaId: row.areaId,
    phone: open(row.phone, bookingPurpose),
    kind,
    params: { site: row.site, at: { at: row.from.toISOString() }, window: row.windowNo, number: row.number },
    link: bookingLink(row),
    urgent: kind === 'booking_reminder',
  })

/** Reminds everybody whose time comes within a day, once; who booked less than a day before knows. */
export const remind = async (context: Context): Promise<number> => {
  const { db, now } = context
  const { rows } = await sql<Row>`
    select ${columns} from ${source} where b.state = 'booked' and b.reminded_at is null
      and lower(b.during) between ${now} and ${now}::timestamptz + interval '24 hours' and b.created_at < lower(b.during) - interval '24 hours'
    order by lower(b.during) limit ${atOnce} for update of b skip locked`.execute(db)
  for (const row of rows) {
    await tell(context, row, 'booking_reminder')
    await sql`update matters.booking set reminded_at = ${now} where area_id = ${row.areaId} and id = ${row.id}::uuid`.execute(
      db,
    )
  }
  return rows.length
}

/** 未到: whose time and grace are over without anybody coming. */
export const closeMissed = async (context: Context): Promise<number> => {
  const { db, now } = context
  const { rows } = await sql<Row>`
    select ${columns} from ${source} where b.state = 'booked'
      and lower(b.during) + make_interval(mins => coalesce((s.rules->>'graceMinutes')::int, 15)) < ${now}
    order by lower(b.during) limit ${atOnce} for update of b skip locked`.execute(db)
  for (const row of rows) {
    await setState(db, row, 'no_show', now)
    await tell(context, row, 'booking_missed')
    context.announce({
      name: 'matters.booking_missed',
      areaId: row.areaId,
      about: { bookingId: row.id, siteId: row.siteId },
    })
  }
  return rows.length
}

/** Slots nobody confirmed in time go back to everybody; those they were kept for are told. */
export const lapseOffers = async (context: Context): Promise<number> => {
  const { db, now } = context
  const { rows } = await sql<Row & { offerOf: string }>`
    select ${columns}, b.offer_of "offerOf" from ${source} where b.state = 'held' and b.held_until <= ${now}
    order by b.held_until limit ${atOnce} for update of b skip locked`.execute(db)
  for (const row of rows) {
    await releaseHolds(db, row.areaId, [row.id], now)
    await informResident(context, {
      areaId: row.areaId,
      phone: open(row.phone, bookingPurpose),
      kind: 'offer_lapsed',
      params: { newAt: { at: row.from.toISOString() } },
      link: bookingLink({ areaId: row.areaId, id: row.offerOf }),
      urgent: true,
    })
    context.announce({
      name: 'matters.offer_lapsed',
      areaId: row.areaId,
      about: { bookingId: row.offerOf, siteId: row.siteId },
    })
  }
  return rows.length
}
