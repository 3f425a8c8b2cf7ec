import { sql } from 'kysely'
import type * as desk from '#contract/matters/booking-desk.ts'
import type { myBookings as mineRoute } from '#contract/matters/bookings.ts'
import { Phone } from '#contract/shapes.ts'
import type { Asked, Answering } from '#contract/route.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex, open } from '#platform/crypto.ts'
import type { FileAnswer } from '#platform/module.ts'
import {
  bookingColumns,
  bookingPurpose,
  bookingSource,
  findBooking,
  lockBooking,
  type BookingKey,
  type BookingRow,
} from './booking-store.ts'
import { ownIndex, viewBooking, viewBookings } from './booking-view.ts'
import { dayAt } from './hall-day.ts'
import { checkInBooking } from './move-booking.ts'
import { bookingUnknown } from './problems.ts'
import { loadSite, type SiteKey } from './site-store.ts'

const pageKey = (after: string | undefined) => {
  const [day, id] = after?.split('|') ?? []
  return day &&
    id &&
    /^\d{4}-\d\d-\d\d$/.test(day) &&
    !Number.isNaN(Date.parse(day)) &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? ([day, id] as const)
    : undefined
}
const nextKey = (rows: readonly BookingRow[], limit: number) => {
  const last = rows[limit - 1]
  return rows.length > limit && last ? `${last.day}|${last.id}` : null
}

/** Bookings I made and those made for my phone, the furthest in the future first. */
export const myBookings = async (
  context: Context,
  query: Asked<typeof mineRoute>['query'],
): Promise<Answering<typeof mineRoute>> => {
  const index = await ownIndex(context)
  const from = pageKey(query.after)
  const { rows } = await sql<BookingRow>`
    select ${bookingColumns} from ${bookingSource}
    where (b.booked_by = ${context.actor.accountId}::uuid or b.phone_index = ${index}) and b.offer_of is null
      ${query.open ? sql`and b.state in ('booked', 'checked_in', 'displaced')` : sql``}
      ${from ? sql`and (b.on_day, b.id) < (${from[0]}::date, ${from[1]}::uuid)` : sql``}
    order by b.on_day desc, b.id desc limit ${query.limit + 1}`.execute(context.db)
  return { rows: await viewBookings(context, rows.slice(0, query.limit)), next: nextKey(rows, query.limit) }
}

/** One of mine. */
export const getMyBooking = async (context: Context, key: BookingKey) => {
  const row = await findBooking(context.db, key)
  const index = await ownIndex(context)
  if (!row || (row.bookedBy !== context.actor.accountId && !index?.equals(row.phoneIndex))) throw bookingUnknown()
  return viewBooking(context, row)
}

