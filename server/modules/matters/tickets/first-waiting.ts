import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { TicketRow } from './ticket-store.ts'

/** A queue longer than this is said to be this long: nobody reads the difference, and counting takes time. */
const mostCounted = 100

export type Calling = {
  areaId: number
  siteId: string
  day: string
  windowNo: number
  callId: string
  /** What the window does today. */
  classes: readonly string[]
  clerkId: string | null
  now: Date
}
const here = ({ areaId, siteId, day }: Calling) =>
  sql`area_id = ${areaId} and site_id = ${siteId}::uuid and on_day = ${day}`

/** What a call asks at once: the site's version, whether it was sent before, who is at the window already, and how many wait. */
export const lookAtWindow = async (db: Db, c: Calling) => {
  const { rows } = await sql<{
    version: number | null
    sent: boolean
    waiting: number
    letter: string | null
    number: number | null
  }>`
    with hot as (select letter, number from matters.ticket where ${here(c)} and window_no = ${c.windowNo} and state in ('called', 'serving'))
    select (select version from matters.site where area_id = ${c.areaId} and id = ${c.siteId}::uuid) version,
      exists (select from matters.ticket where area_id = ${c.areaId} and call_id = ${c.callId}::uuid) sent,
      (select count(*)::int from (select from matters.ticket where ${here(c)} and state = 'waiting' limit ${mostCounted}) w) waiting,
      hot.letter, hot.number
    from (values (1)) one left join hot on true`.execute(db)
  return rows[0]!
}

/**
 * The first in the order of the queue's index whom the window may call, locked and passing over whom others have locked; `early`:
 * among the appointments before their time, who are looked at only when nobody else waits.
 */
export const firstWaiting = async (db: Db, c: Calling, early: boolean) => {
  const { rows } = await sql<Pick<TicketRow, 'areaId' | 'id' | 'bookingId' | 'toAccountId'>>`
    with hot as (
      select area_id, id, booking_id, to_account_id from matters.ticket where ${here(c)} and state = 'waiting'
        and (to_account_id is null or to_account_id = ${c.clerkId}::uuid) and (to_window_no is null or to_window_no = ${c.windowNo})
        and (${c.classes.includes('*')} or class_code = any(${[...c.classes]}::text[]) or to_window_no is not null or to_account_id is not null)
        and ${early ? sql`not_before > ${c.now}` : sql`(not_before is null or not_before <= ${c.now})`}
      order by rank_at, id limit 1 for update skip locked
    )
    select area_id "areaId", id, booking_id "bookingId", to_account_id "toAccountId" from hot`.execute(db)
  return rows[0]
}
