import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { dayAt } from '../hall/hall-day.ts'

/** At night: who wasn't served any more is let go, services left open are ended at their last sign of life, windows close. */
export const endDay = async ({ db, now }: Context): Promise<void> => {
  await sql`update matters.ticket set state = 'cancelled', ended_at = ${now}, version = version + 1
    where on_day <= ${dayAt(now)} and state in ('waiting', 'called', 'passed', 'parked')`.execute(db)
  await sql`update matters.ticket set state = 'done', ended_at = coalesce(started_at, called_at, ${now}), version = version + 1
    where on_day <= ${dayAt(now)} and state = 'serving'`.execute(db)
  await sql`update matters.window_now set state = 'closed', account_id = null, since = ${now} where state <> 'closed'`.execute(
    db,
  )
  // The number of who came without an appointment was kept for the day only.
  await sql`update matters.ticket set phone = null, phone_index = null where phone is not null and on_day < ${dayAt(now)}`.execute(
    db,
  )
}