/** For staff, by day; masked. */
export const listBookings = async (
  context: Context,
  query: Asked<typeof desk.listBookings>['query'],
): Promise<Answering<typeof desk.listBookings>> => {
  const { db, area, now } = context
  const from = query.from ?? (query.q ? '2000-01-01' : dayAt(now))
  const after = pageKey(query.after)
  const phone = query.q ? Phone.safeParse(query.q) : undefined
  const where = sql`b.area_id between ${area.from} and ${area.to} and b.offer_of is null and b.on_day >= ${from}
    ${query.to ? sql`and b.on_day <= ${query.to}` : sql``}
    ${query.siteId ? sql`and b.site_id = ${query.siteId}::uuid` : sql``}
    ${query.windowNo ? sql`and b.window_no = ${query.windowNo}` : sql``}
    ${query.class ? sql`and b.class_code = ${query.class}` : sql``}
    ${query.rotationId ? sql`and b.rotation_id = ${query.rotationId}::uuid` : sql``}
    ${query.hour === undefined ? sql`` : sql`and extract(hour from lower(b.during) at time zone 'Asia/Shanghai') = ${query.hour}`}
    ${phone?.success ? sql`and b.phone_index = ${blindIndex('phone', phone.data)}` : query.q ? sql`and b.number = ${query.q}` : sql``}`
  const state = !query.state
    ? sql``
    : query.state === 'came'
      ? sql`and b.state in ('checked_in', 'served')`
      : sql`and b.state = ${query.state}`
  const { rows: counted } = await sql<{ state: string; n: number }>`
    select b.state, count(*)::int n from matters.booking b where ${where} group by 1`.execute(db)
  const { rows } = await sql<BookingRow>`
    select ${bookingColumns} from ${bookingSource} where ${where} ${state}
      ${after ? sql`and (b.on_day, b.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``}
    order by b.on_day, b.id limit ${query.limit + 1}`.execute(db)
  return {
    rows: await viewBookings(context, rows.slice(0, query.limit)),
    next: nextKey(rows, query.limit),
    counts: Object.fromEntries(counted.map((c) => [c.state, c.n])),
  }
}
export const getBooking = async (context: Context, key: BookingKey) => {
  const row = await findBooking(context.db, key)
  if (!row) throw bookingUnknown()
  return viewBooking(context, row)
}

/** Name and phone in clear, with a reason that is logged. */
export const revealBooking = async (context: Context, key: BookingKey, { reason }: { reason: string }) => {
  const row = await findBooking(context.db, key)
  if (!row) throw bookingUnknown()
  context.audit({ revealed: ['name', 'phone'], booking: row.id, reason }, row.areaId)
  return { name: open(row.name, bookingPurpose), phone: open(row.phone, bookingPurpose) }
}

/** The kiosk: today's booking of that number, or the next one of that phone. */
export const checkInByCode = async (context: Context, key: SiteKey, { code }: { code: string }) => {
  const { db, now } = context
  const site = await loadSite(db, key, now)
  const which = code.length === 6 ? sql`number = ${code}` : sql`phone_index = ${blindIndex('phone', code)}`
  const { rows } = await sql<{ id: string }>`
    select id from matters.booking where area_id = ${key.areaId} and site_id = ${site.id}::uuid and on_day = ${dayAt(now)} and offer_of is null
      and ${which} and state in ('booked', 'checked_in', 'no_show') order by state <> 'booked', lower(during) limit 1`.execute(
    db,
  )
  const row = rows[0] && (await lockBooking(db, { areaId: key.areaId, id: rows[0].id }))
  if (!row) throw bookingUnknown()
  return checkInBooking(context, row)
}

const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
/** RFC 5545: commas, semicolons, line breaks are escaped; lines of more than 75 bytes are folded. */
const line = (name: string, value: string) => {
  const text = `${name}:${value.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r?\n/g, '\\n')}`
  const folded: string[] = ['']
  for (const c of text) {
    if (Buffer.byteLength(folded.at(-1)! + c) > 73) folded.push(' ')
    folded[folded.length - 1] += c
  }
  return folded.join('\r\n')
}

/** For the calendar of a phone, with a reminder two hours before. */
export const bookingCalendar = async (context: Context, key: BookingKey): Promise<FileAnswer> => {
  const booking = await getMyBooking(context, key)
  const row = (await findBooking(context.db, key))!
  const what = `${booking.siteName} ${booking.windowNo}号窗口 ${booking.itemName ?? booking.className}`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Linli//Hall//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    line('UID', `${row.id}@linli`),
    `SEQUENCE:${row.version}`,
    `DTSTAMP:${stamp(context.now)}`,
    `DTSTART:${stamp(row.from)}`,
    `DTEND:${stamp(row.to)}`,
    `STATUS:${row.state === 'cancelled' || row.state === 'displaced' ? 'CANCELLED' : 'CONFIRMED'}`,
    line('SUMMARY', what),
    line('LOCATION', booking.address),
    line('DESCRIPTION', `预约号 ${booking.number}`),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    line('DESCRIPTION', what),
    'TRIGGER:-PT2H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
  return {
    contentType: 'text/calendar; charset=utf-8',
    filename: `预约-${booking.number}.ics`,
    body: Buffer.from(lines.join('\r\n')),
    personal: true,
  }
}
