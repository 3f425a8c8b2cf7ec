import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Place } from '../seed-demo/places.ts'
import { randomOf } from '../seed-demo/random.ts'

/** Half a kilometre or so: the side of a made-up community, in degrees. */
const side = 0.008
const corner = { lon: 120.12, lat: 31.42 }

/**
 * Wuxi's 1,254 real communities on a made-up chequerboard, two grids each: real borders below the county aren't public,
 * and a bench needs grids to find, not to look right.
 */
export const layOut = async (db: Db): Promise<Place[]> => {
  const { rows: communities } = await sql<{
    id: number
  }>`select id from territory.area where tier = 'community' order by id`.execute(db)
  const width = Math.ceil(Math.sqrt(communities.length))
  const cells = communities.map(({ id }, n) => ({
    id,
    lon: corner.lon + (n % width) * side,
    lat: corner.lat + Math.floor(n / width) * side,
  }))
  const cellsJson = JSON.stringify(cells)
  await sql`update territory.area a set outline = st_multi(st_makeenvelope(lon, lat, lon + ${side}::float8, lat + ${side}::float8, 4326)), outline_source = 'drawn',
      centre = st_setsrid(st_makepoint(lon + ${side / 2}::float8, lat + ${side / 2}::float8), 4326)
    from jsonb_to_recordset(${cellsJson}::jsonb) c (id bigint, lon float8, lat float8) where a.id = c.id`.execute(db)
  await sql`insert into territory.grid (area_id, grid_no, name, geom)
    select id, n, '第' || n || '网格', st_multi(st_makeenvelope(lon + (n - 1) * ${side / 2}::float8, lat, lon + n * ${side / 2}::float8, lat + ${side}::float8, 4326))
    from jsonb_to_recordset(${cellsJson}::jsonb) c (id bigint, lon float8, lat float8), generate_series(1, 2) n`.execute(
    db,
  )
  const random = randomOf('layout')
  return cells.flatMap(({ id, lon, lat }) =>
    [1, 2].map((gridNo) => ({
      areaId: id,
      gridNo,
      buildingNo: null,
      label: null,
      use: 'ground',
      households: 400,
      points: Array.from(
        { length: 12 },
        () => [round(lon + (gridNo - 1 + random.next()) * (side / 2)), round(lat + random.next() * side)] as const,
      ),
    })),
  )
}
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
