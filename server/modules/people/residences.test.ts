import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { givenDwelling, givenHousehold, givenPerson } from './testing.ts'

const city = await startSmallCity()
const here = areas.community
const base = `/api/areas/${here}`
const worker = await city.as('gridWorker')

test('moving closes the old residence and keeps it; to another community only by a transfer', async () => {
  const home = await givenHousehold(city.app, here)
  const id = await givenPerson(city.app, {
    areaId: here,
    residence: { kind: 'both', dwellingId: home.dwellingId, householdId: home.id, since: '2010-01-01' },
  })
  const other = await givenDwelling(city.app, here)
  const refused = await worker.post(`${base}/people/${id}/move`, {
    version: 1,
    kind: 'lives',
    atAreaId: areas.siblingCommunity,
  })
  assert.equal(refused.body.code, 'people.ask_transfer')
  assert.equal(
    (
      await worker.post(`${base}/people/${id}/move`, {
        version: 1,
        kind: 'lives',
        dwellingId: other,
        since: '2009-01-01',
      })
    ).body.code,
    'people.date_order',
  )
  const moved = await worker.post(`${base}/people/${id}/move`, {
    version: 1,
    kind: 'lives',
    dwellingId: other,
    since: '2020-05-01',
  })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal(moved.body.dwellingId, other)
  assert.equal(moved.body.separation, 'together')
  assert.deepEqual(moved.body.residences.map((r: { kind: string; until: string | null }) => [r.kind, r.until]).sort(), [
    ['both', '2020-05-01'],
    ['lives', null],
    ['registered', null],
  ])
  const away = await worker.post(`${base}/people/${id}/move`, {
    version: moved.body.version,
    kind: 'lives',
    atAreaId: null,
    address: '杭州市西湖区',
  })
  assert.equal(away.body.separation, 'registered_only')
})

test('who died is off the lists but not lost, and can be taken back', async () => {
  const id = await givenPerson(city.app, { areaId: here, name: '闻人牧' })
  const ended = await worker.post(`${base}/people/${id}/end`, { version: 1, standing: 'dead', onDay: '2026-01-05' })
  assert.equal(ended.body.standing, 'dead')
  assert.equal((await worker.get(`${base}/people-search?q=${encodeURIComponent('闻人牧')}`)).body.rows.length, 0)
  const back = await worker.post(`${base}/people/${id}/end`, {
    version: ended.body.version,
    standing: 'present',
    onDay: '2026-02-05',
    reason: '录入有误',
  })
  assert.deepEqual([back.body.standing, back.body.separation], ['present', 'together'])
})
