import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { recountAreas } from './count-areas.ts'
import { givenHousehold, givenPerson } from './testing.ts'

const city = await startSmallCity()
const head = await city.as('head')
const numbers = async (areaId: number = areas.community) =>
  (await head.get(`/api/areas/${areaId}/people-numbers`)).body.total
const recount = () => asSystem(city.app.pool, 'job people.recount_areas', recountAreas)
const kept = async () =>
  (await city.owner.query<{ n: number }>('select count(*)::int n from people.area_changed')).rows[0]!.n

test('numbers are the same before the count is kept, when it is, and after a change on top of it', async () => {
  const { id: householdId, dwellingId } = await givenHousehold(city.app, areas.community)
  const child = await givenPerson(city.app, {
    areaId: areas.community,
    name: '小朋友',
    facts: [{ field: 'birth_on', value: '2020-01-01' }],
    residence: { kind: 'both', dwellingId, householdId },
  })
  await givenPerson(city.app, {
    areaId: areas.siblingCommunity,
    name: '户在人不在',
    facts: [{ field: 'birth_on', value: '1930-01-01' }],
    residence: { kind: 'lives' },
    registered: { kind: 'registered', atAreaId: areas.community },
  })
  const first = await numbers()
  assert.deepEqual(
    [
      first.people,
      first.living,
      first.registered,
      first.registeredOnly,
      first.under14,
      first.households,
      first.dwellings,
    ],
    [1, 1, 2, 1, 1, 1, 1],
  )
  assert.equal(await recount(), 2)
  assert.equal(await kept(), 0)
  assert.deepEqual(await numbers(), first)
  assert.equal(await recount(), 0, 'nothing changed')
  const ended = await head.post(`/api/areas/${areas.community}/people/${child}/end`, {
    version: 1,
    standing: 'left',
    onDay: '2021-01-01',
  })
  assert.equal(ended.status, 200)
  assert.ok((await kept()) > 0)
  const second = await numbers()
  assert.deepEqual([second.people, second.registered, second.under14], [0, 1, 0])
  assert.equal(await recount(), 1)
  assert.deepEqual(await numbers(), second)
})

test('another day counts ages anew', async () => {
  const before = await numbers()
  await city.owner.query(`update people.area_count set on_day = on_day - 1, over60 = 99`)
  assert.deepEqual(await numbers(), before)
  assert.equal(await recount(), 2)
  assert.deepEqual(await numbers(), before)
})
