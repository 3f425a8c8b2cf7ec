import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Fact } from '#contract/people/fields.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { proposeFacts } from './propose-facts.ts'
import { openSource, type NewSource } from './source-store.ts'
import { givenPerson, madeUpNumber } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const base = `/api/areas/${areaId}/people`
const worker = await city.as('gridWorker')
const says = (id: string, facts: Fact[], source: Partial<NewSource>) =>
  asSystem(
    city.app.pool,
    'test',
    async (context) =>
      proposeFacts(
        context,
        { areaId, id },
        facts,
        await openSource(context, { areaId, kind: 'ledger', label: '第二份台账', ...source }),
      ),
    { area: rangeOf(areaId), rootAreaId: areaId },
  )

test('a second source confirms, fills, and where it contradicts a fixed field it competes: nothing is overwritten', async () => {
  const id = await givenPerson(city.app, {
    areaId,
    name: '周建国',
    facts: [{ field: 'birth_on', value: '1950-02-03' }],
    source: { onDay: '2026-01-01' },
  })
  const results = await says(
    id,
    [
      { field: 'name', value: '周建國' },
      { field: 'birth_on', value: '1951-02-03' },
      { field: 'nation', value: '回族' },
    ],
    { onDay: '2026-03-01' },
  )
  assert.deepEqual(
    results.map((r) => r.outcome),
    ['confirmed', 'competes', 'filled'],
  )
  const person = (await worker.get(`${base}/${id}`)).body
  assert.deepEqual([person.birthOn, person.disputes], ['1950-02-03', 1])
  assert.equal(person.disputeList[0].competing[0].text, '1951-02-03')
  // The same said again makes no second dispute.
  await says(id, [{ field: 'birth_on', value: '1951-02-03' }], { onDay: '2026-04-01' })
  assert.equal((await worker.get(`${base}/${id}`)).body.disputeList[0].competing.length, 1)
})

test('somebody settles: the chosen value holds with its own source, the other is past, and it stays settled', async () => {
  const id = await givenPerson(city.app, {
    areaId,
    name: '吴秀兰',
    facts: [{ field: 'sex', value: '1' }],
    source: { onDay: '2026-01-01' },
  })
  await says(id, [{ field: 'sex', value: '女' }], { onDay: '2026-03-01', label: '老年人台账' })
  const person = (await worker.get(`${base}/${id}`)).body
  const choose = person.disputeList[0].competing[0].id
  assert.equal(
    (await worker.post(`${base}/${id}/disputes/name`, { version: person.version, choose: 'present' })).body.code,
    'people.no_dispute',
  )
  assert.equal(
    (await worker.post(`${base}/${id}/disputes/sex`, { version: person.version - 1, choose })).body.code,
    'platform.conflict',
  )
  const settled = await worker.post(`${base}/${id}/disputes/sex`, {
    version: person.version,
    choose,
    reason: '本人确认',
  })
  assert.equal(settled.status, 200, JSON.stringify(settled.body))
  const sex = settled.body.values.find((v: { field: string }) => v.field === 'sex')
  assert.deepEqual([sex.text, sex.source.label, settled.body.disputes], ['女', '老年人台账', 0])
  // The refused value comes again with the next import of the old list: it was decided.
  assert.deepEqual(
    (await says(id, [{ field: 'sex', value: '男' }], { onDay: '2026-05-01' })).map((r) => r.outcome),
    ['none'],
  )
  assert.equal((await worker.get(`${base}/${id}`)).body.disputes, 0)
})

test('a better source replaces by rule and the old value is kept; a worse one never does', async () => {
  const id = await givenPerson(city.app, {
    areaId,
    facts: [{ field: 'birth_on', value: '1960-01-01' }],
    source: { onDay: '2026-01-01' },
  })
  assert.deepEqual(
    (await says(id, [{ field: 'birth_on', value: '1960-10-01' }], { kind: 'registry', onDay: '2025-01-01' })).map(
      (r) => r.outcome,
    ),
    ['replaced'],
  )
  assert.deepEqual(
    (await says(id, [{ field: 'birth_on', value: '1970-01-01' }], { kind: 'ledger', onDay: '2026-06-01' })).map(
      (r) => r.outcome,
    ),
    ['competes'],
  )
  const history = (await worker.get(`${base}/${id}/history`)).body
  assert.deepEqual(
    history.past.map((p: { text: string; endedHow: string }) => [p.text, p.endedHow]),
    [['1960-01-01', 'rule']],
  )
})

test('phones join, they never compete; a second sound lifelong number does', async () => {
  const first = madeUpNumber('1966-06-06', 11)
  const id = await givenPerson(city.app, {
    areaId,
    facts: [
      { field: 'document', value: { number: first } },
      { field: 'phone', value: '13800000001' },
    ],
  })
  const results = await says(
    id,
    [
      { field: 'phone', value: '13800000002' },
      { field: 'document', value: { number: madeUpNumber('1966-06-06', 13) } },
    ],
    {},
  )
  assert.deepEqual(
    results.map((r) => r.outcome),
    ['joined', 'competes'],
  )
  assert.equal(
    (await worker.get(`${base}/${id}`)).body.values.filter((v: { field: string }) => v.field === 'phone').length,
    2,
  )
})

test('a faulty number is mended by a sound one, and kept as past', async () => {
  const sound = madeUpNumber('1977-07-07', 11)
  const id = await givenPerson(city.app, {
    areaId,
    facts: [{ field: 'document', value: { number: `${sound.slice(0, 17)}${sound[17] === '1' ? '2' : '1'}` } }],
  })
  assert.deepEqual(
    (await says(id, [{ field: 'document', value: { number: sound } }], { onDay: '2020-01-01' })).map((r) => r.outcome),
    ['replaced'],
  )
})
