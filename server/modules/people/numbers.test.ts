import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { givenPerson } from './testing.ts'

const city = await startSmallCity()
for (let i = 0; i < 7; i++) await givenPerson(city.app, { areaId: areas.community })
for (let i = 0; i < 2; i++) await givenPerson(city.app, { areaId: areas.siblingCommunity })
type Row = { areaId: number; living: number | null; workers: number; perWorker: number | null }
const numbers = async (who: 'street' | 'head' | 'siblingHead', areaId: number) =>
  (await (await city.as(who)).get(`/api/areas/${areaId}/people-numbers`)).body as { total: Row; areas: Row[] }

test('what a subtraction from the total would tell is hidden too, and so is what a division would', async () => {
  const { total, areas: parts } = await numbers('street', areas.street)
  assert.equal(total.living, 9)
  const seen = [areas.community, areas.siblingCommunity].map((id) => parts.find((p) => p.areaId === id)!)
  assert.deepEqual(
    seen.map((p) => [p.living, p.perWorker]),
    [
      [null, null],
      [null, null],
    ],
  )
  assert.ok(
    seen.every((p) => p.workers > 0),
    'there are workers to divide by',
  )
})

test('who does the daily work of a community sees its numbers whole', async () => {
  const { total } = await numbers('siblingHead', areas.siblingCommunity)
  assert.deepEqual([total.living, total.perWorker], [2, Math.round((2 / total.workers) * 10) / 10])
})
