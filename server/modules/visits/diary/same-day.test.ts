// 同日另有记录: two entries of one household made without a network are noticed, and nobody's count is lost or doubled.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Visit, VisitInput } from '#contract/visits/visits.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas } from '../../../../test/small-city.ts'
import { startDiaryCity } from '../testing.ts'

const city = await startDiaryCity()
after(() => setClock(undefined))
const now = '2026-11-20T20:00:00+08:00'
setClock(now)
const base = `/api/areas/${areas.community}`
const worker = await city.as('gridWorker')
const helper = await city.workerC()
const head = await city.as('head')
type By = typeof worker
const recorded = async (by: By, at: string, said: Partial<VisitInput> = {}): Promise<Visit> => {
  const { status, body } = await by.post(`${base}/visits`, {
    id: uuid7(),
    kind: 'visit',
    householdId: city.homes.home,
    heard: '都好',
    saidAt: at,
    sentAt: now,
    ...said,
  })
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const read = async (by: By, { id }: Visit): Promise<Visit> => (await by.get(`${base}/visits/${id}`)).body
const beside = async (by: By, visit: Visit) => (await read(by, visit)).sameDay.map((other) => other.id)
const settle = (by: By, a: Visit, b: Visit, verdict: string, version: number) =>
  by.put(`${base}/visits/${a.id}/same-day/${b.id}`, { verdict, version })
const households = async (by: By) => (await by.get(`${base}/visit-duty`)).body.duty.households

test('each of two entries of a day names the other; another day, another household, one’s own, a joint visit don’t', async () => {
  const mine = await recorded(worker, '2026-11-10T09:00:00+08:00')
  const theirs = await recorded(helper, '2026-11-10T17:00:00+08:00')
  assert.deepEqual(
    theirs.sameDay.map(({ id, worker: who, verdict, maySettle, readable }) => [id, who, verdict, maySettle, readable]),
    [[mine.id, '测试gridWorker', 'open', true, false]],
    'who helps out in another’s grid learns that somebody was there, not what was heard',
  )
  assert.deepEqual(
    (await read(worker, mine)).sameDay.map(({ id, worker: who, readable }) => [id, who, readable]),
    [[theirs.id, '测试丙', true]],
  )
  await recorded(worker, '2026-11-10T18:00:00+08:00')
  await recorded(helper, '2026-11-10T18:00:00+08:00', { householdId: city.homes.other })
  // The same day in Greenwich, two days in Shanghai.
  await recorded(helper, '2026-11-11T00:30:00+08:00')
  await recorded(helper, '2026-11-09T23:30:00+08:00')
  assert.deepEqual(await beside(worker, mine), [theirs.id])
  const colleague = await city.as('gridWorkerB')
  assert.equal((await settle(colleague, mine, theirs, 'one', 0)).body.code, 'visits.same_day_not_yours')
  const alone = await recorded(worker, '2026-11-12T09:00:00+08:00', { with: [city.accounts.gridWorkerC] })
  await recorded(helper, '2026-11-12T09:05:00+08:00')
  assert.deepEqual(await beside(worker, alone), [], 'a joint visit says so itself')
})

test('the phone of whoever wrote first hears of it, also where the household isn’t theirs', async () => {
  const first = await recorded(helper, '2026-11-13T09:00:00+08:00')
  const pack = async (since?: string) =>
    (await helper.get(`${base}/field-pack?deviceId=${device}${since ? `&since=${encodeURIComponent(since)}` : ''}`))
      .body
  const device = uuid7()
  const whole = await pack()
  // Beyond the overlap within which everything is sent again anyway.
  setClock('2026-11-20T20:30:00+08:00')
  const second = await recorded(worker, '2026-11-13T10:00:00+08:00', { sentAt: '2026-11-20T20:30:00+08:00' })
  const news = await pack(whole.next)
  const heard = news.visits.find((v: Visit) => v.id === first.id)
  assert.deepEqual(
    heard?.sameDay.map((other: { id: string }) => other.id),
    [second.id],
  )
  setClock(now)
})

test('one visit: both came along, each household counts once for each; taken back, everything is as before', async () => {
  const there = { householdId: city.homes.other }
  const mine = await recorded(worker, '2026-11-14T09:00:00+08:00', there)
  const theirs = await recorded(helper, '2026-11-14T09:10:00+08:00', there)
  const before = [await households(worker), await households(helper)]
  const done = await settle(helper, theirs, mine, 'one', 0)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.deepEqual(
    [done.body.with.map((w: { name: string }) => w.name), (await read(worker, mine)).with.map((w) => w.name)],
    [['测试gridWorker'], ['测试丙']],
  )
  assert.deepEqual(
    [await households(worker), await households(helper)],
    [before[0] + 1, before[1]],
    'helping out in another grid doesn’t count; having come along does, once',
  )
  assert.equal((await settle(helper, theirs, mine, 'one', 0)).status, 200, 'sent twice')
  const stale = await settle(worker, mine, theirs, 'both', 0)
  assert.deepEqual([stale.body.code, stale.body.details], ['platform.conflict', { version: 1 }])
  assert.equal((await settle(worker, mine, theirs, 'open', 1)).status, 200)
  assert.deepEqual(
    [(await read(worker, mine)).with, (await read(worker, mine)).sameDay.map((o) => [o.verdict, o.version])],
    [[], [['open', 2]]],
  )
  assert.deepEqual([await households(worker), await households(helper)], before)
})

test('a call and a visit can only both stand; entries of different days aren’t a pair; the head may settle', async () => {
  const call = await recorded(worker, '2026-11-15T09:00:00+08:00', { kind: 'call' })
  const visit = await recorded(helper, '2026-11-15T15:00:00+08:00')
  assert.equal((await settle(head, call, visit, 'one', 0)).body.code, 'visits.not_one_visit')
  const later = await recorded(helper, '2026-11-16T15:00:00+08:00')
  assert.equal((await settle(head, call, later, 'both', 0)).status, 404)
  const open = async () =>
    (await head.get(`${base}/visits?sameDay=true&from=2026-11-15&to=2026-11-15`)).body.rows.map((v: Visit) => v.id)
  assert.deepEqual((await open()).toSorted(), [call.id, visit.id].toSorted())
  assert.equal((await settle(head, call, visit, 'both', 0)).status, 200)
  assert.deepEqual(await open(), [])
  assert.deepEqual(
    (await read(head, call)).sameDay.map((o) => o.verdict),
    ['both'],
  )
})
