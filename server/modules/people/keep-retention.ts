import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { dayOf, yearsBefore } from './day.ts'

/** How long is kept, in years: people who left or died, past values, notices that were answered, closed premises, the log of who saw whom. */
export const retention = { left: 3, dead: 5, past: 10, notices: 3, premises: 3, reveals: 6 } as const

/**
 * 到期清除: ended care after its register's period, people who left or died with whatever still tells of them (rows merged
 * into theirs, pictures for undoing a merge, proposed pairs), old values, notices, premises, looks. What went is counted in
 * the audit log.
 */
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
  const gone = (person: string, area = 'area_id') =>
    sql`not exists (select from people.person k where k.area_id = ${sql.ref(`t.${area}`)} and k.id = ${sql.ref(`t.${person}`)})`
  const merged =
    await sql`delete from people.person t where t.standing = 'merged' and ${gone('merged_into')} returning id`.execute(
      db,
    )
  const merges = await sql`delete from people.merge t where ${gone('kept_id')} returning id`.execute(db)
  const pairs =
    await sql`delete from people.pair t where ${gone('a_id')} or ${gone('b_id', 'b_area_id')} returning a_id`.execute(
      db,
    )
  const notices =
    await sql`delete from people.notice where state not in ('new', 'read') and at < ${yearsBefore(today, retention.notices)}::date returning id`.execute(
      db,
    )
  const premises =
    await sql`delete from people.premises where ended_on < ${yearsBefore(today, retention.premises)}::date returning id`.execute(
      db,
    )
  const reveals =
    await sql`delete from people.reveal where at < ${yearsBefore(today, retention.reveals)}::date returning id`.execute(
      db,
    )
  const counts = Object.fromEntries(
    Object.entries({ care, people, away, past, merged, merges, pairs, notices, premises, reveals }).map(
      ([what, { rows }]) => [what, rows.length],
    ),
  )
  if (Object.values(counts).some(Boolean)) audit({ retention: counts })
  return counts
}
