import { metrics } from '#contract/incidents/metrics.ts'
import { cellsFor, countedIn } from '#modules/incidents/tally-cells.ts'
import type pg from 'pg'
import { copyRows, type Value } from './copy-rows.ts'
import type { Count } from './count-life.ts'

const indexOf = new Map<string, number>(metrics.map((m, i) => [m, i]))
const cellOf = (cells: Map<string, Float64Array>, key: string) => {
  let cell = cells.get(key)
  if (!cell) cells.set(key, (cell = new Float64Array(metrics.length)))
  return cell
}
const add = (cells: Map<string, Float64Array>, key: string, from: Float64Array) => {
  const cell = cellOf(cells, key)
  for (let i = 0; i < cell.length; i++) cell[i]! += from[i]!
}
const rows = function* (cells: Map<string, Float64Array>, areaId?: number): Generator<Value[]> {
  for (const [key, values] of cells) yield [...(areaId === undefined ? [] : [areaId]), ...key.split('|'), ...values]
}

/** The rows of incidents.tally, community by community, so that only the tiers above stay in memory. */
export function* tallyRowsOf(
  communities: Iterable<readonly [areaId: number, counts: Iterable<Count>]>,
): Generator<Value[]> {
  const above = new Map<string, Float64Array>()
  for (const [areaId, counts] of communities) {
    const base = new Map<string, Float64Array>()
    for (const c of counts)
      cellOf(base, `${c.categoryId}|${c.organisationId}|${c.month}`)[indexOf.get(c.metric)!]! += c.amount
    const own = new Map<string, Float64Array>()
    for (const [key, values] of base) {
      const [category, organisation, month] = key.split('|') as [string, string, string]
      for (const area of countedIn(areaId))
        for (const [k, o] of cellsFor(area, Number(category), Number(organisation)))
          if (area === areaId) add(own, `${k}|${o}|${month}`, values)
          else add(above, `${area}|${k}|${o}|${month}`, values)
    }
    yield* rows(own, areaId)
  }
  yield* rows(above)
}

/** Copies kept counters into an empty incidents.tally. */
export const copyTallies = (client: pg.ClientBase, tallies: Iterable<Value[]>) =>
  copyRows(client, 'incidents.tally', ['area_id', 'category_id', 'organisation_id', 'month', ...metrics], tallies)
