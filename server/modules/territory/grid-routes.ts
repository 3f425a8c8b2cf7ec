import { sql } from 'kysely'
import { accountNames } from '#modules/access/index.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import * as wire from '#contract/territory/grids.ts'
import type { GridKind } from '#contract/territory/grids.ts'
import type { Context } from '#platform/context.ts'
import { serve } from '#platform/module.ts'
import { getArea } from './area-store.ts'
import { coverage } from './coverage.ts'
import { findGrid, gridWorkers, setGridWorkers, workersWithin } from './grid-store.ts'
import { importGrids } from './import-grids.ts'
import { accountUnknown, dutyNotSingle, gridUnknown } from './problems.ts'

type ShapeRow = {
  areaId: number
  gridNo: number
  name: string
  kind: GridKind
  householdsEstimate: number | null
  householdsFormula: string | null
  version: number
  areaName: string
  geometry: unknown
}

const mostWorkers = 5000

const getGrid = async ({ db }: Context, areaId: number, gridNo: number) => {
  const grid = await findGrid(db, areaId, gridNo)
  if (!grid) throw gridUnknown({ areaId, gridNo })
  return grid
}

/** The workers of a grid with name and office phone; who left the service is left out. */
const workersOf = async ({ db }: Context, areaId: number, gridNo: number) => {
  const workers = await gridWorkers(db, areaId, gridNo)
  const names = await accountNames(
    db,
    workers.map((w) => w.accountId),
  )
  return workers.flatMap(({ duty, accountId }) => {
    const known = names.get(accountId)
    return known ? [{ duty, accountId, ...known }] : []
  })
}

export const gridRoutes = [
  serve(wire.listGrids, async ({ db }, { params: { areaId }, query: { limit } }) => {
    const { from, to } = rangeOf(areaId)
    const { rows } = await sql<ShapeRow>`
      select g.area_id "areaId", g.grid_no "gridNo", g.name, g.kind, g.households_estimate "householdsEstimate",
        g.households_formula "householdsFormula", g.version, a.name "areaName", st_asgeojson(g.geom, 6)::json geometry
      from territory.grid g join territory.area a on a.id = g.area_id
      where g.area_id between ${from} and ${to} and g.valid_to is null order by g.area_id, g.grid_no limit ${limit + 1}`.execute(
      db,
    )
    const features = rows.slice(0, limit).map(({ geometry, ...properties }) => ({
      type: 'Feature' as const,
      id: `${properties.areaId}-${properties.gridNo}`,
      geometry,
      properties,
    }))
    return { type: 'FeatureCollection' as const, features, truncated: rows.length > limit }
  }),

  serve(wire.getGrid, async (context, { params: { areaId, gridNo } }) => {
    const grid = await getGrid(context, areaId, gridNo)
    const { rows: codes } = await sql<{ scheme: string; code: string }>`
      select scheme, code from territory.grid_code where area_id = ${areaId} and grid_no = ${gridNo} order by 1, 2`.execute(
      context.db,
    )
    const { name: areaName } = await getArea(context.db, areaId)
    return { ...grid, areaName, workers: await workersOf(context, areaId, gridNo), codes }
  }),

  serve(wire.listGridWorkers, async ({ db }, { params: { areaId } }) => {
    const found = await workersWithin(db, areaId, mostWorkers + 1)
    const names = await accountNames(
      db,
      found.map((w) => w.accountId),
    )
    const rows = found.slice(0, mostWorkers).flatMap(({ fromOn: _, ...worker }) => {
      const known = names.get(worker.accountId)
      return known ? [{ ...worker, ...known }] : []
    })
    return { rows, truncated: found.length > mostWorkers }
  }),

  serve(wire.importGrids, (context, { params: { areaId }, body }) => importGrids(context, areaId, body)),

  serve(wire.setGridWorkers, async (context, { params: { areaId, gridNo, duty }, body: { accountIds } }) => {
    await getGrid(context, areaId, gridNo)
    const ids = [...new Set(accountIds)]
    if (duty !== 'B' && ids.length > 1) throw dutyNotSingle({ duty })
    const names = await accountNames(context.db, ids)
    const unknown = ids.find((id) => !names.has(id))
    if (unknown) throw accountUnknown({ accountId: unknown })
    await setGridWorkers(context.db, { areaId, gridNo, duty, accountIds: ids })
    context.audit({ gridNo, duty, accountIds: ids })
    return { workers: await workersOf(context, areaId, gridNo) }
  }),

  serve(wire.getCoverage, ({ db }, { params: { areaId }, query }) => coverage(db, areaId, query)),
]
