import { sql } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import { readBuildingCode } from '#contract/territory/building-code.ts'
import type { BuildingUse } from '#contract/territory/buildings.ts'
import type { Db } from '#platform/database.ts'

/** 楼栋: (area_id, building_no) is its key. */
export type Building = {
  areaId: number
  buildingNo: number
  gridNo: number | null
  name: string | null
  address: string | null
  use: BuildingUse
  levels: number | null
  householdsEstimate: number | null
  householdsFormula: string | null
  /** A point on the building, WGS84. */
  lon: number
  lat: number
}

const columns =
  sql.raw(`b.area_id "areaId", b.building_no "buildingNo", b.grid_no "gridNo", b.name, b.address, b.use, b.levels,
  b.households_estimate "householdsEstimate", b.households_formula "householdsFormula",
  st_x(st_pointonsurface(b.geom)) lon, st_y(st_pointonsurface(b.geom)) lat`)

export const findBuilding = async (db: Db, areaId: number, buildingNo: number): Promise<Building | undefined> =>
  (
    await sql<Building>`select ${columns} from territory.building b where b.area_id = ${areaId} and b.building_no = ${buildingNo}`.execute(
      db,
    )
  ).rows[0]

/** The building a QR code or plate number stands for; undefined when the check digit is wrong or nobody knows it. */
export const findBuildingByCode = async (db: Db, code: string): Promise<Building | undefined> => {
  const read = readBuildingCode(code)
  return read && findBuilding(db, read.areaId, read.buildingNo)
}

/** Buildings of a subtree within `metres` of a point, nearest first. */
export const buildingsNear = async (
  db: Db,
  areaId: number,
  { lon, lat, metres, limit }: { lon: number; lat: number; metres: number; limit: number },
): Promise<(Building & { metres: number })[]> => {
  const { from, to } = rangeOf(areaId)
  const here = sql`st_setsrid(st_makepoint(${lon}::float8, ${lat}::float8), 4326)`
  // The index works in degrees: a box that surely holds the circle, then the true distance.
  const degrees = metres / 111_000 / Math.max(0.2, Math.cos((lat * Math.PI) / 180))
  return (
    await sql<Building & { metres: number }>`
      select * from (
        select ${columns}, st_distance(b.geom::geography, ${here}::geography) metres from territory.building b
        where b.area_id between ${from} and ${to} and st_dwithin(b.geom, ${here}, ${degrees}::float8)) near
      where metres <= ${metres} order by metres, "areaId", "buildingNo" limit ${limit}`.execute(db)
  ).rows
}

/** Buildings of a subtree whose name or address holds the words, in the order of their keys. */
export const searchBuildings = async (
  db: Db,
  areaId: number,
  { q, gridNo, limit }: { q?: string; gridNo?: number; limit: number },
): Promise<Building[]> => {
  const { from, to } = rangeOf(areaId)
  const named = q
    ? sql`and position(lower(${q}) in lower(coalesce(b.name, '') || ' ' || coalesce(b.address, ''))) > 0`
    : sql``
  const inGrid = gridNo === undefined ? sql`` : sql`and b.grid_no = ${gridNo}`
  return (
    await sql<Building>`select ${columns} from territory.building b
      where b.area_id between ${from} and ${to} ${named} ${inGrid} order by b.area_id, b.building_no limit ${limit}`.execute(
      db,
    )
  ).rows
}
