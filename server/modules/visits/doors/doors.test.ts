// "Nobody came" (C04): a resident says it through the code at the door; the head of the community has three working days,
// the resident is told, judges, and once more is the last word. Praise goes to everybody and counts for nobody.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { buildingCode } from '#contract/territory/building-code.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { keepDoorClocks } from './door-clock.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-09-26T16:00:00+08:00')
await city.owner.query(
  `insert into territory.building (area_id, building_no, grid_no, name, address, geom)
   values ($1, 7, 1, '七号楼', '东昌路7号', st_multi(st_makeenvelope(121.5001, 31.2351, 121.5003, 31.2353, 4326)))`,
  [areas.community],
)
const path = `/api/areas/${areas.community}`
const code = buildingCode(areas.community, 7)
const resident = await city.asResident('13800000501')
const other = await city.asResident('13800000502')
const head = await city.as('head')
const street = await city.as('street')
const worker = await city.as('gridWorker')
const anybody = openBrowser(city.app)
const id = uuid7()
const saying = (more: object = {}) => ({
  id,
  kind: 'nobody_came',
  buildingNo: 7,
  sinceMonths: 3,
  room: '2单元301',
  ...more,
})
const move = (browser: typeof head, name: string, version: number, said: object = {}, of = id) =>
  browser.post(`${path}/door-messages/${of}/${name}`, { moveId: uuid7(), version, ...said })
const keep = () => asSystem(city.app.pool, 'test', keepDoorClocks)

test('the code opens the page of the building: who is responsible, nothing about residents', async () => {
  const { status, body } = await anybody.get(`/api/buildings/${code}/door`)
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(body.building, '七号楼')
  assert.deepEqual(
    body.workers.map((w: { duty: string; name: string }) => [w.duty, w.name]),
    [
      ['A', '测试gridWorker'],
      ['B', '测试gridWorkerB'],
    ],
  )
  assert.ok(!JSON.stringify(body).includes(city.accounts.gridWorker), 'no account number leaves')
  assert.equal((await anybody.get(`/api/buildings/310115005001-00008-1/door`)).body.code, 'visits.building_unknown')
})

test('without an account, without a building, without words: refused', async () => {
  assert.equal((await anybody.post(`${path}/own-door-messages`, saying())).status, 401)
  assert.equal((await head.post(`${path}/own-door-messages`, saying())).status, 403)
  const nowhere = await resident.post(`${path}/own-door-messages`, saying({ id: uuid7(), buildingNo: 8 }))
  assert.equal(nowhere.body.code, 'visits.building_unknown')
  const silent = await resident.post(`${path}/own-door-messages`, saying({ id: uuid7(), kind: 'praise' }))
  assert.equal(silent.body.code, 'visits.nothing_said')
})

test('said ten times at once it is one, with a clock that knows the holiday; another’s id is refused', async () => {
  const sent = await Promise.all(Array.from({ length: 10 }, () => resident.post(`${path}/own-door-messages`, saying())))
  assert.deepEqual(
    [...new Set(sent.map((s) => `${s.status} ${s.body.state}`))],
    ['200 asked'],
    JSON.stringify(sent[0]!.body),
  )
  // Friday 26 doesn't count; Sunday 28 is worked, Monday, Tuesday.
  assert.equal(sent[0]!.body.dueAt, '2025-09-30T09:30:00.000Z')
  assert.deepEqual(sent[0]!.body.moves, ['withdraw'])
  assert.equal((await other.post(`${path}/own-door-messages`, saying())).body.code, 'visits.id_taken')
  assert.equal((await other.get('/api/me/door-messages')).body.rows.length, 0)
})

test('the head sees it as theirs; the worker it is about sees nothing of it', async () => {
  const { body } = await head.get(`${path}/door-messages?scope=mine`)
  assert.deepEqual(
    body.rows.map((r: { id: string; mine: boolean; sinceMonths: number }) => [r.id, r.mine, r.sinceMonths]),
    [[id, true, 3]],
  )
  assert.equal((await worker.get(`${path}/door-messages`)).status, 403)
  assert.equal((await worker.get(`${path}/praise`)).body.rows.length, 0)
  assert.equal((await move(street, 'answer', 1, { note: '已安排' })).body.code, 'visits.step_not_yours')
})

