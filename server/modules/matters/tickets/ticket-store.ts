import { sql } from 'kysely'
import type { TicketState } from '#contract/matters/ticket-flow.ts'
import type { Db } from '#platform/database.ts'

export type TicketRow = {
  areaId: number
  id: string
  siteId: string
  day: string
  letter: string
  number: number
  classCode: string
  itemCode: string | null
  state: TicketState
  priority: boolean
  rankAt: Date
  notBefore: Date | null
  accountId: string | null
  phone: Buffer | null
  bookingId: string | null
  windowNo: number | null
  clerkId: string | null
  toWindowNo: number | null
  toAccountId: string | null
  callId: string | null
  takenAt: Date
  calledAt: Date | null
  calls: number
  startedAt: Date | null
  endedAt: Date | null
  note: string | null
  applicationAreaId: number | null
  applicationId: string | null
  version: number
}
export type TicketKey = { areaId: number; id: string }
export const ticketPurpose = 'matters.ticket'

export const ticketColumns =
  sql.raw(`area_id "areaId", id, site_id "siteId", on_day "day", letter, number, class_code "classCode", item_code "itemCode",
  state, priority, rank_at "rankAt", not_before "notBefore", account_id "accountId", phone, booking_id "bookingId", window_no "windowNo",
  clerk_id "clerkId", to_window_no "toWindowNo", to_account_id "toAccountId", call_id "callId", taken_at "takenAt", called_at "calledAt", calls,
  started_at "startedAt", ended_at "endedAt", note, application_area_id "applicationAreaId", application_id "applicationId", version`)

export const findTicket = async (db: Db, { areaId, id }: TicketKey, lock = false): Promise<TicketRow | undefined> => {
  const { rows } = await sql<TicketRow>`with hot as (
    select ${ticketColumns} from matters.ticket where area_id = ${areaId} and id = ${id}::uuid ${lock ? sql`for update` : sql``}) select * from hot`.execute(
    db,
  )
  return rows[0]
}

/** The ticket, locked, and its site's version. */
export const lockTicket = async (db: Db, { areaId, id }: TicketKey) => {
  const { rows } = await sql<TicketRow & { siteVersion: number }>`with hot as (
    select ${ticketColumns} from matters.ticket where area_id = ${areaId} and id = ${id}::uuid for update)
    select hot.*, (select s.version from matters.site s where s.area_id = ${areaId} and s.id = hot."siteId") "siteVersion" from hot`.execute(
    db,
  )
  return rows[0]
}

export type TicketChange = {
  state?: TicketState
  windowNo?: number | null
  clerkId?: string | null
  toWindowNo?: number | null
  toAccountId?: string | null
  classCode?: string
  rankAt?: Date
  calledAt?: Date
  callId?: string
  startedAt?: Date | null
  endedAt?: Date
  note?: string | null
  applicationAreaId?: number | null
  applicationId?: string | null
}
const names: Record<keyof TicketChange, string> = {
  state: 'state',
  windowNo: 'window_no',
  clerkId: 'clerk_id',
  toWindowNo: 'to_window_no',
  toAccountId: 'to_account_id',
  classCode: 'class_code',
  rankAt: 'rank_at',
  calledAt: 'called_at',
  callId: 'call_id',
  startedAt: 'started_at',
  endedAt: 'ended_at',
  note: 'note',
  applicationAreaId: 'application_area_id',
  applicationId: 'application_id',
}

/** What a move changes, as a statement that answers the ticket; every time it is called counts. */
export const ticketUpdate = ({ areaId, id }: TicketKey, change: TicketChange) => {
  const sets = (Object.keys(change) as (keyof TicketChange)[]).map(
    (key) => sql`${sql.raw(names[key])} = ${change[key]}`,
  )
  const called = change.calledAt
    ? sql`, calls = calls + 1, first_called_at = coalesce(first_called_at, ${change.calledAt})`
    : sql``
  return sql<TicketRow>`
    update matters.ticket set ${sql.join(sets)} ${called}, version = version + 1
    where area_id = ${areaId} and id = ${id}::uuid returning ${ticketColumns}`
}
export const changeTicket = async (db: Db, key: TicketKey, change: TicketChange): Promise<TicketRow> =>
  (await ticketUpdate(key, change).execute(db)).rows[0]!

export type WindowState = { no: number; state: 'open' | 'paused' | 'closed'; accountId: string | null; since: Date }

/** Windows as they were set today; yesterday's are closed. */
export const windowsNow = async (
  db: Db,
  areaId: number,
  siteId: string,
  day: string,
): Promise<Map<number, WindowState>> => {
  const { rows } = await sql<WindowState>`
    with hot as (select no, state, account_id, since from matters.window_now where area_id = ${areaId} and site_id = ${siteId}::uuid
      and since >= ${day}::date::timestamp at time zone 'Asia/Shanghai')
    select no, state, account_id "accountId", since from hot`.execute(db)
  return new Map(rows.map((r) => [r.no, r]))
}

/** One window, locked: whoever calls there comes one after the other. */
export const lockWindow = async (
  db: Db,
  areaId: number,
  siteId: string,
  no: number,
  day: string,
): Promise<WindowState | undefined> => {
  const { rows } = await sql<WindowState>`
    with hot as (select no, state, account_id, since from matters.window_now where area_id = ${areaId} and site_id = ${siteId}::uuid and no = ${no}
      and since >= ${day}::date::timestamp at time zone 'Asia/Shanghai' for update)
    select no, state, account_id "accountId", since from hot`.execute(db)
  return rows[0]
}

/** Who is called to or served at a window. */
export const inHand = async (
  db: Db,
  areaId: number,
  siteId: string,
  day: string,
  windowNo: number,
): Promise<TicketRow | undefined> => {
  const { rows } = await sql<TicketRow>`with hot as (
    select ${ticketColumns} from matters.ticket where area_id = ${areaId} and site_id = ${siteId}::uuid and on_day = ${day} and window_no = ${windowNo}
      and state in ('called', 'serving')) select * from hot`.execute(db)
  return rows[0]
}
