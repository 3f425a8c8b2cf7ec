// Conflicts come back with both versions and are settled by the user; tasks and facts are shown as they will stand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveRoutes, reportIncident, type IncidentDetail } from '#contract/incidents/incidents.ts'
import { correctFacts, recordVisit, type CorrectionDraft } from '#contract/visits/visits.ts'
import { networkError, ProblemError } from '#kit/refusal.ts'
import { receiptOf } from '../incidents/kept-report.ts'
import { conflictsOf } from './settle.ts'
import { areaId, factOf, givenPhone, householdOf, packOf, personOf, sessionOf, uuid, visitBody } from './testing.ts'

const label = { zh: '更正', en: 'correction' }
const unreachable = async () => Promise.reject(networkError('unreachable'))
const fields = ['phone', 'occupation'].map((name) => ({ name, zh: name, en: name, kind: 'text', codes: [] }))
const household = householdOf(1, { people: [personOf(1, [factOf('occupation', '教师')])] })
const person = household.people[0]!.id

const task = (more: Partial<IncidentDetail> = {}) =>
  ({
    id: uuid(300),
    areaId,
    state: 'reported',
    version: 3,
    moves: ['accept', 'raise'],
    steps: [],
    photos: [],
    ...more,
  }) as unknown as IncidentDetail
const opened = async () => {
  const given = givenPhone()
  given.server.pack = async () =>
    packOf({ at: new Date(given.clock.now).toISOString(), households: [household], fields, tasks: [task()] })
  await given.phone.begin(sessionOf())
  await given.phone.setPin('246810')
  await given.phone.syncNow()
  return given
}
const correction = (id: number, value: string, base: string): CorrectionDraft => ({
  id: uuid(id),
  personId: person,
  facts: [{ field: 'occupation', value, base }],
})
const answerOf = (present: string) => ({
  corrections: [
    {
      id: uuid(400),
      personId: person,
      facts: [
        { field: 'occupation', outcome: 'conflict', present, said: '退休', by: '李强', on: '2026-11-09' },
        { field: 'phone', outcome: 'done', present: null, said: null, by: null, on: null },
      ],
    },
  ],
})
const visiting = async (given: Awaited<ReturnType<typeof opened>>) => {
  given.server.send = async () => answerOf('医生')
  const id = await given.phone.send({
    route: recordVisit,
    asked: { params: { areaId }, body: visitBody(1, 1, { corrections: [correction(400, '退休', '教师')] }) },
    lane: `household:${uuid(1)}`,
    label,
  })
  await given.phone.syncNow()
  return id
}

test('a corrected fact is shown at once, marked as not sent', async () => {
  const given = await opened()
  given.server.send = unreachable
  const id = await given.phone.send({
    route: correctFacts,
    asked: { params: { areaId }, body: correction(401, '退休', '教师') },
    lane: `household:${uuid(1)}`,
    label,
  })
  const fact = given.phone.now().pack!.households.get(uuid(1))!.people[0]!.facts[0]
  assert.deepEqual([fact?.value, fact?.waiting], ['退休', id])
})

test('another said otherwise meanwhile: both are shown; mine is said again over theirs', async () => {
  const given = await opened()
  const id = await visiting(given)
  const [item] = given.phone.now().outbox
  assert.equal(item?.state, 'conflict')
  assert.deepEqual(conflictsOf(item!), [
    {
      correctionId: uuid(400),
      personId: person,
      field: 'occupation',
      present: '医生',
      said: '退休',
      by: '李强',
      on: '2026-11-09',
    },
  ])
  assert.equal(given.phone.now().unsent, 0, 'the visit itself is at the server')
  const told: CorrectionDraft[] = []
  given.server.send = async (_, { body }) => void told.push(body as CorrectionDraft)
  await given.phone.settle(id, { keep: 'mine' })
  await given.phone.syncNow()
  assert.deepEqual(
    told.map(({ personId, facts }) => [personId, facts]),
    [[person, [{ field: 'occupation', value: '退休', base: '医生' }]]],
  )
  assert.deepEqual(
    given.phone.now().outbox.map(({ state }) => state),
    ['done', 'done'],
  )
})

