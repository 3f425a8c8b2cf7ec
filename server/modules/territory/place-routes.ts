import gcoord from 'gcoord'
import * as wire from '#contract/territory/places.ts'
import type { Db } from '#platform/database.ts'
import { serve } from '#platform/module.ts'
import { areaPath, getArea } from './area-store.ts'
import { findGrid } from './grid-store.ts'
import { locate, locateAddress, locateCode } from './locate.ts'
import { buildingUnknown, placeMissing } from './problems.ts'

const systems = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const

/** A point of a Chinese map (GCJ-02, BD-09) as WGS84. */
export const toWgs84 = (point: { lon: number; lat: number }, from: 'wgs84' | keyof typeof systems) => {
  if (from === 'wgs84') return point
  const [lon, lat] = gcoord.transform([point.lon, point.lat] as [number, number], systems[from], gcoord.WGS84)
  return { lon, lat }
}

type Asked = { lon?: number; lat?: number; address?: string; code?: string; coordinates: 'wgs84' | 'gcj02' | 'bd09' }

const find = async (db: Db, areaId: number, { lon, lat, address, code, coordinates }: Asked) => {
  if (code !== undefined) {
    const place = await locateCode(db, code)
    if (!place) throw buildingUnknown({ code })
    return place
  }
  if (lon !== undefined && lat !== undefined) return locate(db, toWgs84({ lon, lat }, coordinates), areaId)
  if (address !== undefined) return locateAddress(db, address, areaId)
  throw placeMissing()
}

export const placeRoutes = [
  serve(wire.findPlace, async ({ db }, { params: { areaId }, query }) => {
    await getArea(db, areaId)
    const place = await find(db, areaId, query)
    const path = await areaPath(db, place.areaId)
    const grid = place.gridNo === null ? undefined : await findGrid(db, place.areaId, place.gridNo)
    return {
      ...place,
      areaName: path.at(-1)!.name,
      gridName: grid?.name ?? null,
      path: path.map((a) => a.name).join(' '),
    }
  }),
]
