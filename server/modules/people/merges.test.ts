import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { uuid7 } from '#platform/crypto.ts'
import type { Fact } from '#contract/people/fields.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { givenDwelling, givenPerson, madeUpNumber } from './testing.ts'
import { readWhole } from './whole-person.ts'

const city = await startSmallCity()
const areaId = areas.community
const base = `/api/areas/${areaId}`
const head = await city.as('head')
const whole = (id: string) => inTransaction(city.app.pool, everywhere, (db) => readWhole(db, { areaId, id }))
const merge = (keep: string, gone: string, versions: [number, number] = [1, 1], id = uuid7()) =>
  head.post(`${base}/people-merges`, {
    id,
    keep: { id: keep, version: versions[0] },
    merge: { id: gone, version: versions[1] },
  })

test('a grid worker merges nobody; a row is not merged with itself, nor against a decision, nor unseen', async () => {
  const [a, b] = [await givenPerson(city.app, { areaId }), await givenPerson(city.app, { areaId })]
  assert.equal((await (await city.as('gridWorker')).post(`${base}/people-merges`, {})).body.code, 'platform.forbidden')
  assert.equal((await merge(a, a)).body.code, 'people.same_row')
  assert.equal((await merge(a, b, [1, 7])).body.code, 'platform.conflict')
  await head.post(`${base}/people-pairs/apart`, { a: b, b: a })
  assert.equal((await merge(a, b)).body.code, 'people.kept_apart')
})

test('what two sources spell differently becomes one person with the contradictions as disputes', async () => {
  const a = await givenPerson(city.app, {
    areaId,
    name: '蒋合并',
    facts: [
      { field: 'birth_on', value: '1944-04-04' },
      { field: 'phone', value: '13500135001' },
    ],
    source: { label: '花名册' },
  })
  const b = await givenPerson(city.app, {
    areaId,
    name: '蔣合併',
    facts: [
      { field: 'birth_on', value: '1944-04-14' },
      { field: 'phone', value: '13500135002' },
      { field: 'nation', value: '汉' },
    ],
    source: { label: '老年人台账' },
  })
  const pairs = (await head.get(`${base}/people-pairs`)).body
  assert.ok(
    pairs.rows.some(
      (p: { a: { id: string }; b: { id: string } }) => [p.a.id, p.b.id].includes(a) && [p.a.id, p.b.id].includes(b),
    ) || pairs.rows.length === 0,
  )
  const id = uuid7()
  const done = await merge(a, b, [1, 1], id)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal((await merge(a, b, [1, 1], id)).body.personId, a, 'sent twice, done once')
  const person = (await head.get(`${base}/people/${a}`)).body
  assert.equal(person.values.filter((v: { field: string }) => v.field === 'phone').length, 2)
  assert.equal(person.values.find((v: { field: string }) => v.field === 'nation').source.label, '老年人台账')
  assert.deepEqual(person.disputeList.map((d: { field: string }) => d.field).includes('birth_on'), true)
  assert.equal((await head.get(`${base}/people-search?q=13500135002`)).body.rows[0].id, a)
  const gone = (await head.get(`${base}/people/${b}`)).body
  assert.deepEqual([gone.standing, gone.mergedInto], ['merged', a])
})

const facts = fc.record(
  {
    sex: fc.constantFrom('1', '2'),
    birth_on: fc.constantFrom('1950-01-01', '1950-01-02', '1980-12-31'),
    nation: fc.constantFrom('01', '03'),
    education: fc.constantFrom('60', '70'),
    disability_card: fc.constantFrom('X1', 'X2'),
    phone: fc.constantFrom('13400000001', '13400000002'),
    document: fc.constantFrom(madeUpNumber('1950-01-01', 71), madeUpNumber('1950-01-01', 73)),
    former_name: fc.constantFrom('阿大', '阿二'),
  },
  { requiredKeys: [] },
)
const asFacts = (record: object): Fact[] => Object.entries(record).map(([field, value]) => ({ field, value }))

test('undoing a merge puts back both, to the last byte, whatever they were', async () => {
  const dwellingId = await givenDwelling(city.app, areaId)
  let n = 0
  await fc.assert(
    fc.asyncProperty(facts, facts, fc.boolean(), fc.boolean(), async (one, two, sameHome, care) => {
      // Other numbers each round: one sound number is one person.
      const apart = (record: { document?: string; phone?: string }, side: number) =>
        asFacts({ ...record, ...(record.document && { document: madeUpNumber('1950-01-01', 100 + n * 2 + side) }) })
      n++
      const a = await givenPerson(city.app, {
        areaId,
        facts: apart(one, 0),
        residence: sameHome ? { kind: 'both', dwellingId } : { kind: 'both' },
      })
      const b = await givenPerson(city.app, { areaId, facts: apart(two, 1), residence: { kind: 'lives', dwellingId } })
      if (care)
        for (const personId of [a, b])
          await head.put(`${base}/care/${uuid7()}`, { version: null, personId, kind: 'veteran', state: 'active' })
      const before = [await whole(a), await whole(b)]
      const id = uuid7()
      const done = await merge(a, b, [1, 1], id)
      assert.equal(done.status, 200, JSON.stringify(done.body))
      assert.notDeepEqual(await whole(a), before[0])
      const undone = await head.post(`${base}/people-merges/${id}/undo`)
      assert.equal(undone.status, 200, JSON.stringify(undone.body))
      assert.deepEqual([await whole(a), await whole(b)], before)
      assert.equal((await head.post(`${base}/people-merges/${id}/undo`)).body.code, 'people.merge_undone')
    }),
    { numRuns: 15 },
  )
})

test("a merge that was worked on since is not undone behind anybody's back", async () => {
  const [a, b] = [await givenPerson(city.app, { areaId }), await givenPerson(city.app, { areaId })]
  const id = uuid7()
  await merge(a, b, [1, 1], id)
  const { version } = (await head.get(`${base}/people/${a}`)).body
  await head.patch(`${base}/people/${a}`, { version, facts: [{ field: 'employer', value: '码头' }] })
  assert.equal((await head.post(`${base}/people-merges/${id}/undo`)).body.code, 'people.changed_since')
})
