import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { dayAt, plusDays } from '../hall/hall-day.ts'

/** At night: who wasn't served any more is let go, services left open are ended at their last sign of life, windows close. */
export const endDay = async ({ db, now }: Context): Promise<void> => {
  await sql`update matters.ticket set state = 'cancelled', ended_at = ${now}, version = version + 1
    where on_day <= ${dayAt(now)} and state in ('waiting', 'called', 'passed', 'parked')`.execute(db)
  await sql`update matters.ticket set state = 'done', ended_at = coalesce(started_at, called_at, ${now}), version = version + 1
    where on_day <= ${dayAt(now)} and state = 'serving'`.execute(db)
  // Who came and was served, or gave up waiting, has no appointment open overnight.
  await sql`update matters.booking b set state = case t.state when 'done' then 'served' else 'cancelled' end, changed_at = ${now}, version = b.version + 1,
      reason = case t.state when 'done' then b.reason else '签到后未办理' end
    from matters.ticket t where t.area_id = b.area_id and t.id = b.ticket_id and b.state = 'checked_in' and t.state in ('done', 'cancelled')
      and b.on_day between ${plusDays(dayAt(now), -7)} and ${dayAt(now)}`.execute(db)
  await sql`update matters.window_now set state = 'closed', account_id = null, since = ${now} where state <> 'closed'`.execute(
    db,
  )
  // The number of who came without an appointment was kept for the day only.
  await sql`update matters.ticket set phone = null, phone_index = null where phone is not null and on_day < ${dayAt(now)}`.execute(
    db,
  )
}
