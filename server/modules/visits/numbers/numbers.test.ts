// Numbers and themes of visits: counted in SQL, here counted again in plain code from the same rows; each number has its rows.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { givenHousehold, givenPerson } from '#modules/people/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { monthsBefore } from './count-homes.ts'
import { hearCase } from './hear-cases.ts'
import { keepCoverage } from './keep-coverage.ts'
import { fillThemes } from './keep-themes.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
const now = new Date('2026-11-22T10:00:00+08:00')
setClock(now.toISOString())
const path = `/api/areas/${areas.community}`
const head = await city.as('head')

/** Two lived in and in grid 1, two in none, one empty. */
const homes: { id: string; grid: number | null }[] = []
for (let n = 0; n < 5; n++) {
  const { id, dwellingId } = await givenHousehold(city.app, areas.community)
  const grid = n < 2 ? 1 : null
  await city.owner.query('update people.dwelling set grid_no = $3 where area_id = $1 and id = $2', [
    areas.community,
    dwellingId,
    grid,
  ])
  if (n < 4) {
    const person = await givenPerson(city.app, { areaId: areas.community })
    await city.owner.query('update people.person set household_id = $3 where area_id = $1 and id = $2', [
      areas.community,
      person,
      id,
    ])
  }
  homes.push({ id, grid })
}
type Written = { id: string; household: number | null; at: string; kind?: string; met?: boolean; heard?: string; needs?: string[]; grid?: number | null } // prettier-ignore
const written: Written[] = []
const write = async (v: Omit<Written, 'id'>) => {
  const visit = { id: uuid7(), ...v }
  written.push(visit)
  const at = new Date(`${v.at}T10:00:00+08:00`)
  await city.owner.query(
    `insert into visits.visit (area_id, id, kind, happened_at, said_at, month, household_id, grid_no, worker_id, met, heard, needs, credit, words, recorded_at, updated_at)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, 'own', '', $4, $4)`,
    [
      areas.community,
      visit.id,
      v.kind ?? 'visit',
      at,
      v.at.slice(0, 7),
      v.household === null ? null : homes[v.household]!.id,
      v.grid === undefined ? (v.household === null ? null : homes[v.household]!.grid) : v.grid,
      city.accounts.gridWorker,
      v.met ?? true,
      v.heard ?? '',
      v.needs ?? [],
    ],
  )
  return visit.id
}
await write({ household: 0, at: '2026-11-03', heard: '楼道堆物，电动车充电' })
await write({ household: 0, at: '2026-11-04', heard: '电动车充电不安全' })
await write({ household: 1, at: '2026-11-05', met: false, heard: '敲门无人应答' })
await write({ household: 2, at: '2026-09-01', heard: '停车难' })
await write({ household: 3, at: '2026-05-01', heard: '停车难' })
const reception = await write({
  household: null,
  at: '2026-11-06',
  kind: 'reception',
  heard: '电动车充电',
  needs: ['parking'],
})
await write({ household: 4, at: '2026-11-07', kind: 'call', heard: '没有电梯' })
const caseId = uuid7()
await city.owner.query(
  `insert into visits.follow_up (area_id, visit_id, kind, case_area_id, case_id, at) values ($1, $2, 'incident', $1, $3, now())`,
  [areas.community, reception, caseId],
)
await city.owner.query('update visits.visit set followed_up = true where id = $1', [reception])
for (const household of [0, 1])
  await city.owner.query(
    `insert into visits.must (area_id, month, household_id, kinds, added_at, updated_at) values ($1, '2026-11', $2, '{alone}', now(), now())`,
    [areas.community, homes[household]!.id],
  )
const numbers = async (query = '') => (await head.get(`${path}/visit-numbers${query}`)).body

test('calendar months back, also from the 31st', () => {
  assert.equal(monthsBefore(new Date('2026-05-31T02:00:00Z'), 3).toISOString(), '2026-02-28T02:00:00.000Z')
  assert.equal(monthsBefore(new Date('2026-11-22T02:00:00Z'), 3).toISOString(), '2026-08-22T02:00:00.000Z')
})

test('households, seen, unseen, must-visits: an empty household, a closed door, a call and a guest count nothing', async () => {
  const body = await numbers()
  assert.deepEqual(
    { ...body.total },
    {
      households: 4,
      visited: 1,
      unseen: 2,
      must: 2,
      mustOpen: 1,
      entries: 5,
      followedUp: 1,
      followUps: 1,
      followUpsDone: 0,
      followUpHours: null,
    },
    JSON.stringify(body),
  )
  assert.deepEqual(
    body.grids.map((g: { gridNo: number | null; households: number; visited: number }) => [
      g.gridNo,
      g.households,
      g.visited,
    ]),
    [
      [1, 2, 1],
      [null, 2, 0],
    ],
  )
  assert.ok(!JSON.stringify(body).includes(city.accounts.gridWorker), 'nobody is named')
})

