import { sql } from 'kysely'
import { applicationMetrics, type ApplicationMetric } from '#contract/matters/application-lists.ts'
import { childrenOf, findArea } from '#modules/territory/index.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { dayEnd, dayStart, inRange, metricRules } from './conditions.ts'
import { periodWrong } from './problems.ts'

type Counts = Record<ApplicationMetric, number>
type Row = Counts & { area_id: number; item_code: string; trips: number; used: number | null; used_n: number }

const share = (part: number, whole: number) => (whole ? part / whole : null)
const sumOf = (rows: readonly Row[]) => {
  const counts = Object.fromEntries(
    applicationMetrics.map((m) => [m, rows.reduce((sum, r) => sum + Number(r[m]), 0)]),
  ) as Counts
  const trips = rows.reduce((sum, r) => sum + Number(r.trips), 0)
  const used = rows.reduce((sum, r) => sum + Number(r.used ?? 0), 0)
  const usedOf = rows.reduce((sum, r) => sum + Number(r.used_n), 0)
  return {
    counts,
    shares: {
      acceptance: share(counts.accepted, counts.accepted + counts.refused),
      onTime: share(counts.on_time, counts.done),
      onceDone: share(counts.once_done, counts.done),
      tripsPerCase: share(trips, counts.done),
      usedOfPromise: share(used, usedOf),
    },
  }
}

/**
 * 办件指标: counted from the cases themselves, with the conditions the list uses for `metric`, so that every number
 * opens its rows. Days both included, in the areas' time zone. Throws `matters.period_wrong`.
 */
export const applicationNumbers = async (context: Context, { from, to }: { from: string; to: string }) => {
  const { db, areaId, area } = context
  const [start, end] = [dayStart(from), dayEnd(to)]
  if (start >= end || end.getTime() - start.getTime() > 735 * 86_400_000) throw periodWrong()
  const during = (by: string) =>
    sql`${sql.raw(`a.${by}`)} >= ${start}::timestamptz and ${sql.raw(`a.${by}`)} < ${end}::timestamptz`
  const count = (m: ApplicationMetric) =>
    sql`count(*) filter (where (${sql.raw(metricRules[m].where)}) and ${during(metricRules[m].by)})::int ${sql.ref(m)}`
  const done = sql`${sql.raw(metricRules.done.where)} and ${during('closed_at')}`
  const { rows } = await sql<Row>`
    select a.area_id, a.item_code, ${sql.join(applicationMetrics.map(count))}, coalesce(sum(a.trips) filter (where ${done}), 0)::int trips,
      sum(a.used_share) filter (where ${done})::float8 used, count(a.used_share) filter (where ${done})::int used_n
    from matters.application a where ${inRange(area)} and (${during('submitted_at')} or ${during('accepted_at')} or ${during('closed_at')})
    group by a.area_id, a.item_code`.execute(db)
  const children = await childrenOf(db, areaId)
  const parts = children.length ? children : [(await findArea(db, areaId))!].filter(Boolean)
  const catalogue = await loadCatalogue(db)
  const offered = catalogue.offered(areaId)
  const byItem = Map.groupBy(rows, (r) => r.item_code)
  return {
    from,
    to,
    ...sumOf(rows),
    areas: parts.map((p) => {
      const { from: low, to: high } = rangeOf(p.id)
      return { areaId: p.id, name: p.name, ...sumOf(rows.filter((r) => r.area_id >= low && r.area_id <= high)) }
    }),
    items: [...byItem].flatMap(([code, some]) => {
      const v = offered.get(code)
      return [
        {
          code,
          classCode: v?.classCode ?? code.split('.')[0]!,
          zh: v?.content.zh ?? code,
          en: v?.content.en ?? code,
          ...sumOf(some),
        },
      ]
    }),
  }
}
