import { sql, type RawBuilder } from 'kysely'
import { metrics, type Counts } from '#contract/incidents/metrics.ts'
import type { Db } from '#platform/database.ts'
import { recountedSql } from './recount.ts'

const columns = sql.raw(metrics.join(', '))
const pivot = sql.raw(metrics.map((m) => `coalesce(sum(d.amount) filter (where d.metric = '${m}'), 0) ${m}`).join(', '))
const total = sql.raw(metrics.map((m) => `sum(d.${m})`).join(', '))
const added = sql.raw(metrics.map((m) => `${m} = t.${m} + excluded.${m}`).join(', '))
const summed = sql.raw(metrics.map((m) => `coalesce(sum(${m}), 0)::float8 ${m}`).join(', '))
const fresh = sql.raw(metrics.map((m) => `sum(x.amount) filter (where x.metric = '${m}') ${m}`).join(', '))

/**
 * Base counts spread to every area up the tree, to all categories and to all organisations: the rows of incidents.tally.
 * Metrics become columns before the spreading, so that twenty times fewer rows are multiplied by twenty.
 */
const spread = (source: RawBuilder<unknown>) => sql`
  select a.id area_id, k.id category_id, o.id organisation_id, d.month, ${total}
  from (select d.area_id, d.category_id, d.organisation_id, d.month, ${pivot} from (${source}) d group by 1, 2, 3, 4) d
  cross join lateral (select distinct unnest(array[d.area_id, d.area_id - d.area_id % 1000, d.area_id - d.area_id % 1000000,
    d.area_id - d.area_id % 100000000, d.area_id - d.area_id % 10000000000]) id) a
  cross join lateral (values (0), (d.category_id)) k(id)
  cross join lateral (select distinct unnest(array[0, d.organisation_id]) id) o
  group by 1, 2, 3, 4`

const add = (source: RawBuilder<unknown>) => sql`
  insert into incidents.tally as t (area_id, category_id, organisation_id, month, ${columns})
  select * from (${spread(source)}) f order by 1, 2, 3, 4
  on conflict (area_id, category_id, organisation_id, month) do update set ${added}`

/** Only one process folds at a time; the others simply don't. */
const alone = async (db: Db) =>
  (await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtext('linli.incidents.tally')) got`.execute(db))
    .rows[0]!.got

type Ends = { mark: number; end: number; waiting: boolean }

/**
 * Adds the deltas of all ended transactions to the counters and forgets them; answers how many. Needs the scope of the whole
 * installation. A reading before, during or after it gives the same numbers.
 */
export const foldTallies = async (db: Db): Promise<number> => {
  if (!(await alone(db))) return 0
  // Whatever began before `end` has ended and is seen by the statement after this one; nothing younger is touched.
  const { rows } =
    await sql<Ends>`select m.tx mark, x.tx "end", exists (select from incidents.tally_delta d where d.tx >= m.tx and d.tx < x.tx) waiting
    from incidents.tally_mark m, (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint tx) x`.execute(db)
  const { mark, end, waiting } = rows[0]!
  if (!waiting) return 0
  const folded = await sql<{ n: number }>`with hot_gone as (
      delete from incidents.tally_delta where tx >= ${mark}::bigint and tx < ${end}::bigint
      returning area_id, category_id, organisation_id, month, metric, amount),
    kept as (${add(sql`select * from hot_gone`)})
    select count(*) n from hot_gone`.execute(db)
  await sql`update incidents.tally_mark set tx = ${end}`.execute(db)
  return folded.rows[0]!.n
}

/**
 * Counts everything again from the rows and keeps that: after rows were loaded past the moves (seeds, an import). Nobody may
 * write meanwhile. Needs the scope of the whole installation.
 */
export const rebuildTallies = async (db: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('linli.incidents.tally'))`.execute(db)
  await sql`delete from incidents.tally`.execute(db)
  await sql`delete from incidents.tally_delta`.execute(db)
  await add(recountedSql(sql`true`)).execute(db)
}

export type TallyAsked = {
  /** Subtrees to sum up, each by its own number and last number. */
  areas: readonly { id: number; last: number }[]
  /** The categories that count; undefined: all. */
  categoryIds?: readonly number[]
  organisationId?: number
  /** What the answer is told apart by; `organisation` leaves out what nobody handled. */
  by?: 'area' | 'category' | 'organisation'
  /** First days of the first and the last month. */
  from: string
  to: string
}
/** `month` is its first day; 1970-01-01 carries the levels of the moment. */
export type TallyRow = { key: number; month: string } & Counts

/** Kept counters and what isn't folded yet, in one statement and so in one snapshot: exact at every moment (I02). */
export const readTallies = async (
  db: Db,
  { areas, categoryIds, organisationId, by, from, to }: TallyAsked,
): Promise<TallyRow[]> => {
  const ids = areas.map((a) => a.id)
  const lasts = areas.map((a) => a.last)
  const key = { area: 'a.id', category: 'x.category_id', organisation: 'x.organisation_id' }
  const keyOf = sql.raw(by ? key[by] : '0')
  const months = sql`(x.month between ${from}::date and ${to}::date or x.month = date '1970-01-01')`
  const keptCategories = categoryIds
    ? sql`x.category_id = any(${[...categoryIds]}::int[])`
    : sql`x.category_id = ${by === 'category' ? sql`any(array(select id from incidents.category))` : sql`0`}`
  const freshCategories = categoryIds ? sql`and x.category_id = any(${[...categoryIds]}::int[])` : sql``
  const keptOrganisation =
    by === 'organisation' ? sql`x.organisation_id > 0` : sql`x.organisation_id = ${organisationId ?? 0}::bigint`
  const freshOrganisation =
    by === 'organisation'
      ? sql`and x.organisation_id > 0`
      : organisationId === undefined
        ? sql``
        : sql`and x.organisation_id = ${organisationId}::bigint`
  const { rows } = await sql<TallyRow>`
    with areas as (select * from unnest(${ids}::bigint[], ${lasts}::bigint[]) a(id, last)),
    kept as (
      select ${keyOf} key, x.month, ${columns} from incidents.tally x ${by === 'area' ? sql`join areas a on a.id = x.area_id` : sql``}
      where x.area_id = any(${ids}::bigint[]) and ${keptCategories} and ${keptOrganisation} and ${months}),
    fresh as (
      select ${keyOf} key, x.month, ${fresh}
      from incidents.tally_delta x join areas a on x.area_id between a.id and a.last
      where x.tx >= (select tx from incidents.tally_mark) and x.tx < 9223372036854775807
        ${freshCategories} ${freshOrganisation} and ${months}
      group by 1, 2)
    select key::float8 key, month, ${summed}
    from (select * from kept union all select * from fresh) both_kinds group by 1, 2 order by 1, 2`.execute(db)
  return rows
}
