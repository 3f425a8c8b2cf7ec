import { sql } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Duty, GridKind } from '#contract/territory/grids.ts'
import type { Db } from '#platform/database.ts'

/** 网格: (area_id, grid_no) is its key; rows outside the scope of the transaction are not there. */
export type Grid = {
  areaId: number
  gridNo: number
  name: string
  kind: GridKind
  householdsEstimate: number | null
  householdsFormula: string | null
  areaM2: number
  version: number
}
export type GridWorker = { areaId: number; gridNo: number; duty: Duty; accountId: string; fromOn: string }

const columns =
  sql.raw(`g.area_id "areaId", g.grid_no "gridNo", g.name, g.kind, g.households_estimate "householdsEstimate",
  g.households_formula "householdsFormula", round(st_area(g.geom::geography))::float8 "areaM2", g.version`)

export const findGrid = async (db: Db, areaId: number, gridNo: number): Promise<Grid | undefined> =>
  (
    await sql<Grid>`select ${columns} from territory.grid g
      where g.area_id = ${areaId} and g.grid_no = ${gridNo} and g.valid_to is null`.execute(db)
  ).rows[0]

/** The living grids of a subtree, without their shapes. */
export const gridsOf = async (db: Db, areaId: number): Promise<Grid[]> => {
  const { from, to } = rangeOf(areaId)
  return (
    await sql<Grid>`select ${columns} from territory.grid g
      where g.area_id between ${from} and ${to} and g.valid_to is null order by g.area_id, g.grid_no`.execute(db)
  ).rows
}

const worker = sql.raw(`w.area_id "areaId", w.grid_no "gridNo", w.duty, w.account_id "accountId", w.from_on "fromOn"`)

/** Who answers for a grid today: lead 网格长 first, then A, then B (AB 岗). */
export const gridWorkers = async (db: Db, areaId: number, gridNo: number): Promise<GridWorker[]> =>
  (
    await sql<GridWorker>`with hot as (select * from territory.grid_worker where area_id = ${areaId} and grid_no = ${gridNo} and to_on is null)
      select ${worker} from hot w order by case w.duty when 'lead' then 0 when 'A' then 1 else 2 end, w.from_on`.execute(
      db,
    )
  ).rows

/** The grid that holds a point and who answers for it today, lead first; one round trip, for reports. */
export const gridAt = async (
  db: Db,
  point: { lon: number; lat: number },
  rootAreaId: number,
): Promise<{ areaId: number; gridNo: number; workers: Pick<GridWorker, 'duty' | 'accountId'>[] } | undefined> => {
  const { from, to } = rangeOf(rootAreaId)
  const { rows } = await sql<{ areaId: number; gridNo: number; workers: Pick<GridWorker, 'duty' | 'accountId'>[] }>`
    with hot as (select * from territory.find_grid(${point.lon}, ${point.lat}, ${from}, ${to}))
    select h.area_id "areaId", h.grid_no "gridNo",
      (select coalesce(jsonb_agg(jsonb_build_object('duty', w.duty, 'accountId', w.account_id)
          order by case w.duty when 'lead' then 0 when 'A' then 1 else 2 end, w.from_on), '[]')
        from territory.grid_worker w where w.area_id = h.area_id and w.grid_no = h.grid_no and w.to_on is null) workers
    from hot h`.execute(db)
  return rows[0]
}

/** The grids a person answers for today, inside the scope of the transaction. */
export const gridsOfWorker = async (db: Db, accountId: string): Promise<GridWorker[]> =>
  (
    await sql<GridWorker>`select ${worker} from territory.grid_worker w
      where w.account_id = ${accountId} and w.to_on is null order by w.area_id, w.grid_no`.execute(db)
  ).rows

/** Did somebody answer for a grid on that day? Also one that is gone, or that is another's today. */
export const workedGrid = async (
  db: Db,
  { areaId, gridNo, accountId, day }: { areaId: number; gridNo: number; accountId: string; day: string },
): Promise<boolean> => {
  const { rows } = await sql`select 1 from territory.grid_worker where area_id = ${areaId} and grid_no = ${gridNo}
    and account_id = ${accountId}::uuid and from_on <= ${day}::date and (to_on is null or to_on >= ${day}::date) limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Everybody on duty in a subtree today, grid by grid. */
export const workersWithin = async (db: Db, areaId: number, limit: number): Promise<GridWorker[]> => {
  const { from, to } = rangeOf(areaId)
  return (
    await sql<GridWorker>`select ${worker} from territory.grid_worker w
      where w.area_id between ${from} and ${to} and w.to_on is null
      order by w.area_id, w.grid_no, case w.duty when 'lead' then 0 when 'A' then 1 else 2 end, w.from_on
      limit ${limit}`.execute(db)
  ).rows
}

/** Puts exactly these people on a duty of a grid from today; whoever had it before ends today. */
export const setGridWorkers = async (
  db: Db,
  { areaId, gridNo, duty, accountIds }: { areaId: number; gridNo: number; duty: Duty; accountIds: readonly string[] },
): Promise<void> => {
  await sql`update territory.grid_worker set to_on = current_date
    where area_id = ${areaId} and grid_no = ${gridNo} and duty = ${duty} and to_on is null
      and account_id <> all(${[...accountIds]}::uuid[])`.execute(db)
  await sql`insert into territory.grid_worker (area_id, grid_no, duty, account_id)
    select ${areaId}::bigint, ${gridNo}::smallint, ${duty}::text, id from unnest(${[...accountIds]}::uuid[]) id
    where not exists (select from territory.grid_worker w where w.area_id = ${areaId} and w.grid_no = ${gridNo}
      and w.duty = ${duty} and w.account_id = id and w.to_on is null)
    on conflict (area_id, grid_no, duty, account_id, from_on) do update set to_on = null`.execute(db)
}
