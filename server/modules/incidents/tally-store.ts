import { sql, type RawBuilder } from 'kysely'
import { metrics, noCounts, type Counts } from '#contract/incidents/metrics.ts'
import type { Db } from '#platform/database.ts'
import { noMonth } from './case-store.ts'
import { recountedSql } from './recount.ts'
import { isSmall, municipalities } from './tally-cells.ts'

const columns = sql.raw(metrics.join(', '))
const pivot = sql.raw(metrics.map((m) => `coalesce(sum(d.amount) filter (where d.metric = '${m}'), 0) ${m}`).join(', '))
const total = sql.raw(metrics.map((m) => `sum(d.${m})`).join(', '))
const added = sql.raw(metrics.map((m) => `${m} = t.${m} + excluded.${m}`).join(', '))
const summed = sql.raw(metrics.map((m) => `coalesce(sum(${m}), 0)::float8 ${m}`).join(', '))
const read = sql.raw(metrics.map((m) => `${m}::float8 ${m}`).join(', '))
const none = sql.raw(metrics.map(() => 'null::float8').join(', '))

/**
 * Base counts spread to every area up the tree (tally-cells.ts): the rows of incidents.tally. Metrics become columns before
 * the spreading, so that twenty times fewer rows are multiplied.
 */
const spread = (source: RawBuilder<unknown>) => sql`
  select a.id area_id, d.month, c.category_id, c.organisation_id, ${total}
  from (select d.area_id, d.category_id, d.organisation_id, d.month, ${pivot} from (${source}) d group by 1, 2, 3, 4) d
  cross join lateral (select distinct id from unnest(array[d.area_id, d.area_id - d.area_id % 1000, d.area_id - d.area_id % 1000000,
      case when d.area_id / 10000000000 in (${sql.raw(municipalities.join(', '))}) then null else d.area_id - d.area_id % 100000000 end,
      d.area_id - d.area_id % 10000000000]) u(id) where id is not null) a
  cross join lateral (
    select d.category_id, d.organisation_id union select 0, 0::bigint
    union select d.category_id, 0::bigint where a.id % 1000000 = 0
    union select 0, d.organisation_id where a.id % 1000000 = 0) c(category_id, organisation_id)
  group by 1, 2, 3, 4`

const add = (source: RawBuilder<unknown>) => sql`
  insert into incidents.tally as t (area_id, month, category_id, organisation_id, ${columns})
  select * from (${spread(source)}) f order by 1, 2, 3, 4
  on conflict (area_id, month, category_id, organisation_id) do update set ${added}`

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

/** At the start: counters that were never kept, or thrown away by a migration, are counted from the rows. */
export const ensureTallies = async (db: Db): Promise<void> => {
  const { rows } = await sql<{
    lost: boolean
  }>`select exists (select from incidents.incident) and not exists (select from incidents.tally)
    and not exists (select from incidents.tally_delta) lost`.execute(db)
  if (rows[0]!.lost) await rebuildTallies(db)
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

/** The months from..to and the one that stands for this moment, one by one: so each is a step into the index. */
const listed = (from: string, to: string): string[] => {
  const months = [noMonth]
  for (let at = from; at <= to;) {
    months.push(at)
    const [year, month] = [Number(at.slice(0, 4)), Number(at.slice(5, 7))]
    at = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  }
  return months
}

/** Which cells hold the answer: totals where there are any, else the cells they are summed from. */
const keptIn = ({ areas, categoryIds, organisationId, by }: TallyAsked) => {
  const chosen = categoryIds ? sql`x.category_id = any(${[...categoryIds]}::int[])` : undefined
  const whose =
    by === 'organisation'
      ? sql`x.organisation_id > 0`
      : organisationId === undefined
        ? undefined
        : sql`x.organisation_id = ${organisationId}::bigint`
  const whole = !chosen && !whose && by !== 'category'
  const none = sql`x.category_id = 0`
  const nobody = sql`x.organisation_id = 0`
  // One stretch of the index a month; a step for each of hundreds of categories takes ten times as long.
  const each = sql`x.category_id > 0`
  const ofSmall = whole
    ? sql`${none} and ${nobody}`
    : sql`${chosen ?? sql`x.category_id > 0`} and ${whose ?? sql`true`}`
  const ofLarge = sql`${chosen ?? (by === 'category' ? each : none)} and ${whose ?? nobody}`
  return [
    { ids: areas.map((a) => a.id).filter(isSmall), cells: ofSmall },
    { ids: areas.map((a) => a.id).filter((id) => !isSmall(id)), cells: ofLarge },
  ].filter(({ ids }) => ids.length > 0)
}

/** Kept counters and what isn't folded yet, in one statement and so in one snapshot: exact at every moment (I02). */
export const readTallies = async (db: Db, asked: TallyAsked): Promise<TallyRow[]> => {
  const { areas, categoryIds, organisationId, by, from, to } = asked
  if (!areas.length) return []
  const key = { area: 'a.id', category: 'x.category_id', organisation: 'x.organisation_id' }
  const keyOf = sql.raw(by ? key[by] : '0::bigint')
  const keptKey = sql.raw(by === 'area' ? 'x.area_id' : by ? key[by] : '0::bigint')
  const months = sql`x.month = any(${listed(from, to)}::date[])`
  const stretches = keptIn(asked)
  const kept = stretches.map(
    ({ ids, cells }) => sql`select ${keptKey} key, x.month, ${columns} from incidents.tally x
      where x.area_id = any(${ids}::bigint[]) and ${months} and ${cells}`,
  )
  // The total of one area is one row a month: nothing to sum up, and it is what boards ask all the time.
  const single = areas.length === 1 && !by && !categoryIds && organisationId === undefined
  const freshCategories = categoryIds ? sql`and x.category_id = any(${[...categoryIds]}::int[])` : sql``
  const freshOrganisation =
    by === 'organisation'
      ? sql`and x.organisation_id > 0`
      : organisationId === undefined
        ? sql``
        : sql`and x.organisation_id = ${organisationId}::bigint`
  // Named «hot» to be prepared once: it goes by key whatever the area, and planning it takes longer than doing it.
  const { rows } = await sql<{ key: number; month: string; metric: keyof Counts | null; amount: number } & Counts>`
    with hot_areas as (select * from unnest(${areas.map((a) => a.id)}::bigint[], ${areas.map((a) => a.last)}::bigint[]) a(id, last))
    select key::float8 key, month, null::text metric, 0::float8 amount, ${single ? read : summed}
    from (${sql.join(kept, sql` union all `)}) kept ${single ? sql`` : sql`group by 1, 2`}
    union all
    select (${keyOf})::float8, x.month, x.metric, sum(x.amount)::float8, ${none}
    from incidents.tally_delta x join hot_areas a on x.area_id between a.id and a.last
    where x.tx >= (select tx from incidents.tally_mark) and x.tx < 9223372036854775807
      ${freshCategories} ${freshOrganisation} and ${months}
    group by 1, 2, 3`.execute(db)
  return addUp(rows)
}

/** What is kept and what came since, by key and month. */
const addUp = (
  rows: readonly ({ key: number; month: string; metric: keyof Counts | null; amount: number } & Counts)[],
) => {
  const sums = new Map<string, TallyRow>()
  for (const { metric, amount, ...row } of rows) {
    const at = `${row.key}:${row.month}`
    let sum = sums.get(at)
    if (!sum) sums.set(at, (sum = metric === null ? row : { key: row.key, month: row.month, ...noCounts() }))
    if (metric !== null) sum[metric] += amount
  }
  return [...sums.values()].sort((a, b) => a.key - b.key || (a.month < b.month ? -1 : 1))
}
