import { sql } from 'kysely'
import type { Duty } from '#contract/territory/grids.ts'
import type { Db } from '#platform/database.ts'

/** GeoJSON as a map draws it. */
type Shape = { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] }
export type FieldGrid = { areaId: number; areaName: string; gridNo: number; name: string; duty: Duty; shape: Shape }
export type FieldBuilding = {
  areaId: number
  buildingNo: number
  gridNo: number
  name: string | null
  address: string | null
  lon: number
  lat: number
  shape: Shape
}

/** Grids somebody answers for, and a mark that changes with anything drawn in them: boundaries, buildings, duties, names. */
export type WorkersGround = {
  /** `workerA`: who walks it; null where nobody is named. */
  grids: { areaId: number; gridNo: number; duty: Duty; workerA: string | null; buildings: number[] }[]
  mark: string
}

/**
 * The ground of a worker inside a community: at most `most` grids, those they walk themselves (A) first, then those they help
 * with (B), then those they lead. One statement.
 */
export const groundOfWorker = async (
  db: Db,
  areaId: number,
  accountId: string,
  most: number,
): Promise<WorkersGround> => {
  const { rows } = await sql<WorkersGround['grids'][number] & { mark: string }>`
    with hot as (
      select w.area_id, w.grid_no, min(w.duty) duty from territory.grid_worker w
      where w.area_id = ${areaId} and w.account_id = ${accountId}::uuid and w.to_on is null group by 1, 2 order by 3, 2 limit ${most})
    select m.area_id "areaId", m.grid_no "gridNo", m.duty,
      (select o.account_id from territory.grid_worker o where o.area_id = m.area_id and o.grid_no = m.grid_no and o.duty = 'A' and o.to_on is null) "workerA",
      array(select b.building_no from territory.building b where b.area_id = m.area_id and b.grid_no = m.grid_no order by 1) buildings,
      md5(concat(g.version, g.name, m.duty, a.name, (
        select string_agg(concat_ws('|', b.building_no, b.name, b.address, md5(st_asbinary(b.geom))), ',' order by b.building_no)
        from territory.building b where b.area_id = m.area_id and b.grid_no = m.grid_no))) mark
    from hot m join territory.grid g on g.area_id = m.area_id and g.grid_no = m.grid_no and g.valid_to is null
    join territory.area a on a.id = m.area_id order by m.duty, m.grid_no`.execute(db)
  return {
    grids: rows.map(({ mark: _, ...grid }) => grid),
    mark: rows.map((row) => `${row.areaId}-${row.gridNo}-${row.mark}`).join(),
  }
}

/** Boundaries and buildings of some grids of a community, for a map that needs no tiles; outlines to a metre. */
export const fieldGround = async (
  db: Db,
  areaId: number,
  grids: readonly number[],
): Promise<{ grids: Omit<FieldGrid, 'duty'>[]; buildings: FieldBuilding[] }> => {
  const wanted = sql`any(${[...grids]}::smallint[])`
  const shapes = await sql<Omit<FieldGrid, 'duty'>>`
    select g.area_id "areaId", a.name "areaName", g.grid_no "gridNo", g.name, st_asgeojson(g.geom, 5)::json shape
    from territory.grid g join territory.area a on a.id = g.area_id
    where g.area_id = ${areaId} and g.grid_no = ${wanted} and g.valid_to is null order by g.grid_no`.execute(db)
  const buildings = await sql<FieldBuilding>`
    select b.area_id "areaId", b.building_no "buildingNo", b.grid_no "gridNo", b.name, b.address,
      st_x(p.at) lon, st_y(p.at) lat, st_asgeojson(b.geom, 5)::json shape
    from territory.building b cross join lateral (select st_pointonsurface(b.geom) at) p
    where b.area_id = ${areaId} and b.grid_no = ${wanted} order by b.building_no`.execute(db)
  return { grids: shapes.rows, buildings: buildings.rows }
}

/** The grid of every building of a community. */
export const gridsOfBuildings = async (
  db: Db,
  areaId: number,
): Promise<{ buildingNo: number; gridNo: number | null }[]> =>
  (
    await sql<{ buildingNo: number; gridNo: number | null }>`
      select building_no "buildingNo", grid_no "gridNo" from territory.building where area_id = ${areaId} order by building_no`.execute(
      db,
    )
  ).rows

/**
 * Puts the buildings of a community into the grid that holds them now, an exclusive one before a base grid, as reports are
 * placed; a building in none keeps the one it had. Answers how many changed.
 */
export const regridBuildings = async (db: Db, areaId: number): Promise<number> => {
  const changed = await sql`
    update territory.building b set grid_no = f.grid_no from (
      select x.building_no, (select g.grid_no from territory.grid g
        where g.area_id = x.area_id and g.valid_to is null and st_covers(g.geom, st_pointonsurface(x.geom)) order by g.kind = 'base', g.grid_no limit 1) grid_no
      from territory.building x where x.area_id = ${areaId}) f
    where b.area_id = ${areaId} and b.building_no = f.building_no and f.grid_no is not null and b.grid_no is distinct from f.grid_no`.execute(
    db,
  )
  return Number(changed.numAffectedRows)
}
