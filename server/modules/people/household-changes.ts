import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'

/** How long a phone may stay away and still ask for changes only. */
export const changesKeptDays = 40

/**
 * Households of a community that changed in or after the transaction `tx` (`pg_snapshot_xmin` of the time before); `all` when
 * they were so many at once that nobody noted which.
 */
export const householdsChangedSince = async (
  db: Db,
  areaIds: readonly number[],
  tx: string,
): Promise<{ ids: Set<string>; all: boolean; any: boolean }> => {
  const { rows } = await sql<{ id: string | null }>`
    with hot as (select distinct household_id id from people.household_change where area_id = any(${[...areaIds]}::bigint[]) and tx >= ${tx}::xid8) select id from hot`.execute(
    db,
  )
  return {
    ids: new Set(rows.flatMap(({ id }) => id ?? [])),
    all: rows.some(({ id }) => id === null),
    any: rows.length > 0,
  }
}

/** Forgets changes older than any phone may ask for. */
export const forgetHouseholdChanges = ({ db, now }: Pick<Context, 'db' | 'now'>) =>
  sql`delete from people.household_change where at < ${now}::timestamptz - make_interval(days => ${changesKeptDays + 2})`.execute(
    db,
  )
