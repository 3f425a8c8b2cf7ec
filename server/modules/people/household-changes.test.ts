import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { inTransaction } from '#platform/database.ts'
import { sql } from 'kysely'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { householdsChangedSince } from './household-changes.ts'
import { givenHousehold, givenPerson } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const head = await city.as('head')
const here = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(city.app.pool, rangeOf(areaId), work)
// A number of its own, not the oldest still running: other tests of this cluster may have older ones open.
const mark = () =>
  here(async (db) => (await sql<{ tx: string }>`select pg_current_xact_id()::text tx`.execute(db)).rows[0]!.tx)
const since = (tx: string) => here((db) => householdsChangedSince(db, [areaId], tx))
const home = async () => {
  const { id: householdId, dwellingId } = await givenHousehold(city.app, areaId)
  const personId = await givenPerson(city.app, { areaId, residence: { kind: 'both', dwellingId, householdId } })
  return { householdId, dwellingId, personId }
}
const [one, other] = [await home(), await home()]

test('a register somebody comes onto, a dwelling that is another now, somebody who goes over: each names its households', async () => {
  const care = { version: null, personId: one.personId, kind: 'elderly_alone', state: 'active' }
  let tx = await mark()
  assert.equal((await head.put(`/api/areas/${areaId}/care/${uuid7()}`, care)).status, 200)
  assert.deepEqual([...(await since(tx)).ids], [one.householdId])
  tx = await mark()
  await city.owner.query('update people.dwelling set room = $2 where id = $1', [other.dwellingId, '909'])
  assert.deepEqual([...(await since(tx)).ids], [other.householdId])
  tx = await mark()
  await city.owner.query('update people.person set household_id = $2 where id = $1', [one.personId, other.householdId])
  assert.deepEqual([...(await since(tx)).ids].toSorted(), [one.householdId, other.householdId].toSorted(), 'both sides')
})

test('new keys of the matching are no news', async () => {
  const tx = await mark()
  await city.owner.query(`update people.person set match_keys = '{1,2,3}', key_no = 7`)
  assert.deepEqual(await since(tx), { ids: new Set(), all: false, any: false })
})

test('so many at once that nobody lists them: the community is read anew', async () => {
  const tx = await mark()
  await city.owner.query(
    `insert into people.household (area_id, id, source_id) select $1, gen_random_uuid(), (select min(id) from people.source) from generate_series(1, 201)`,
    [areaId],
  )
  const changed = await since(tx)
  assert.deepEqual([changed.all, changed.ids.size], [true, 0])
})

test('what another community does is not there', async () => {
  const tx = await mark()
  await givenPerson(city.app, { areaId: areas.siblingCommunity })
  await givenHousehold(city.app, areas.siblingCommunity)
  assert.equal((await since(tx)).any, false)
})