test('theirs stands: nothing is said again', async () => {
  const given = await opened()
  const id = await visiting(given)
  given.server.send = async () => assert.fail('nothing to send')
  await given.phone.settle(id, { fields: { [`${person}.occupation`]: 'theirs' } })
  await given.phone.syncNow()
  assert.deepEqual(
    given.phone.now().outbox.map(({ state }) => state),
    ['done'],
  )
})

const move = (name: 'accept' | 'self_handle', n: number, version: number) => ({
  route: moveRoutes[name],
  asked: { params: { areaId, id: uuid(300) }, body: { moveId: uuid(n), version, note: '到场处理' } },
  lane: `case:${uuid(300)}`,
  label,
})

test('steps of a case follow each other without a network, each on the version the one before leaves', async () => {
  const given = await opened()
  given.server.send = unreachable
  await given.phone.send(move('accept', 501, 3))
  const ahead = given.phone.now().pack!.tasks.get(uuid(300))!
  assert.deepEqual([ahead.state, ahead.version, ahead.moves], ['accepted', 4, ['self_handle', 'raise', 'contact']])
  await given.phone.send(move('self_handle', 502, ahead.version))
  const then = given.phone.now().pack!.tasks.get(uuid(300))!
  assert.deepEqual([then.state, then.version, then.moves, then.steps.length], ['feedback', 5, [], 2])
})

test('somebody was faster: the case is shown as it stands; said again, the steps move along', async () => {
  const given = await opened()
  given.server.send = unreachable
  await given.phone.send(move('accept', 501, 3))
  await given.phone.send(move('self_handle', 502, 4))
  await given.phone.syncNow()
  given.server.send = async () =>
    Promise.reject(new ProblemError({ status: 409, code: 'platform.conflict', title: '改过', details: { version: 6 } }))
  await given.phone.syncNow()
  assert.deepEqual(
    given.phone.now().outbox.map(({ state }) => state),
    ['conflict', 'waiting'],
  )
  const shown = given.phone.now().pack!.tasks.get(uuid(300))!
  assert.deepEqual([shown.state, shown.version], ['reported', 3])
  const told: unknown[] = []
  given.server.send = async (_, { body }) => {
    const { version } = body as { version: number }
    told.push(version)
    return { version: version + 1, state: 'accepted', dueAt: null, gridNo: 1, number: 1, areaId }
  }
  await given.phone.settle(uuid(501), { keep: 'mine' })
  await given.phone.syncNow()
  assert.deepEqual(told, [6, 7])
})

test('the step given up: the data goes only because the user said so', async () => {
  const given = await opened()
  given.server.send = async () =>
    Promise.reject(new ProblemError({ status: 409, code: 'platform.conflict', title: '改过', details: { version: 6 } }))
  await given.phone.send(move('accept', 501, 3))
  await given.phone.syncNow()
  await given.phone.settle(uuid(501), { keep: 'theirs' })
  assert.deepEqual(given.phone.now().outbox, [])
})

test('a case reported here is a task at once, and keeps its number once the server gave one', async () => {
  const given = await opened()
  given.server.send = unreachable
  await given.phone.send({
    route: reportIncident,
    asked: { params: { areaId }, body: { id: uuid(600), text: '井盖松动', source: 'grid_worker', photos: [] } },
    lane: `case:${uuid(600)}`,
    label,
  })
  const made = given.phone.now().pack!.tasks.get(uuid(600))!
  assert.deepEqual([made.text, made.number, made.waiting], ['井盖松动', 0, uuid(600)])
  given.server.send = async () => ({
    areaId,
    id: uuid(600),
    number: 42,
    state: 'reported',
    version: 1,
    gridNo: 1,
    dueAt: null,
  })
  given.server.pack = unreachable
  await given.phone.syncNow()
  const sent = given.phone.now().pack!.tasks.get(uuid(600))!
  assert.deepEqual([sent.number, sent.waiting], [42, undefined])
  // It went to others: no task of this phone any more, but whoever reported it still reads its number.
  given.clock.now += 60_000
  given.server.pack = async () => packOf({ at: new Date(given.clock.now).toISOString(), tasks: [], taskIds: [] })
  await given.phone.syncNow()
  const { pack, outbox } = given.phone.now()
  assert.deepEqual([pack!.tasks.has(uuid(600)), receiptOf(outbox, uuid(600))?.number], [false, 42])
})
