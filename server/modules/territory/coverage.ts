import { sql } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import { type GridSizeRule, sizeVerdict } from '#contract/territory/grid-size.ts'
import type { Coverage } from '#contract/territory/grids.ts'
import type { Db } from '#platform/database.ts'

type Row = {
  areaId: number
  areaName: string
  gridNo: number
  name: string
  households: number | null
  lead: number
  a: number
  b: number
}

/**
 * 网格覆盖: which base grids are too large or too small (B01), which have no lead or no worker A (B02), and how many
 * households one worker answers for (B07). Exclusive grids are counted for their people, not for their size.
 */
export const coverage = async (db: Db, areaId: number, rule: GridSizeRule): Promise<Coverage> => {
  const { from, to } = rangeOf(areaId)
  const { rows } = await sql<Row & { kind: string }>`
    select g.area_id "areaId", a.name "areaName", g.grid_no "gridNo", g.name, g.kind, g.households_estimate households,
      count(*) filter (where w.duty = 'lead')::int lead, count(*) filter (where w.duty = 'A')::int a,
      count(*) filter (where w.duty = 'B')::int b
    from territory.grid g
    join territory.area a on a.id = g.area_id
    left join territory.grid_worker w on w.area_id = g.area_id and w.grid_no = g.grid_no and w.to_on is null
    where g.area_id between ${from} and ${to} and g.valid_to is null
    group by g.area_id, g.grid_no, a.name order by g.area_id, g.grid_no`.execute(db)
  const named = ({ areaId, areaName, gridNo, name, households }: Row) => ({
    areaId,
    areaName,
    gridNo,
    name,
    households,
  })
  const percent = (part: number) => (rows.length ? Math.round((part * 1000) / rows.length) / 10 : null)
  const withLead = rows.filter((r) => r.lead > 0).length
  const withA = rows.filter((r) => r.a > 0).length
  const households = rows.reduce((sum, r) => sum + (r.households ?? 0), 0)
  const workers = rows.reduce((sum, r) => sum + r.a, 0)
  return {
    rule,
    grids: rows.length,
    withLead,
    leadPercent: percent(withLead),
    withA,
    aPercent: percent(withA),
    households,
    householdsPerWorker: workers ? Math.round(households / workers) : null,
    outOfSize: rows.flatMap((r) => {
      const verdict = r.kind === 'base' && r.households !== null ? sizeVerdict(r.households, rule) : 'fits'
      return verdict === 'fits' ? [] : [{ ...named(r), verdict }]
    }),
    withoutLead: rows.filter((r) => r.lead === 0).map(named),
    withoutA: rows.filter((r) => r.a === 0).map(named),
  }
}
