// Corrections (C07): merged field by field with what stands there now; nothing is overwritten that somebody else changed meanwhile.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { CorrectionResult } from '#contract/visits/visits.ts'
import { givenPerson } from '#modules/people/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas } from '../../../../test/small-city.ts'
import { startDiaryCity } from '../testing.ts'

const at = '2026-11-10T20:30:00+08:00'
const city = await startDiaryCity()
after(() => setClock(undefined))
setClock(at)
const areaId = areas.community
const base = `/api/areas/${areaId}`
const worker = await city.as('gridWorker')
const colleague = await city.as('gridWorkerB')
const head = await city.as('head')

type Said = { field: string; value: string | number | boolean | null; base: string | number | boolean | null }
const correct = (personId: string, facts: Said[], by = worker, id = uuid7()) =>
  by.post(`${base}/fact-corrections`, { id, personId, facts })
const outcomes = async (personId: string, facts: Said[], by = worker) => {
  const { status, body } = await correct(personId, facts, by)
  assert.equal(status, 200, JSON.stringify(body))
  return (body as CorrectionResult).facts.map((f) => `${f.field} ${f.outcome}`)
}
const valueOf = async (personId: string, field: string) => {
  const { body } = await head.get(`${base}/people/${personId}`)
  return body.values.find((v: { field: string }) => v.field === field)?.text ?? null
}
const someone = (facts: { field: string; value: string }[] = [], kind: 'ledger' | 'registry' = 'ledger') =>
  givenPerson(city.app, { areaId, facts, source: { kind, onDay: '2026-01-05' } })

test('refused: nobody there, no such field, a value that can’t be; each by its name', async () => {
  const id = await someone()
  const code = async (facts: Said[], personId = id) => (await correct(personId, facts)).body.code
  assert.equal(await code([{ field: 'occupation', value: '教师', base: null }], uuid7()), 'visits.person_unknown')
  assert.equal(await code([{ field: 'shoe_size', value: 43, base: null }]), 'people.field_unknown')
  assert.equal(await code([{ field: 'marital', value: '不清楚', base: null }]), 'people.value_wrong')
  assert.equal(await code([{ field: 'name', value: null, base: null }]), 'people.name_missing')
  assert.equal((await correct(id, [])).status, 400)
})

test('fields nobody touched are written; another field changed meanwhile is no contradiction', async () => {
  const id = await someone([{ field: 'occupation', value: '教师' }])
  assert.deepEqual(await outcomes(id, [{ field: 'employer', value: '实验小学', base: null }], colleague), [
    'employer done',
  ])
  assert.deepEqual(
    await outcomes(id, [
      { field: 'occupation', value: '退休', base: '教师' },
      { field: 'marital', value: '已婚', base: null },
    ]),
    ['occupation done', 'marital done'],
  )
  assert.deepEqual(
    [await valueOf(id, 'occupation'), await valueOf(id, 'employer'), await valueOf(id, 'marital')],
    ['退休', '实验小学', '已婚'],
  )
})

test('changed by another since the form was filled in: both values come back, nothing is written, and it can be settled', async () => {
  const id = await someone([{ field: 'occupation', value: '教师' }])
  assert.deepEqual(await outcomes(id, [{ field: 'occupation', value: '校长', base: '教师' }], colleague), [
    'occupation done',
  ])
  const said = [{ field: 'occupation', value: '退休', base: '教师' }]
  const { body } = await correct(id, said)
  assert.deepEqual(body.facts, [
    {
      field: 'occupation',
      outcome: 'conflict',
      present: '校长',
      said: '退休',
      by: '测试gridWorkerB',
      on: '2026-11-10',
    },
  ])
  assert.equal(await valueOf(id, 'occupation'), '校长')
  assert.deepEqual(await outcomes(id, [{ field: 'occupation', value: '退休', base: '校长' }]), ['occupation done'])
  assert.equal(await valueOf(id, 'occupation'), '退休')
})

test('both said the same, or the form showed the word of a code: no contradiction', async () => {
  const id = await someone([{ field: 'marital', value: '未婚' }])
  await outcomes(id, [{ field: 'marital', value: '20', base: '10' }], colleague)
  assert.deepEqual(await outcomes(id, [{ field: 'marital', value: '已婚', base: '10' }]), ['marital done'])
  assert.deepEqual(await outcomes(id, [{ field: 'marital', value: '40', base: '已婚' }]), ['marital done'])
})

test('a better source isn’t overwritten by hand: the values compete until somebody decides', async () => {
  const id = await someone([{ field: 'birth_on', value: '1950-03-01' }], 'registry')
  assert.deepEqual(await outcomes(id, [{ field: 'birth_on', value: '1950-04-01', base: '1950-03-01' }]), [
    'birth_on competes',
  ])
  assert.deepEqual(await outcomes(id, [{ field: 'birth_on', value: null, base: '1950-03-01' }]), ['birth_on refused'])
  assert.equal(await valueOf(id, 'birth_on'), '1950-03-01')
})

test('what a form can’t show has no base: another phone joins, none is taken away', async () => {
  const id = await someone([{ field: 'phone', value: '13900000111' }])
  assert.deepEqual(
    await outcomes(id, [
      { field: 'phone', value: '13900000222', base: null },
      { field: 'phone', value: null, base: null },
    ]),
    ['phone done', 'phone refused'],
  )
  const { body } = await head.get(`${base}/people/${id}`)
  assert.deepEqual(
    body.values.filter((v: { field: string }) => v.field === 'phone').map((v: { text: string }) => v.text),
    ['139****0111', '139****0222'],
  )
})

test('the same correction sent thirty times is done once; another’s id is refused', async () => {
  const id = await someone([{ field: 'occupation', value: '教师' }])
  const key = uuid7()
  const said = [{ field: 'occupation', value: '退休', base: '教师' }]
  const sent = await Promise.all(Array.from({ length: 30 }, () => correct(id, said, worker, key)))
  assert.equal(new Set(sent.map((s) => `${s.status} ${JSON.stringify(s.body)}`)).size, 1)
  assert.equal(sent[0]!.body.facts[0].outcome, 'done')
  assert.equal((await correct(id, said, colleague, key)).body.code, 'visits.id_taken')
})

test('with an entry: corrections go along; somebody gone meanwhile doesn’t take the entry down', async () => {
  const stays = await someone([{ field: 'occupation', value: '教师' }])
  const leaves = await someone()
  const left = { version: 1, standing: 'left', onDay: '2026-11-09' }
  const gone = await head.post(`${base}/people/${leaves}/end`, left)
  assert.equal(gone.status, 200, JSON.stringify(gone.body))
  const { status, body } = await worker.post(`${base}/visits`, {
    id: uuid7(),
    kind: 'visit',
    householdId: city.homes.home,
    saidAt: at,
    sentAt: at,
    corrections: [
      { id: uuid7(), personId: stays, facts: [{ field: 'occupation', value: '退休', base: '教师' }] },
      { id: uuid7(), personId: leaves, facts: [{ field: 'occupation', value: '教师', base: null }] },
    ],
  })
  assert.equal(status, 200, JSON.stringify(body))
  const outcomeOf = new Map(
    (body.corrections as CorrectionResult[]).map((c) => [c.personId, c.facts.map((f) => f.outcome)]),
  )
  assert.deepEqual([outcomeOf.get(stays), outcomeOf.get(leaves)], [['done'], ['refused']])
  const street = await city.as('street')
  const seen = await street.get(`${base}/visits/${body.id}`)
  assert.ok(
    seen.body.corrections.every((c: CorrectionResult) => c.facts.every((f) => f.present === null && f.said === null)),
  )
})