test('the number is shown with a reason and logged; never of somebody unnamed', async () => {
  const seen = await head.post(`${path}/door-messages/${id}/reveal`, { reason: '回电了解情况' })
  assert.equal(seen.body.phone, '13800000501')
  const { rows } = await city.owner.query(
    `select about from platform.audit where route = 'visits.reveal_door_speaker' order by id desc limit 1`,
  )
  assert.equal(rows[0].about.reason, '回电了解情况')
  const unnamed = uuid7()
  await resident.post(`${path}/own-door-messages`, saying({ id: unnamed, anonymous: true }))
  assert.equal(
    (await head.post(`${path}/door-messages/${unnamed}/reveal`, { reason: '回电了解情况' })).body.phone,
    null,
  )
  assert.equal((await head.get(`${path}/door-messages/${unnamed}`)).body.room, null)
  assert.equal((await move(resident, 'withdraw', 1, {}, unnamed)).body.state, 'withdrawn')
})

test('answered: the resident is told, once; an old version is a conflict', async () => {
  assert.equal((await move(head, 'answer', 9, { note: '周三上门' })).body.code, 'platform.conflict')
  const once = { moveId: uuid7(), version: 1, note: '网格员请假，周三由 B 岗上门' }
  const answers = [
    await head.post(`${path}/door-messages/${id}/answer`, once),
    await head.post(`${path}/door-messages/${id}/answer`, once),
  ]
  assert.deepEqual(
    answers.map((a) => [a.status, a.body.state]),
    [
      [200, 'answered'],
      [200, 'answered'],
    ],
  )
  const told = (await resident.get('/api/me/notices')).body.rows
  assert.equal(told.length, 1)
  assert.match(told[0].text, /七号楼/)
  assert.equal(told[0].link, `/door-messages/${areas.community}/${id}`)
  const [mine] = (await resident.get('/api/me/door-messages')).body.rows.filter((r: { id: string }) => r.id === id)
  assert.deepEqual(
    mine.thread.map((t: { from: string }) => t.from),
    ['community'],
  )
  assert.ok(!JSON.stringify(mine).includes('测试head'), 'answered by office, not by name')
})

test('not settled: asked again; over its clock the street answers too; then it is closed', async () => {
  assert.equal((await move(other, 'judge', 2, { helped: false })).status, 404)
  assert.equal((await move(resident, 'judge', 2, { helped: false, note: '还是没人' })).body.state, 'asked_again')
  setClock('2025-10-20T10:00:00+08:00')
  assert.ok((await keep()) > 0)
  assert.equal(await keep(), 0, 'said once')
  const late = (await street.get(`/api/areas/${areas.street}/door-messages?scope=mine`)).body.rows
  assert.deepEqual(
    late.map((r: { id: string; escalated: boolean }) => [r.id, r.escalated]),
    [[id, true]],
  )
  const version = late[0].version as number
  assert.equal((await move(street, 'answer', version, { note: '街道已督促' })).body.state, 'closed')
  assert.equal((await move(resident, 'judge', version + 1, { helped: true })).body.code, 'visits.step_not_from_here')
})

test('answered and a week without a word: closed by itself', async () => {
  const quiet = uuid7()
  await resident.post(`${path}/own-door-messages`, saying({ id: quiet }))
  await move(head, 'answer', 1, { note: '明天上门' }, quiet)
  assert.equal(await keep(), 0)
  setClock('2025-10-28T10:00:00+08:00')
  assert.equal(await keep(), 1)
  assert.equal((await head.get(`${path}/door-messages/${quiet}`)).body.state, 'closed')
})

test('one can’t fill the desk: five open at most', async () => {
  const sent = []
  for (let n = 0; n < 6; n++) sent.push(await other.post(`${path}/own-door-messages`, saying({ id: uuid7() })))
  assert.deepEqual(
    sent.map((s) => s.status),
    [200, 200, 200, 200, 200, 409],
  )
  assert.equal(sent[5]!.body.code, 'visits.too_many_said')
})

test('praise needs no clock and says nobody’s number', async () => {
  const praised = await resident.post(`${path}/own-door-messages`, {
    id: uuid7(),
    kind: 'praise',
    buildingNo: 7,
    text: '小李帮我妈买药，我电话13800000501',
  })
  assert.deepEqual([praised.body.state, praised.body.dueAt], ['closed', null])
  const { rows } = (await worker.get(`${path}/praise`)).body
  assert.equal(rows.length, 1)
  assert.equal(rows[0].month, '2025-10')
  assert.ok(!JSON.stringify(rows).includes('13800000501'))
})
