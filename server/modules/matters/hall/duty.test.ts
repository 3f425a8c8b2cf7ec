// AB posts, skills and routing (D03, D04, D05): B stands in by itself, gaps are named, any window takes in, inside the able finish.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { givenSite } from './testing.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-09-29T09:00:00+08:00')
const { clerk: a, head: b, gridWorker } = city.accounts
const site = await givenSite(city.app, {
  areaId: areas.community,
  windows: [{ personA: a, personB: b }, { personA: gridWorker }],
})
const area = `/api/areas/${areas.community}`
const path = `${area}/sites/${site}`
const head = await city.as('head')
const clerk = await city.as('clerk')
const street = await city.as('street')

test('the roster: usual persons, a changed day, a holiday on duty with its hand-over', async () => {
  const absence = await street.post('/api/areas/' + areas.street + '/absences', {
    accountId: a,
    from: '2025-09-30',
    to: '2025-09-30',
    reason: '年休',
  })
  assert.equal(absence.status, 200, JSON.stringify(absence.body))
  const version = (await head.get(`${path}/plan`)).body.site.version
  const exception = { kind: 'holiday_duty', spans: [{ from: 540, to: 660, kind: 'holiday_duty' }], reason: '国庆值班' }
  const published = await head.post(`${path}/plan`, {
    change: { kind: 'days', days: ['2025-10-02'], exception },
    version,
  })
  assert.equal(published.status, 200, JSON.stringify(published.body))
  const entries = [
    { day: '2025-10-02', windowNo: 1, a: gridWorker, b: a, note: '值班补休' },
    { day: '2025-10-02', windowNo: 0, a: b, b: null },
  ]
  assert.equal((await head.put(`${path}/duty`, { entries })).status, 200)
  const same = await head.put(`${path}/duty`, { entries: [{ day: '2025-10-02', windowNo: 1, a, b: a }] })
  assert.equal(same.body.code, 'matters.same_person')
  const stranger = await head.put(`${path}/duty`, {
    entries: [{ day: '2025-10-02', windowNo: 1, a: city.accounts.foreignWater, b: a }],
  })
  assert.equal(stranger.body.code, 'matters.staff_unknown')
  const { body } = await clerk.get(`${path}/duty?from=2025-09-29&days=4`)
  const [monday, tuesday, holiday, onDuty] = body.days
  const first = (day: { places: { windowNo: number; acting: string; changed: boolean }[] }) =>
    day.places.find((p) => p.windowNo === 1)!
  assert.equal(first(monday).acting, a)
  assert.equal(first(tuesday).acting, b, 'B stands in while A is away')
  assert.deepEqual([holiday.open, holiday.why], [false, '国庆节、中秋节放假'])
  assert.deepEqual([onDuty.kind, first(onDuty).acting, first(onDuty).changed], ['holiday_duty', gridWorker, true])
  assert.equal(onDuty.places[0].a.accountId, b)
  assert.deepEqual(body.withoutB, [2])
  assert.equal(
    (await clerk.post(`${path}/duty/2025-10-02/hand-over`, { id: uuid7(), note: '无' })).body.code,
    'matters.day_not_come',
  )
  setClock('2025-10-02T11:00:00+08:00')
  assert.equal((await clerk.post(`${path}/duty/2025-10-02/hand-over`, { id: uuid7(), note: '钥匙已交' })).status, 200)
  const after = (await clerk.get(`${path}/duty?from=2025-10-02&days=1`)).body.days[0]
  assert.equal(after.handOvers[0].note, '钥匙已交')
})

test('skills and their gaps; routing finds the window, and inside who can finish it', async () => {
  setClock('2025-09-30T09:00:00+08:00')
  assert.equal((await clerk.put(`${area}/skills/${b}`, { levels: { shebao: 3 } })).status, 403)
  for (const [who, level] of [
    [a, 4],
    [b, 3],
    [gridWorker, 1],
  ] as const)
    assert.equal(
      (await head.put(`${area}/skills/${who}`, { levels: { shebao: level, yibao: level === 4 ? 3 : 0 } })).status,
      200,
    )
  assert.equal(
    (await head.put(`${area}/skills/${city.accounts.foreignWater}`, { levels: {} })).body.code,
    'matters.staff_unknown',
  )
  const skills = (await clerk.get(`${area}/skills`)).body
  assert.deepEqual(
    skills.gaps.find((g: { code: string }) => g.code === 'yibao'),
    { code: 'yibao', able: 1 },
  )
  assert.equal(
    skills.gaps.find((g: { code: string }) => g.code === 'shebao'),
    undefined,
  )
  const closed = (await clerk.get(`${path}/routing?class=shebao`)).body
  assert.match(closed.why, /没有开放的窗口/)
  await head.put(`${path}/windows/1/state`, { state: 'open' })
  const routed = (await clerk.get(`${path}/routing?class=shebao`)).body
  assert.deepEqual(
    routed.windows.map((w: { no: number; acting: string }) => [w.no, w.acting]),
    [[1, b]],
  )
  // A is away on this day: B stands in; the learner is left out.
  assert.deepEqual(
    routed.people.map((p: { accountId: string; standsInFor: string }) => [p.accountId, p.standsInFor]),
    [[b, '测试clerk']],
  )
  const yibao = (await clerk.get(`${path}/routing?class=yibao`)).body
  assert.match(yibao.why, /可先收件/)
})
