import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction, everywhere } from '#platform/database.ts'
import { startTestApp } from '../../testing.ts'
import { coverage } from './coverage.ts'
import { setGridWorkers } from './grid-store.ts'
import { areasWithin } from './area-store.ts'
import { givenShanghai } from './testing.ts'

const app = await startTestApp()
await givenShanghai(app.ownerUrl)
const get = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await app.http.inject({ method: 'GET', url, headers })
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    body: isJson && answer.body ? answer.json() : undefined,
    raw: answer.rawPayload,
    headers: answer.headers,
  }
}
const names = (answer: { body: { rows: { name: string }[] } }) => answer.body.rows.map((r) => r.name)
const found = (q: string, more = '') =>
  get(`/api/areas?q=${encodeURIComponent(q)}${more}`) as Promise<{ body: { rows: { name: string; path: string }[] } }>

test('an area nobody knows is refused with its name', async () => {
  const answer = await get('/api/areas/310999000000')
  assert.equal(answer.status, 404)
  assert.equal(answer.body.code, 'territory.area_unknown')
})

test('ljz, lujiazui and 陆家嘴 all find 陆家嘴街道 first', async () => {
  for (const q of ['ljz', 'LJZ', 'lujiazui', '陆家嘴', '310115005'])
    assert.deepEqual(
      (await found(q)).body.rows.slice(0, 1).map((r) => [r.name, r.path]),
      [['陆家嘴街道', '上海市 浦东新区 陆家嘴街道']],
    )
  assert.deepEqual(names(await found('minhang', '&tier=district')), ['闵行区'])
})

test('wildcards are letters like any others', async () => {
  assert.deepEqual(names(await found('%')), [])
  assert.deepEqual(names(await found('_')), [])
})

test('the tree opens one level at a time', async () => {
  const districts = await get('/api/areas?parent=310000000000')
  assert.equal(districts.body.rows.length, 16)
  assert.ok(districts.body.rows.every((r: { hasChildren: boolean }) => r.hasChildren))
})

test('a community shows its three bodies and its path', async () => {
  const { body } = await get('/api/areas/310115005018')
  assert.deepEqual(
    body.bodies.map((b: { kind: string }) => b.kind),
    ['party_organisation', 'residents_committee', 'service_station'],
  )
  assert.deepEqual(
    body.path.map((a: { name: string }) => a.name),
    ['上海市', '浦东新区', '陆家嘴街道', '东昌社区'],
  )
  assert.equal(body.officialName, '东昌居委会')
})

test('grids come as GeoJSON with their estimate and its formula', async () => {
  const { body } = await get('/api/areas/310115005000/grids')
  assert.ok(body.features.length > 50)
  const { properties, geometry } = body.features[0]
  assert.equal(geometry.type, 'MultiPolygon')
  assert.ok(properties.householdsFormula)
  assert.equal('accountId' in properties, false)
})

test('a place is found by point, also in the coordinates of Chinese maps', async () => {
  const at = (query: string) => get(`/api/areas/310000000000/place?${query}`)
  assert.equal((await at('')).body.code, 'territory.place_missing')
  const wgs = await at('lon=121.5115&lat=31.2365')
  assert.equal(wgs.body.how, 'grid')
  const gcj = await at('lon=121.516029&lat=31.234562&coordinates=gcj02')
  assert.equal(gcj.body.areaId, wgs.body.areaId)
  assert.ok(wgs.body.path.startsWith('上海市 浦东新区 陆家嘴街道'))
})

test('a tile of the own map has something in it, and is not sent twice', async () => {
  const [lon, lat, z] = [121.505, 31.238, 15]
  const x = Math.floor(((lon + 180) / 360) * 2 ** z)
  const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)
  const tile = await get(`/api/map/tiles/${z}/${x}/${y}`)
  assert.equal(tile.status, 200)
  assert.ok(tile.raw.length > 1000)
  for (const layer of ['building', 'road']) assert.ok(tile.raw.includes(Buffer.from(layer)))
  assert.equal((await get(`/api/map/tiles/${z}/${x}/${y}`, { 'if-none-match': String(tile.headers.etag) })).status, 304)
  assert.equal((await get('/api/map/tiles/3/8/0')).status, 404)
  assert.equal((await get('/api/map/tiles/3/0/0')).raw.length, 0)
})

test('the map says where its tiles come from and whom to thank', async () => {
  const { body } = await get('/api/map/settings')
  assert.equal(body.source.kind, 'own')
  assert.match(body.own.attribution, /OpenStreetMap/)
  assert.equal(body.own.bounds.length, 4)
})

test('coverage counts leads and warns about size', () =>
  inTransaction(app.pool, everywhere, async (db) => {
    const [first] = await areasWithin(db, 310115005000, 'community')
    await setGridWorkers(db, {
      areaId: first!.id,
      gridNo: 1,
      duty: 'lead',
      accountIds: ['0190a000-0000-7000-8000-000000000001'],
    })
    const before = await coverage(db, 310115005000, { min: 300, max: 500 })
    assert.equal(before.withLead, 1)
    assert.equal(before.withoutLead.length, before.grids - 1)
    assert.equal(before.leadPercent, Math.round(1000 / before.grids) / 10)
    assert.equal(
      (await coverage(db, 310115005000, { min: 1, max: 100000 })).outOfSize.filter((g) => (g.households ?? 0) > 0)
        .length,
      0,
    )
    // The lead hands over: one ends, one begins, never two.
    await setGridWorkers(db, {
      areaId: first!.id,
      gridNo: 1,
      duty: 'lead',
      accountIds: ['0190a000-0000-7000-8000-000000000002'],
    })
    assert.equal((await coverage(db, 310115005000, { min: 300, max: 500 })).withLead, 1)
  }))
