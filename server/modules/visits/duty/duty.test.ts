import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { setClock } from '#platform/clock.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity, type Person } from '../../../../test/small-city.ts'
import { givenBuilding, givenEntry, givenHome } from '../field/testing.ts'
import { makeMissingMust } from './must.ts'
import { stagesAt } from './remind.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
const areaId = areas.community
const base = `/api/areas/${areaId}`
const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00+08:00`)
setClock(at('2026-11-03'))
await givenBuilding(city.owner, { areaId, no: 1, gridNo: 1, at: [121.5002, 31.2352] })
const home = (name: string) => givenHome(city.app, { areaId, buildingNo: 1, name })
const [alone, veteran, other] = [await home('独居老人甲'), await home('退役军人乙'), await home('普通住户丙')]
const head = await city.as('head')
const enrol = async (personId: string, kind: string, state = 'active', id = uuid7(), version: number | null = null) => {
  const care = { version, personId, kind, state, ...(state === 'active' ? {} : { reason: '已搬走' }) }
  const answer = await head.put(`${base}/care/${id}`, care)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  await city.app.drain()
  return { id, version: answer.body.version as number }
}
const duty = async (who: Person = 'gridWorker', month = '') => {
  const answer = await (await city.as(who)).get(`${base}/visit-duty${month && `?month=${month}`}`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
const must = async (query = '') => (await head.get(`${base}/must-visits?${query}`)).body
const visited = (householdId: string | null, day: string, more: Partial<Parameters<typeof givenEntry>[1]> = {}) =>
  givenEntry(city.owner, { areaId, workerId: city.accounts.gridWorker, householdId, at: at(day), ...more })

test('where nobody said anything: thirty households, every must-visit, and why it is so', async () => {
  const { plan, duty: count } = await duty()
  assert.deepEqual(plan, { householdsAMonth: 30, mustEveryMonth: true, reason: null })
  assert.deepEqual([count.households, count.short, count.met], [0, 30, false])
  const shown = (await head.get(`${base}/visit-plan`)).body
  assert.deepEqual([shown.month, shown.from, shown.own], ['2026-11', null, []])
})

test('a plan says why; the street’s holds below it until a community says its own, and months that ended keep theirs', async () => {
  const street = await city.as('street')
  const say = (browser: typeof street, area: number, body: object) =>
    browser.put(`/api/areas/${area}/visit-plan`, { version: null, mustEveryMonth: true, ...body })
  const past = await say(street, areas.street, { since: '2026-10', householdsAMonth: 20, reason: '人手少' })
  assert.deepEqual([past.status, past.body.code], [422, 'visits.month_closed'])
  const silent = await say(street, areas.street, { since: '2026-11', householdsAMonth: 20 })
  assert.deepEqual([silent.status, silent.body.errors[0].field], [400, 'reason'])
  const said = { since: '2026-11', householdsAMonth: 20, reason: '台风后先排查' }
  assert.equal((await say(street, areas.street, said)).status, 200)
  assert.equal((await say(street, areas.street, said)).status, 200, 'sent twice, said once')
  const other = await say(street, areas.street, { ...said, householdsAMonth: 25 })
  assert.deepEqual([other.status, other.body.code], [409, 'platform.conflict'])
  assert.deepEqual((await duty()).plan, { householdsAMonth: 20, mustEveryMonth: true, reason: '台风后先排查' })
  assert.equal((await duty('gridWorker', '2026-10')).plan.householdsAMonth, 30)
  const own = { since: '2026-12', householdsAMonth: 0, mustEveryMonth: false, reason: '换届月份' }
  assert.equal((await say(head, areaId, own)).status, 200)
  const december = await duty('gridWorker', '2026-12')
  assert.deepEqual([december.plan.householdsAMonth, december.duty.met], [0, true], 'zero is a valid plan')
  const asAbove = { since: '2026-12', householdsAMonth: null, mustEveryMonth: null, reason: '照街道的', version: 1 }
  const back = await head.put(`${base}/visit-plan`, asAbove)
  assert.deepEqual([back.status, back.body.householdsAMonth, back.body.from.areaId], [200, 20, areas.street])
  assert.equal((await head.put(`${base}/visit-plan`, { ...asAbove, mustEveryMonth: true })).status, 400)
})

test('the list follows the registers within the month; a slow register waits until its time runs out', async () => {
  assert.deepEqual((await must()).rows, [])
  const weekly = await enrol(alone.personId, 'elderly_alone')
  await visited(veteran.householdId, '2026-09-20')
  await enrol(veteran.personId, 'veteran')
  const listed = await must()
  assert.deepEqual(
    listed.rows.map((r: { householdId: string; kinds: string[]; gridNo: number }) => [
      r.householdId,
      r.kinds,
      r.gridNo,
    ]),
    [[alone.householdId, ['elderly_alone'], 1]],
  )
  assert.deepEqual([listed.total, listed.open], [1, 1])
  await enrol(alone.personId, 'elderly_alone', 'ended', weekly.id, weekly.version)
  assert.deepEqual((await must()).rows, [])
  await enrol(alone.personId, 'elderly_alone')
  assert.equal((await must()).total, 1)
})

test('a register the worker may not see puts a household on the list and doesn’t say which', async () => {
  await enrol(other.personId, 'severe_illness')
  const { must: mine, duty: count } = await duty()
  const kindsOf = (id: string) => mine.find((m: { householdId: string }) => m.householdId === id).kinds
  assert.deepEqual([kindsOf(other.householdId), kindsOf(alone.householdId)], [[], ['elderly_alone']])
  assert.equal(count.mustOpen.length, 2)
  const { rows } = await must()
  assert.deepEqual(rows.find((r: { householdId: string }) => r.householdId === other.householdId).kinds, [
    'severe_illness',
  ])
})

test('whoever goes, a household met at home is seen; a call, a closed door and another month are not', async () => {
  await visited(alone.householdId, '2026-11-02', { kind: 'call' })
  await visited(alone.householdId, '2026-11-02', { met: false })
  await visited(alone.householdId, '2026-10-30')
  assert.equal((await duty()).duty.mustOpen.length, 2)
  await visited(alone.householdId, '2026-11-02', { workerId: city.accounts.clerk, credit: 'elsewhere' })
  const now = await duty()
  assert.deepEqual([now.duty.mustOpen, now.duty.households], [[other.householdId], 0])
  assert.equal((await must('open=true')).total, 2)
  assert.deepEqual(
    (await must('open=false')).rows.map((r: { seen: { worker: string } }) => r.seen.worker),
    ['测试clerk'],
  )
})

test('the ledger: one household counts once, whoever came along has it too', async () => {
  await visited(veteran.householdId, '2026-11-03')
  await visited(veteran.householdId, '2026-11-04', { with: [city.accounts.gridWorkerB] })
  const [own, helper] = [await duty(), await duty('gridWorkerB')]
  assert.equal(own.duty.households, 1)
  assert.deepEqual([helper.duty.households, helper.ledger.map((l: { credit: string }) => l.credit)], [1, ['joint']])
  assert.deepEqual(helper.must, [], 'the must-visits are A’s while A is there')
})

test('while A is away, B answers for the grid', async () => {
  const absence = { accountId: city.accounts.gridWorker, fromOn: '2026-11-01', toOn: '2026-11-30' }
  await city.owner.query(
    `insert into access.absence (account_id, from_on, to_on, recorded_by) values ($1, $2, $3, $1)`,
    [absence.accountId, absence.fromOn, absence.toOn],
  )
  assert.deepEqual((await duty('gridWorkerB')).duty.mustOpen, [other.householdId])
  await city.owner.query(`update access.absence set withdrawn_at = now()`)
  assert.deepEqual((await duty('gridWorkerB')).must, [])
})

test('before the month ends: the worker, then the helper, then the head, each once', async () => {
  const reminders = async (who: Person) => (await (await city.as(who)).get(`${base}/visit-reminders`)).body.rows
  const morning = async (day: string) => {
    setClock(at(day, '08:30'))
    await city.app.jobs.run('visits.remind')
    await city.app.jobs.run('visits.remind')
    return Promise.all(
      (['gridWorker', 'gridWorkerB', 'head'] as const).map(async (who) => (await reminders(who)).length),
    )
  }
  assert.deepEqual(await morning('2026-11-20'), [0, 0, 0])
  assert.deepEqual(await morning('2026-11-24'), [1, 0, 0])
  assert.deepEqual(await morning('2026-11-27'), [1, 1, 0])
  assert.deepEqual(await morning('2026-11-29'), [1, 1, 1])
  const [told] = await reminders('head')
  assert.deepEqual(
    [told.stage, told.worker, told.grids, told.short, told.mustOpen, told.seenAt],
    ['head', '测试gridWorker', [1], 19, 1, null],
  )
  const foreign = await (await city.as('gridWorkerB')).post(`${base}/visit-reminders/${told.id}/seen`)
  assert.equal(foreign.status, 404)
  assert.ok((await head.post(`${base}/visit-reminders/${told.id}/seen`)).body.seenAt)
})

test('who is away isn’t waited for', () => {
  assert.deepEqual([stagesAt(8, true), stagesAt(7, true), stagesAt(7, false)], [[], ['worker', 'helper'], ['worker']])
  assert.deepEqual([stagesAt(1, false), stagesAt(0, true)], [['worker', 'helper', 'head'], []])
})

test('a month that has ended keeps its list; the new one is made in its first night', async () => {
  setClock(at('2026-12-01', '00:05'))
  await city.app.jobs.run('visits.make_must')
  assert.equal((await must('month=2026-12')).open, 2)
  await enrol(veteran.personId, 'minimum_living')
  assert.equal((await must('month=2026-12')).total, 3)
  assert.equal((await must('month=2026-11')).total, 2)
})

test('a list nobody made on the 1st is made without anybody asking for it', async () => {
  setClock(at('2027-01-04'))
  const lists = async () =>
    (await city.owner.query(`select area_id from visits.must_list where month = '2027-01' order by area_id`)).rows
  assert.deepEqual(await lists(), [])
  assert.equal(await asSystem(city.app.pool, 'test', makeMissingMust), false)
  assert.ok((await lists()).length > 1, 'of every community')
  const { rows } = await city.owner.query(
    `select household_id from visits.must where area_id = $1 and month = '2027-01' and dropped_at is null`,
    [areaId],
  )
  assert.equal(rows.length, 3)
})
