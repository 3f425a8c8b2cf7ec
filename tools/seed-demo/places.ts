import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Where things happen: a building, or the streets and yards of a grid; with a few points inside. */
export type Place = {
  areaId: number
  gridNo: number
  /** Null for the open ground of a grid. */
  buildingNo: number | null
  label: string | null
  use: string
  households: number
  points: readonly (readonly [lon: number, lat: number])[]
}

const points = (geometry: string, count: number) =>
  sql.raw(`(select jsonb_agg(jsonb_build_array(round(st_x(p.geom)::numeric, 6), round(st_y(p.geom)::numeric, 6)))
    from st_dump(st_generatepoints(${geometry}, ${count}, 7)) p) points`)

/** Buildings and grounds of the worked-out streets; the same points every time. A point lies in the grid it is listed under. */
export const readPlaces = async (db: Db): Promise<Place[]> => {
  const { rows: buildings } = await sql<Place>`
    select b.area_id "areaId", b.grid_no "gridNo", b.building_no "buildingNo", coalesce(b.address, b.name) label, b.use,
      coalesce(b.households_estimate, 0) households, ${points('st_intersection(b.geom, g.geom)', 6)}
    from territory.building b join territory.grid g on g.area_id = b.area_id and g.grid_no = b.grid_no
    where st_area(st_intersection(b.geom, g.geom)) > 0 order by 1, 3`.execute(db)
  const { rows: grounds } = await sql<Place>`
    select g.area_id "areaId", g.grid_no "gridNo", null::int "buildingNo", null::text label, 'ground' use,
      coalesce(g.households_estimate, 0) households, ${points('g.geom', 24)}
    from territory.grid g where g.valid_to is null order by 1, 2`.execute(db)
  return [...buildings, ...grounds].filter((place) => place.points?.length)
}
