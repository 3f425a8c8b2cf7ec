import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { dayOf, yearsBefore } from './day.ts'

/** How long rows of people who left or died are kept, and the log of who saw whom; years. */
export const retention = { left: 3, dead: 5, past: 10 } as const

/** 到期清除: ended care after its register's period, people who left or died, old values; what went is counted in the audit log. */
export const keepRetention = async ({ db, now, audit }: Context): Promise<Record<string, number>> => {
  const today = dayOf(now)
  const care =
    await sql`delete from people.care c using people.care_kind k where k.id = c.kind_id and c.state = 'ended' and c.until < ${today}::date - make_interval(months => k.retention_months) returning c.id`.execute(
      db,
    )
  const people =
    await sql`delete from people.person where (standing = 'left' and ended_on < ${yearsBefore(today, retention.left)}::date)
    or (standing = 'dead' and ended_on < ${yearsBefore(today, retention.dead)}::date) returning id`.execute(db)
  const away =
    await sql`delete from people.away where until < ${yearsBefore(today, retention.left)}::date returning person_id`.execute(
      db,
    )
  const past =
    await sql`delete from people.field_value where standing = 'past' and ended_at < ${yearsBefore(today, retention.past)}::date returning id`.execute(
      db,
    )
  const gone = { care: care.rows.length, people: people.rows.length, away: away.rows.length, past: past.rows.length }
  if (Object.values(gone).some(Boolean)) audit({ retention: gone })
  return gone
}
