import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { clientId, givenAccount, givenStaff } from '#modules/access/testing.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { startTestApp } from '../../testing.ts'
import { loadCalendar } from './load-calendar.ts'
import { givenAreas, givenGrids } from './testing.ts'

const app = await startTestApp()
const { city, street, communities } = await givenAreas(app.ownerUrl)
const [areaId] = communities
const officer = await givenStaff(app, { role: 'street_officer', areaId: street })
const system = await givenStaff(app, { role: 'system_administrator', areaId: city })
const grids = `/api/areas/${areaId}/grids`
before(() => inTransaction(app.pool, everywhere, (db) => givenGrids(db, areaId, 3)))

test('organisations are added once, changed by version, and names are not taken twice', async () => {
  const list = `/api/areas/${areaId}/organisations`
  const draft = { clientId: clientId(), kind: 'property_company', name: '东昌物业有限公司', phone: '021-5555 0000' }
  const first = await officer.browser.post(list, draft)
  assert.equal(first.status, 200)
  assert.equal((await officer.browser.post(list, draft)).body.id, first.body.id)
  assert.equal(
    (await officer.browser.post(list, { ...draft, clientId: clientId() })).body.code,
    'territory.organisation_exists',
  )
  const one = `${list}/${first.body.id}`
  assert.equal((await officer.browser.patch(one, { duties: '电梯维保', version: 1 })).body.version, 2)
  assert.equal((await officer.browser.patch(one, { duties: '别的', version: 1 })).body.code, 'platform.conflict')
  assert.equal((await officer.browser.patch(one, { validTo: '2026-11-21', version: 2 })).status, 200)
  assert.deepEqual((await officer.browser.get(list)).body.rows, [])
})

test('days and texts no calendar or database can hold are refused, not failed on', async () => {
  const list = `/api/areas/${areaId}/organisations`
  const made = await officer.browser.post(list, { clientId: clientId(), kind: 'department', name: '燃气\ud800站' })
  assert.ok(made.status < 500)
  for (const validTo of ['0000-01-01', '0001-01-01', '9999-12-31', '10000-01-01']) {
    const answer = await officer.browser.patch(`${list}/${made.body.id ?? 1}`, { validTo, version: 1 })
    assert.ok(answer.status < 500, validTo)
  }
})

test('an organisation of another area is not there', async () => {
  const made = await officer.browser.post(`/api/areas/${areaId}/organisations`, {
    clientId: clientId(),
    kind: 'department',
    name: '水务站',
  })
  const answer = await officer.browser.patch(`/api/areas/${communities[1]}/organisations/${made.body.id}`, {
    name: 'x',
    version: 1,
  })
  assert.equal(answer.body.code, 'territory.organisation_unknown')
})

test('a grid shows who is responsible by name and office phone, to everybody', async () => {
  const worker = await givenAccount(app, { areaId, name: '王芳', officePhone: '021-5555 1234' })
  const put = (duty: string, accountIds: string[], gridNo = 1) =>
    officer.browser.put(`${grids}/${gridNo}/workers/${duty}`, { accountIds })
  assert.equal((await put('A', [worker.id], 9)).body.code, 'territory.grid_unknown')
  assert.equal((await put('A', [clientId()])).body.code, 'territory.account_unknown')
  assert.equal((await put('A', [worker.id, officer.id])).body.code, 'territory.duty_not_single')
  assert.equal((await put('A', [worker.id])).status, 200)
  assert.equal((await put('B', [officer.id])).status, 200)
  const { body } = JSON.parse(JSON.stringify({ body: (await app.http.inject(`${grids}/1`)).json() }))
  assert.deepEqual(body.workers, [
    { duty: 'A', name: '王芳', officePhone: '021-5555 1234' },
    { duty: 'B', name: '李梅', officePhone: null },
  ])
  const covered = await officer.browser.get(`/api/areas/${street}/grid-coverage`)
  assert.deepEqual([covered.body.grids, covered.body.withA, covered.body.aPercent], [3, 1, 33.3])
})

