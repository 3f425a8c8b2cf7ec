import { sql } from 'kysely'
import pg from 'pg'
import { everywhere, inTransaction } from '#platform/database.ts'
import type { Db } from '#platform/database.ts'
import { seedTerritory } from './seed/seed-territory.ts'

/** The real Shanghai of the demo, as the owner of the database puts it there: divisions, map, two streets with grids. */
export const givenShanghai = async (ownerUrl: string) => {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  try {
    return await inTransaction(pool, everywhere, (db) => seedTerritory(db, { city: 'shanghai' }))
  } finally {
    await pool.end()
  }
}

/** A small tree without shapes: a city, a district, a street and two communities; answers their numbers. */
export const givenAreas = async (ownerUrl: string) => {
  const rows: [number, number | null, string, string][] = [
    [310000000000, null, 'city', '上海市'],
    [310115000000, 310000000000, 'district', '浦东新区'],
    [310115005000, 310115000000, 'street', '陆家嘴街道'],
    [310115005001, 310115005000, 'community', '梅园一村社区'],
    [310115005018, 310115005000, 'community', '东昌社区'],
  ]
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const [id, parent, tier, name] of rows)
      await client.query(
        `insert into territory.area (id, parent_id, tier, name, short_name, official_name, pinyin, initials)
         values ($1, $2, $3, $4, $4, $4, '', '') on conflict do nothing`,
        [id, parent, tier, name],
      )
  } finally {
    await client.end()
  }
  return {
    city: 310000000000,
    district: 310115000000,
    street: 310115005000,
    communities: [310115005001, 310115005018] as const,
  }
}

/** Square grids numbered from 1 in a community, some 100 m wide, from a south-west corner eastwards. */
export const givenGrids = async (db: Db, areaId: number, count = 1, [lon, lat] = [121.51, 31.23]) => {
  for (let i = 0; i < count; i++)
    await sql`insert into territory.grid (area_id, grid_no, name, geom)
      values (${areaId}, ${i + 1}, ${`第${i + 1}网格`}, st_multi(st_makeenvelope(${lon! + i * 0.001}::float8, ${lat!}::float8, ${lon! + (i + 1) * 0.001}::float8, ${lat! + 0.001}::float8, 4326)))`.execute(
      db,
    )
}

/** One more square grid, some 100 m wide, from a south-west corner. */
export const givenGrid = (db: Db, areaId: number, gridNo: number, { lon, lat }: { lon: number; lat: number }) =>
  sql`insert into territory.grid (area_id, grid_no, name, geom)
    values (${areaId}, ${gridNo}, ${`第${gridNo}网格`}, st_multi(st_makeenvelope(${lon}::float8, ${lat}::float8, ${lon + 0.001}::float8, ${lat + 0.001}::float8, 4326)))`.execute(
    db,
  )

/** Everybody answers for their grids since that day already, also for tests that set the clock back. */
export const workersSince = (db: Db, day: string) =>
  sql`update territory.grid_worker set from_on = ${day}::date`.execute(db)
