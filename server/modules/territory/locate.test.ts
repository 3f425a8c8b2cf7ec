import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { buildingCode } from '#contract/territory/building-code.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { type Db, everywhere, inTransaction, openPool } from '#platform/database.ts'
import { createTestDatabase } from '#platform/test-database.ts'
import { locate, locateAddress, locateCode } from './locate.ts'
import { givenShanghai } from './testing.ts'

const database = await createTestDatabase()
const pool = openPool(database.appUrl, 2)
after(async () => {
  await pool.end()
  await database.drop()
})
await givenShanghai(database.ownerUrl)
const city = 310000000000
const street = 310115005000
const inCity = <T>(work: (db: Db) => Promise<T>) => inTransaction(pool, rangeOf(city), work)

test('every building of the two streets lies in its own grid', () =>
  inCity(async (db) => {
    const { rows } = await sql<{ lon: number; lat: number; areaId: number; gridNo: number }>`
      select st_x(p) lon, st_y(p) lat, area_id "areaId", grid_no "gridNo"
      from (select st_pointonsurface(geom) p, area_id, grid_no from territory.building) b`.execute(db)
    assert.ok(rows.length > 500)
    for (const { lon, lat, areaId, gridNo } of rows.filter((_, i) => i % 10 === 0))
      assert.deepEqual(await locate(db, { lon, lat }, city), { areaId, gridNo, how: 'grid' })
  }))

test('a point on a border belongs to one grid, the same each time', () =>
  inCity(async (db) => {
    const { rows } = await sql<{ lon: number; lat: number }>`
      select st_x(p) lon, st_y(p) lat from (
        select st_startpoint(st_exteriorring(st_geometryn(geom, 1))) p from territory.grid order by area_id, grid_no limit 20) b`.execute(
      db,
    )
    for (const point of rows) {
      const place = await locate(db, point, city)
      assert.equal(place.how, 'grid')
      assert.deepEqual(await locate(db, point, city), place)
    }
  }))

test('the middle of the river goes to the street for triage', () =>
  inCity(async (db) =>
    assert.deepEqual(await locate(db, { lon: 121.512, lat: 31.2485 }, city), {
      areaId: street,
      gridNo: null,
      how: 'street',
    }),
  ))

test('a place nobody has drawn goes to the root, never nowhere', () =>
  inCity(async (db) => {
    assert.deepEqual(await locate(db, { lon: 121.2, lat: 31.0 }, city), { areaId: city, gridNo: null, how: 'root' })
    assert.deepEqual(await locate(db, { lon: -70, lat: -80 }, city), { areaId: city, gridNo: null, how: 'root' })
  }))

test('just outside every outline the nearest building decides', () =>
  inCity(async (db) => {
    const { rows } = await sql<{ lon: number; lat: number }>`
      select st_x(p) lon, st_y(p) lat from (
        select st_closestpoint(st_boundary(st_buffer(a.outline::geography, 25)::geometry), st_pointonsurface(b.geom)) p
        from territory.area a, territory.building b where a.id = 310101013000 and b.area_id between 310101013000 and 310101013999
        order by st_distance(b.geom, st_boundary(a.outline)), b.area_id, b.building_no limit 1) x`.execute(db)
    const place = await locate(db, rows[0]!, city)
    assert.equal(place.how, 'nearest_building')
    assert.equal(Math.floor(place.areaId / 1000), 310101013)
  }))

test('addresses find the building, else the community, else the street', () =>
  inCity(async (db) => {
    const { rows } = await sql<{ address: string; areaId: number }>`
      select min(address) address, min(area_id) "areaId" from territory.building where address ~ '号$'
      group by address having count(*) = 1 order by 1 limit 1`.execute(db)
    const { address, areaId } = rows[0]!
    const found = await locateAddress(db, `上海市 ${address} 3楼`, city)
    assert.equal(found.areaId, areaId)
    assert.ok(found.buildingNo)
    assert.deepEqual(await locateAddress(db, '浦东新区陆家嘴街道东昌居委会门口', city), {
      areaId: 310115005018,
      gridNo: null,
      how: 'address',
    })
    assert.deepEqual(await locateAddress(db, '陆家嘴街道某处', city), { areaId: street, gridNo: null, how: 'address' })
    assert.deepEqual(await locateAddress(db, '不知道在哪', city), { areaId: city, gridNo: null, how: 'root' })
  }))

test('a building code finds its building; a wrong digit finds none', () =>
  inCity(async (db) => {
    const { rows } = await sql<{ areaId: number; gridNo: number }>`
      select area_id "areaId", grid_no "gridNo" from territory.building where building_no = 1 order by area_id limit 1`.execute(
      db,
    )
    const code = buildingCode(rows[0]!.areaId, 1)
    assert.deepEqual(await locateCode(db, `https://example.org/b/${code}`), {
      ...rows[0],
      buildingNo: 1,
      how: 'building',
    })
    const wrong = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)
    assert.equal(await locateCode(db, wrong), undefined)
  }))

test('outside its scope a transaction sees no grid, and can add none', async () => {
  const count = (db: Db) => sql<{ n: number }>`select count(*)::int n from territory.grid`.execute(db)
  const bund = await inTransaction(pool, rangeOf(310101013000), count)
  const all = await inTransaction(pool, everywhere, count)
  assert.ok(bund.rows[0]!.n > 0 && bund.rows[0]!.n < all.rows[0]!.n)
  const foreign = inTransaction(pool, rangeOf(310101013000), (db) =>
    sql`insert into territory.grid (area_id, grid_no, name, geom) values (310115005001, 99, 'x', st_multi(st_makeenvelope(0, 0, 1, 1, 4326)))`.execute(
      db,
    ),
  )
  await assert.rejects(foreign, /row-level security/)
  const client = await pool.connect()
  const unset = await client.query('select count(*)::int n from territory.grid')
  client.release()
  assert.equal(unset.rows[0].n, 0)
})

test('grids cover their streets without overlaps', () =>
  inCity(async (db) => {
    const { rows } = await sql<{ overlap: number; gap: number }>`
      select (select coalesce(max(st_area(st_intersection(a.geom, b.geom)::geography)), 0) from territory.grid a join territory.grid b
          on (a.area_id, a.grid_no) < (b.area_id, b.grid_no) and st_intersects(a.geom, b.geom)) overlap,
        (select sum(st_area(st_difference(a.outline, g.geom)::geography)) from territory.area a, (select st_union(geom) geom from territory.grid) g
          where a.tier = 'community' and a.outline is not null) gap`.execute(db)
    assert.ok(rows[0]!.overlap < 1, `overlap ${rows[0]!.overlap} m²`)
    assert.ok(rows[0]!.gap < 500, `gap ${rows[0]!.gap} m²`)
  }))
