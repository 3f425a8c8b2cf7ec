// The known failure of such apps: a grid is drawn anew while a phone is away, the counts of phone and server drift apart, and
// somebody loses credit for visits they made. Here half of a grid goes to a colleague while the phone is offline.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visitDuty } from '#contract/visits/duty.ts'
import type { FieldPack } from '#contract/visits/field-pack.ts'
import { givenBuilding, givenHome } from '#modules/visits/field/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
const areaId = areas.community
const base = `/api/areas/${areaId}`
const [worker, colleague, street, head] = await Promise.all([
  city.as('gridWorker'),
  city.as('gridWorkerB'),
  city.as('street'),
  city.as('head'),
])
// Two halves of the one grid, a building in each.
const [west, middle, east] = [121.5, 121.5005, 121.501]
await givenBuilding(city.owner, { areaId, no: 1, gridNo: 1, at: [121.5001, 31.2352] })
await givenBuilding(city.owner, { areaId, no: 2, gridNo: 1, at: [121.5007, 31.2352] })
const stays = await givenHome(city.app, { areaId, buildingNo: 1, name: '西边户' })
const goes = await givenHome(city.app, { areaId, buildingNo: 2, name: '东边户' })
const lonely = await givenHome(city.app, { areaId, buildingNo: 2, name: '东边独居老人' })
const care = { version: null, personId: lonely.personId, kind: 'elderly_alone', state: 'active' }
assert.equal((await head.put(`${base}/care/${uuid7()}`, care)).status, 200)
await city.app.drain()

type Browser = typeof worker
const phones = new Map<Browser, string>([
  [worker, uuid7()],
  [colleague, uuid7()],
])
const sync = async (browser: Browser, since?: string): Promise<FieldPack> => {
  const query = new URLSearchParams({ deviceId: phones.get(browser)!, ...(since ? { since } : {}) })
  const answer = await browser.get(`${base}/field-pack?${query}`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
const send = (browser: Browser, householdId: string, saidAt: Date, gridNo: number) =>
  browser.post(`${base}/visits`, {
    id: uuid7(),
    kind: 'visit',
    householdId,
    heard: '家里都好',
    saidAt: saidAt.toISOString(),
    sentAt: new Date().toISOString(),
    gridNo,
    deviceId: phones.get(browser)!,
  })
const householdsOf = (pack: FieldPack) => pack.households.map((h) => h.id).toSorted()
const square = (from: number, to: number) => ({
  type: 'Polygon',
  coordinates: [[[from, 31.235], [to, 31.235], [to, 31.236], [from, 31.236], [from, 31.235]]], // prettier-ignore
})
const grid = (gridNo: number, from: number, to: number) => ({
  type: 'Feature',
  geometry: square(from, to),
  properties: { areaId, gridNo, name: `第${gridNo}网格` },
})

let pack = await sync(worker)
const visitedAt = new Date()

test('in the morning the whole grid is on the phone, then the network goes', () => {
  assert.deepEqual(householdsOf(pack), [stays, goes, lonely].map((h) => h.householdId).toSorted())
  assert.deepEqual(
    pack.must!.map((m) => m.householdId),
    [lonely.householdId],
  )
})

test('meanwhile the eastern half becomes grid 2, the colleague’s; buildings and households go with the ground', async () => {
  const collection = { type: 'FeatureCollection', features: [grid(1, west, middle), grid(2, middle, east)] }
  const drawn = await street.post(`/api/areas/${areas.street}/grids/import`, { check: false, collection })
  assert.deepEqual([drawn.status, drawn.body.done], [200, true], JSON.stringify(drawn.body))
  const given = await street.put(`${base}/grids/2/workers/A`, { accountIds: [city.accounts.gridWorkerB] })
  assert.equal(given.status, 200, JSON.stringify(given.body))
  await city.app.drain()
  const theirs = await sync(colleague)
  const [second] = theirs.grids.filter((g) => g.gridNo === 2)
  assert.equal(second!.duty, 'A')
  assert.deepEqual(
    theirs.households
      .filter((h) => h.gridNo === 2)
      .map((h) => h.id)
      .toSorted(),
    [goes, lonely].map((h) => h.householdId).toSorted(),
  )
  assert.deepEqual(
    theirs.must!.map((m) => [m.householdId, m.seen]),
    [[lonely.householdId, null]],
  )
})

test('what the phone made offline is taken in and counts: the old worker acted in good faith', async () => {
  const credits: string[] = []
  for (const home of [stays, goes, lonely]) {
    const answer = await send(worker, home.householdId, visitedAt, 1)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    credits.push(answer.body.credit)
  }
  assert.deepEqual(credits, ['own', 'good_faith', 'good_faith'])
})

test('the phone counts what the server counts, and is told what isn’t its own any more', async () => {
  const before = pack
  pack = await sync(worker, before.next)
  assert.equal(pack.whole, true)
  assert.deepEqual(householdsOf(pack), [stays.householdId])
  assert.equal(pack.ledger!.length, 3)
  const { month, plan } = pack
  const counted = visitDuty({ month, plan, visits: pack.ledger!, must: pack.must!.map((m) => m.householdId) })
  const { duty } = (await worker.get(`${base}/visit-duty`)).body
  assert.deepEqual(duty, counted)
  assert.equal(duty.households, 3)
})

test('the must-visit is done, whoever went; the colleague isn’t sent there again', async () => {
  const [must] = (await sync(colleague)).must!
  assert.equal(must!.seen!.worker, '测试gridWorker')
})

test('once the phone knows, helping out over there is written down and isn’t the worker’s count', async () => {
  await sync(worker, pack.next)
  const later = await send(worker, goes.householdId, new Date(), 1)
  assert.deepEqual([later.status, later.body.credit], [200, 'elsewhere'], JSON.stringify(later.body))
  const own = await send(colleague, goes.householdId, new Date(), 2)
  assert.deepEqual([own.status, own.body.credit], [200, 'own'])
  assert.equal((await worker.get(`${base}/visit-duty`)).body.duty.households, 3)
  assert.equal((await colleague.get(`${base}/visit-duty`)).body.duty.households, 1)
})
