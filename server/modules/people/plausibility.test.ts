import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checks, crowded, placeChecks } from '#contract/people/plausibility.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { givenDwelling, givenHousehold, givenPerson, madeUpNumber } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const base = `/api/areas/${areaId}`
const head = await city.as('head')

await givenPerson(city.app, { areaId, facts: [{ field: 'birth_on', value: '1850-01-01' }] })
const crossed = await givenPerson(city.app, {
  areaId,
  facts: [
    { field: 'birth_on', value: '1971-01-01' },
    { field: 'sex', value: '2' },
    { field: 'document', value: { number: madeUpNumber('1970-01-01', 11) } },
  ],
})
await givenPerson(city.app, { areaId, facts: [{ field: 'document', value: { number: '319999197001010000' } }] })
const empty = await givenDwelling(city.app, areaId, { tenure: 'empty' })
await givenPerson(city.app, { areaId, residence: { kind: 'both', dwellingId: empty } })
const home = await givenHousehold(city.app, areaId)
for (let i = 0; i < 13; i++) await givenPerson(city.app, { areaId, residence: { kind: 'both', householdId: home.id } })
await givenHousehold(city.app, areaId)
const child = await givenPerson(city.app, {
  areaId,
  facts: [{ field: 'birth_on', value: '2020-01-01' }],
  residence: { kind: 'both', householdId: home.id },
})
await head.put(`${base}/households/${home.id}`, { version: 1, dwellingId: home.dwellingId, headId: child })
const shared = { field: 'document', value: { number: 'H00000019', kind: 'hk_mo_permit' } } as const
await givenPerson(city.app, { areaId, facts: [{ field: 'birth_on', value: '1990-01-01' }] })
for (const name of ['同号甲', '同号乙']) await givenPerson(city.app, { areaId, name, facts: [shared] })
const ancient = await givenPerson(city.app, {
  areaId,
  facts: [{ field: 'birth_on', value: `${new Date().getFullYear() - 110}-01-01` }],
})
await city.owner.query(`update people.person set updated_at = now() - interval '2 years' where id = $1`, [ancient])
await city.owner.query('update people.person set disputes = 1 where id = $1', [crossed])
const full = await givenDwelling(city.app, areaId)
for (let i = 0; i <= crowded.dwelling; i++)
  await givenPerson(city.app, { areaId, residence: { kind: 'both', dwellingId: full } })
const board = (await head.get(`${base}/people-plausibility`)).body
const counted = Object.fromEntries(
  board.checks.map((c: { check: string; count: number }) => [c.check, c.count]),
) as Record<string, number>

test('what can hardly be true is counted', () => {
  const wanted = {
    age_impossible: 1,
    birth_unlike_document: 1,
    sex_unlike_document: 1,
    document_faulty: 1,
    child_is_head: 1,
    empty_lived_in: 1,
    household_crowded: 1,
    household_nobody: 1,
    dwelling_crowded: 1,
    document_shared: 2,
    // born in 1850, in the empty dwelling, thirteen of one household, born in 1990, the oldest, sixteen of one dwelling
    document_missing: 33,
    // born in 1850 and in 1990, with the crossed and the faulty number, two with one number, the oldest
    no_dwelling: 7,
    disputed: 1,
    deceased_age: 1,
    area_ratio: 1,
  }
  assert.deepEqual(counted, wanted)
})

test('each count of people is the length of the list behind it', async () => {
  for (const check of checks)
    assert.equal((await head.get(`${base}/people?check=${check}`)).body.total.count, counted[check], check)
  assert.equal((await head.get(`${base}/people?check=birth_unlike_document`)).body.rows[0].id, crossed)
  for (const check of ['empty_lived_in', 'household_crowded', 'household_nobody', 'dwelling_crowded'])
    assert.equal((await head.get(`${base}/people-plausibility/${check}`)).body.rows.length, counted[check], check)
})

test('a community with hundreds of people to a household is asked about, as the 5750 households with 2,220,230 people', async () => {
  const street = await city.as('street')
  const before = (await street.get(`/api/areas/${areas.street}/people-plausibility`)).body
  assert.deepEqual(
    before.areas.map((a: { areaId: number; households: number }) => [a.areaId, a.households]),
    [[areaId, 2]],
  )
  for (let i = 0; i < 6; i++) await head.put(`${base}/households/${uuid7()}`, { version: null, number: `H${i}` })
  const after = (await street.get(`/api/areas/${areas.street}/people-plausibility`)).body
  assert.deepEqual(after.areas, [])
})

test('a leader sees the counts and opens no rows', async () => {
  const district = await city.as('district')
  const seen = (await district.get(`/api/areas/${areas.district}/people-plausibility`)).body
  assert.ok(seen.checks.every((c: { rows: boolean }) => !c.rows))
  assert.equal(
    (await district.get(`/api/areas/${areas.district}/people-plausibility/empty_lived_in`)).body.code,
    'platform.forbidden',
  )
})

test('to a leader small counts are not told, nor what they could be worked out from; of a part of the area none is', async () => {
  const district = await city.as('district')
  const seen = (await district.get(`/api/areas/${areas.district}/people-plausibility`)).body
  type Told = { check: string; count: number | null }
  const byCheck = (of: { checks: Told[] }) => Object.fromEntries(of.checks.map((c) => [c.check, c.count]))
  const [told, whole] = [byCheck(seen), byCheck((await head.get(`${base}/people-plausibility`)).body)]
  for (const check of [...checks, ...placeChecks.filter((c) => c !== 'area_ratio')]) {
    const n = whole[check]!
    assert.equal(told[check], n > 0 && n < 5 ? null : n, check)
  }
  assert.ok(Object.values(told).includes(null) && told['document_missing'] === 33)
  const part = (await district.get(`/api/areas/${areaId}/people-plausibility`)).body
  assert.ok(
    part.checks.every((c: { check: string; count: number | null }) => c.check === 'area_ratio' || c.count === null),
  )
  assert.deepEqual([part.people, part.perHousehold, part.duplicates], [null, null, null])
  for (const kind of ['people-numbers', 'care-numbers']) {
    const { total, rows } = (await district.get(`/api/areas/${areaId}/${kind}`)).body
    const cells = total
      ? [total.people, total.living, total.over60, total.perWorker]
      : rows.map((r: { active: null }) => r.active)
    assert.ok(
      cells.every((c: number | null) => c === null),
      kind,
    )
  }
})
