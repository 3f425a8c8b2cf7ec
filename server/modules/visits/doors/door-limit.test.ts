// 答复时限: an area says how long "nobody came" may wait and why; below follows it; clocks that run keep what the resident was told.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { buildingCode } from '#contract/territory/building-code.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2026-11-16T10:00:00+08:00')
await city.owner.query(
  `insert into territory.building (area_id, building_no, grid_no, name, address, geom)
   values ($1, 7, 1, '七号楼', '东昌路7号', st_multi(st_makeenvelope(121.5001, 31.2351, 121.5003, 31.2353, 4326)))`,
  [areas.community],
)
const head = await city.as('head')
const street = await city.as('street')
const worker = await city.as('gridWorker')
const resident = await city.asResident('13800000511')
const at = (areaId: number) => `/api/areas/${areaId}/door-limit`
const put = (by: typeof head, areaId: number, body: object) => by.put(at(areaId), body)
const days = (amount: number) => ({ amount, unit: 'working_days' })
const say = async () => {
  const id = uuid7()
  const said = { id, kind: 'nobody_came', buildingNo: 7, sinceMonths: 3 }
  const { status, body } = await resident.post(`/api/areas/${areas.community}/own-door-messages`, said)
  assert.equal(status, 200, JSON.stringify(body))
  return id
}
const clockOf = async (id: string) =>
  (await head.get(`/api/areas/${areas.community}/door-messages/${id}`)).body.clock as {
    amount: number
    dueAt: string
    sentences: string[]
  }

test('refused: without the right, without a reason, longer than a month, over somebody else’s word', async () => {
  assert.equal((await put(worker, areas.community, { limit: days(2), reason: '试', version: 0 })).status, 403)
  const wrong = async (body: object) =>
    (await put(head, areas.community, body)).body.errors?.map((e: { field: string }) => e.field)
  assert.deepEqual(await wrong({ limit: days(2), reason: ' ', version: 0 }), ['reason'])
  assert.deepEqual(await wrong({ limit: days(31), reason: '忙', version: 0 }), ['limit'])
  assert.equal(
    (await put(head, areas.community, { limit: days(2), reason: '忙', version: 3 })).body.code,
    'platform.conflict',
  )
})

test('preset first; the street says five days for all below; the community says one, later as above again', async () => {
  const before = await say()
  assert.deepEqual((await head.get(at(areas.community))).body.from, null)
  const first = await clockOf(before)
  assert.equal(first.amount, 3)
  assert.match(first.sentences[0]!, /3个工作日：系统预设/)

  assert.equal((await put(street, areas.street, { limit: days(5), reason: '台风期间人手少', version: 0 })).status, 200)
  const below = (await head.get(at(areas.community))).body
  assert.deepEqual([below.limit, below.from.areaId, below.own], [days(5), areas.street, []])
  const inherited = await clockOf(await say())
  assert.equal(inherited.amount, 5)
  assert.match(inherited.sentences[0]!, /5个工作日：.*规定，理由：台风期间人手少/)
  assert.equal(inherited.dueAt, '2026-11-23T09:30:00.000Z', 'the end of the fifth working day after Monday')

  const own = { limit: days(1), reason: '老人多', version: 0 }
  assert.equal((await put(head, areas.community, own)).status, 200)
  assert.equal((await put(head, areas.community, own)).body.own.length, 1, 'sent twice it is said once')
  assert.equal((await clockOf(await say())).amount, 1)
  assert.deepEqual(
    [(await clockOf(before)).amount, (await clockOf(before)).dueAt],
    [3, first.dueAt],
    'what waits keeps its limit',
  )
  assert.match((await clockOf(before)).sentences[0]!, /系统预设/)

  const door = await openBrowser(city.app).get(`/api/buildings/${buildingCode(areas.community, 7)}/door`)
  assert.deepEqual(door.body.answerIn, days(1), 'residents read the limit that holds')
  const back = await put(head, areas.community, { limit: null, reason: '照街道', version: 1 })
  assert.deepEqual([back.body.limit, back.body.own.map((o: { limit: object | null }) => o.limit)], [days(5), [null, days(1)]]) // prettier-ignore
})