test('a handed over duty can come back the same day', async () => {
  const [one, two] = [await givenAccount(app), await givenAccount(app)]
  for (const id of [one.id, two.id, one.id]) {
    const answer = await officer.browser.put(`${grids}/2/workers/lead`, { accountIds: [id] })
    assert.deepEqual(
      answer.body.workers.map((w: { accountId: string }) => w.accountId),
      [id],
    )
  }
})

test('a year without a notice is said; entered by the administrator it counts at once', async () => {
  const year = (areaId: number) => system.browser.get(`/api/areas/${areaId}/calendar/2031`)
  assert.equal((await year(city)).body.published, false)
  const notice = { papers: ['https://www.gov.cn/x'], days: [{ day: '2031-10-01', off: true, name: '国庆节' }] }
  assert.equal((await officer.browser.put('/api/calendar/2031', notice)).status, 403)
  const wrong = { ...notice, days: [{ day: '2032-10-01', off: true, name: '国庆节' }] }
  assert.equal((await system.browser.put('/api/calendar/2031', wrong)).body.code, 'territory.day_of_other_year')
  assert.equal((await system.browser.put('/api/calendar/2031', notice)).status, 200)
  const { body } = await year(areaId)
  assert.deepEqual([body.published, body.national, body.hoursFrom], [true, notice.days, null])
})

test('a street sets its own day and its own hours, and can take them back', async () => {
  const own = { days: [{ day: '2026-11-23', off: true, name: '进博会调休' }] }
  assert.equal((await officer.browser.put(`/api/areas/${street}/calendar/2026`, own)).status, 200)
  const load = () => inTransaction(app.pool, everywhere, (db) => loadCalendar(db, areaId))
  assert.equal((await load()).days['2026-11-23']!.name, '进博会调休')
  const hours = {
    1: [[540, 1080]],
    2: [[540, 1080]],
    3: [[540, 1080]],
    4: [[540, 1080]],
    5: [[540, 1080]],
    6: [[540, 720]],
    7: [],
  }
  assert.equal((await officer.browser.put(`/api/areas/${street}/office-hours`, { hours })).status, 200)
  assert.deepEqual((await load()).hours[6], [[540, 720]])
  assert.equal((await officer.browser.put(`/api/areas/${street}/office-hours`, { hours: null })).status, 200)
  assert.deepEqual((await load()).hours[6], [])
})

test('the administrator chooses a map source; its key is never listed', async () => {
  const source = { name: '天地图', kind: 'wmts', attribution: '天地图', isActive: true, version: 0, accessKey: 'k/1' }
  assert.equal((await system.browser.put('/api/map/sources', source)).body.code, 'territory.source_needs_template')
  const urlTemplate = 'https://t0.tianditu.gov.cn/vec_w/wmts?x={x}&y={y}&z={z}&tk={key}'
  const saved = await system.browser.put('/api/map/sources', { ...source, urlTemplate })
  assert.equal(saved.status, 200)
  assert.match((await system.browser.get('/api/map/settings')).body.source.urlTemplate, /tk=k%2F1$/)
  const { body } = await system.browser.get('/api/map/sources')
  assert.equal(JSON.stringify(body).includes('k/1'), false)
  assert.equal(
    (await system.browser.put('/api/map/sources', { ...source, urlTemplate })).body.code,
    'platform.conflict',
  )
})

test('a post of the dictionary keeps its former names', async () => {
  const { body } = await system.browser.get('/api/post-kinds')
  assert.equal(body.rows.length, 6)
  const health = body.rows.find((k: { code: string }) => k.code === 'health')
  assert.deepEqual(
    health.aliases.map((a: { name: string }) => a.name),
    ['人口计生'],
  )
  const change = { nameZh: '卫生健康', nameEn: 'Health', position: 5, aliases: health.aliases, version: health.version }
  assert.equal((await system.browser.put('/api/post-kinds/health', change)).body.nameZh, '卫生健康')
  assert.equal((await system.browser.put('/api/post-kinds/health', change)).body.code, 'platform.conflict')
})
