// Seeded entries are ones the product could have kept: in the past, of the worker whose grid it is, in the month they happened.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthOf } from '#contract/visits/duty.ts'
import { givenBuilding, givenHome } from '#modules/visits/field/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../test/small-city.ts'
import { seedVisits } from './seed-visits.ts'

const city = await startSmallCity()
const areaId = areas.community
const now = new Date('2026-11-20T16:00:00+08:00')
await givenBuilding(city.owner, { areaId, no: 1, gridNo: 1, at: [121.5002, 31.2352] })
const homes: Awaited<ReturnType<typeof givenHome>>[] = []
for (let i = 0; i < 9; i++) homes.push(await givenHome(city.app, { areaId, buildingNo: 1 }))
const head = await city.as('head')
const care = {
  version: null,
  personId: homes[0]!.personId,
  kind: 'elderly_alone',
  state: 'active',
  onDay: '2026-03-05',
}
assert.equal((await head.put(`/api/areas/${areaId}/care/${uuid7()}`, care)).status, 200)

type Row = { id: string; at: Date; month: string; worker: string; household: string; grid: number; heard: string }
const entries = async () =>
  (
    await city.owner.query<Row>(
      `select id, happened_at at, month, worker_id worker, household_id household, grid_no grid, heard from visits.visit order by id`,
    )
  ).rows

test('a year of entries, all of them possible', async () => {
  const made = await seedVisits(city.owner, 'test', now, [])
  const rows = await entries()
  assert.ok(made > 40 && rows.length === made, `${made} entries`)
  const known = new Set(homes.map((h) => h.householdId))
  for (const row of rows) {
    assert.ok(row.at < now && row.at > new Date('2025-12-01T00:00:00+08:00'), row.at.toISOString())
    assert.equal(row.month, monthOf(row.at))
    assert.deepEqual([row.worker, row.grid, known.has(row.household)], [city.accounts.gridWorker, 1, true])
    assert.ok(row.heard)
  }
  assert.equal(new Set(rows.map((row) => row.month)).size, 12)
  const { rows: themes } = await city.owner.query<{ n: number }>('select count(distinct word)::int n from visits.theme')
  assert.ok(themes[0]!.n > 20, `${themes[0]!.n} words`)
})

test('the lists of all months hold who was on a register then', async () => {
  const { rows } = await city.owner.query<{ month: string; household_id: string }>(
    'select month, household_id from visits.must order by month',
  )
  assert.deepEqual(rows[0], { month: '2026-03', household_id: homes[0]!.householdId })
  assert.deepEqual([rows.length, rows.at(-1)!.month], [9, '2026-11'])
})

test('the same seed makes the same words and times', async () => {
  const before = await entries()
  await city.owner.query(
    'truncate visits.visit, visits.companion, visits.follow_up, visits.must, visits.must_list cascade',
  )
  await seedVisits(city.owner, 'test', now, [])
  assert.deepEqual(await entries(), before)
})