test('the number of households unseen opens just so many rows, never seen first', async () => {
  for (const months of [1, 3, 6, 12]) {
    const { unseen } = (await numbers(`?unseenMonths=${months}`)).total
    const rows = []
    let after = ''
    do {
      const { body } = await head.get(`${path}/households-unseen?months=${months}&limit=1${after && `&after=${after}`}`)
      rows.push(...body.rows)
      after = body.next ?? ''
    } while (after)
    assert.equal(rows.length, unseen, `${months} months`)
    assert.equal(new Set(rows.map((r) => r.householdId)).size, rows.length)
  }
  const [first] = (await head.get(`${path}/households-unseen?months=1`)).body.rows
  assert.deepEqual([first.householdId, first.lastAt, first.must], [homes[1]!.id, null, true])
})

test('a follow-up is done when its case is; opened again it isn’t', async () => {
  const move = (to: string) =>
    asSystem(city.app.pool, 'test', (context) =>
      hearCase(context, { name: 'incidents.moved', areaId: areas.community, about: { id: caseId, to } }),
    )
  await move('assigned')
  assert.equal((await numbers()).total.followUpsDone, 0)
  await move('closed')
  const { followUpsDone, followUpHours } = (await numbers()).total
  assert.deepEqual([followUpsDone, Math.round(followUpHours)], [1, 16 * 24])
  await move('accepted')
  assert.equal((await numbers()).total.followUpsDone, 0)
})

test('themes: said in three entries at least, against the months before; filling twice is filling once', async () => {
  const fill = () => inTransaction(city.app.pool, everywhere, (db) => fillThemes(db, areas.community))
  const said = (v: Written) => v.heard && ((v.kind ?? 'visit') !== 'visit' || (v.met ?? true))
  assert.equal(await fill(), written.filter(said).length)
  await fill()
  const { body } = await head.get(`${path}/visit-themes`)
  const times = new Map(body.words.map((w: { word: string; times: number }) => [w.word, w.times]))
  assert.equal(times.get('充电'), 3, JSON.stringify(body.words))
  assert.ok(!times.has('停车'), 'said in other months only')
  assert.ok(!times.has('电梯'), 'said once')
  const { rows: knocks } = await city.owner.query(`select from visits.theme where word in ('敲门', '应答')`)
  assert.equal(knocks.length, 0, 'nobody met, nothing said')
  assert.deepEqual(
    body.needs.map((n: { need: string; times: number }) => [n.need, n.times]),
    [['parking', 1]],
  )
})

test('districts add up what was counted last night; the street counts anew', async () => {
  const district = await city.as('district')
  const before = (await district.get(`/api/areas/${areas.district}/visit-numbers`)).body.total
  assert.equal(before.households, 0)
  await asSystem(city.app.pool, 'test', keepCoverage)
  const { total, areas: parts } = (await district.get(`/api/areas/${areas.district}/visit-numbers`)).body
  assert.deepEqual([total.households, total.visited, total.unseen, total.mustOpen, total.entries], [4, 1, 2, 1, 5])
  assert.deepEqual(
    parts.map((a: { areaId: number; households: number }) => [a.areaId, a.households]),
    [[areas.street, 4]],
  )
  const earlier = (await district.get(`/api/areas/${areas.district}/visit-numbers?month=2026-09`)).body.total
  assert.deepEqual([earlier.households, earlier.visited], [4, 1], 'a month that was never counted is, the first time')
  const street = await city.as('street')
  const { total: anew } = (await street.get(`/api/areas/${areas.street}/visit-numbers`)).body
  assert.deepEqual(anew.households, 4)
  assert.equal((await district.get(`/api/areas/${areas.district}/households-unseen`)).status, 403)
})

test('the cases behind the numbers of follow-ups are rows, with where they are and how long they took', async () => {
  const numbers = (await head.get(`${path}/visit-numbers?month=2026-11`)).body
  const rows = async (query: string) => (await head.get(`${path}/visit-follow-ups?month=2026-11${query}`)).body.rows
  const all = await rows('')
  assert.equal(all.length, numbers.total.followUps)
  assert.ok(all.length > 0)
  const done = await rows('&done=true')
  assert.equal(done.length, numbers.total.followUpsDone)
  assert.ok(done.every((row: { doneAt: string | null; hours: number | null }) => row.doneAt && row.hours !== null))
  for (const grid of numbers.grids) {
    const query = grid.gridNo === null ? '&noGrid=true' : `&grid=${grid.gridNo}`
    assert.equal((await rows(query)).length, grid.followUps, query)
    const entries = await head.get(`${path}/visits?from=2026-11-01&to=2026-11-30${query}`)
    assert.equal(entries.body.total.count, grid.entries, query)
  }
  const page = (await head.get(`${path}/visit-follow-ups?limit=1`)).body
  const next = (await head.get(`${path}/visit-follow-ups?limit=1&after=${page.next}`)).body
  if (all.length > 1) assert.notEqual(page.rows[0].id, next.rows[0].id)
})
