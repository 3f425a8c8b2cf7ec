import { buildingCode } from '#contract/territory/building-code.ts'
import * as wire from '#contract/territory/buildings.ts'
import { serve } from '#platform/module.ts'
import { areaPath } from './area-store.ts'
import { type Building, buildingsNear, findBuildingByCode, searchBuildings } from './building-store.ts'
import { buildingUnknown } from './problems.ts'

const shown = <B extends Building>({ lon, lat, ...building }: B) => ({
  ...building,
  code: buildingCode(building.areaId, building.buildingNo),
  point: { lon, lat },
})

export const buildingRoutes = [
  serve(wire.listBuildings, async ({ db }, { params: { areaId }, query: { q, gridNo, lon, lat, metres, limit } }) => {
    const found: (Building & { metres: number | null })[] =
      lon === undefined || lat === undefined
        ? (await searchBuildings(db, areaId, { q, gridNo, limit })).map((b) => ({ ...b, metres: null }))
        : await buildingsNear(db, areaId, { lon, lat, metres, limit })
    return { rows: found.map(shown) }
  }),

  serve(wire.getBuilding, async ({ db }, { params: { code } }) => {
    const building = await findBuildingByCode(db, code)
    if (!building) throw buildingUnknown({ code })
    const path = await areaPath(db, building.areaId)
    return { ...shown(building), areaName: path.at(-1)!.name, path: path.map((a) => a.name).join(' ') }
  }),
]
