import { buildingCode } from '#contract/territory/building-code.ts'
import type { FieldPack } from '#contract/visits/field-pack.ts'
import { fieldGround, type WorkersGround } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'

type Ground = Pick<FieldPack, 'grids' | 'buildings'>
const kept = new Map<string, { until: number; grids: Ground['grids'] }>()
const freshMs = 60_000

/** Boundaries always travel, with their duties: a phone shows at once which grid isn't its any more. Buildings when they changed. */
export const packGround = async (
  db: Db,
  areaId: number,
  grids: WorkersGround['grids'],
  whole: boolean,
): Promise<Ground> => {
  const key = `${areaId} ${grids.map((g) => `${g.gridNo}${g.duty}`).join()}`
  const known = kept.get(key)
  if (!whole && known && known.until > Date.now()) return { grids: known.grids, buildings: null }
  const ground = await fieldGround(
    db,
    areaId,
    grids.map((g) => g.gridNo),
  )
  const dutyOf = new Map(grids.map((g) => [g.gridNo, g.duty]))
  const said = ground.grids.map((g) => ({ ...g, duty: dutyOf.get(g.gridNo)! }))
  if (kept.size > 2000) kept.clear()
  kept.set(key, { until: Date.now() + freshMs, grids: said })
  if (!whole) return { grids: said, buildings: null }
  const buildings = ground.buildings.map(({ lon, lat, ...b }) => ({
    ...b,
    code: buildingCode(b.areaId, b.buildingNo),
    point: { lon, lat },
  }))
  return { grids: said, buildings }
}
