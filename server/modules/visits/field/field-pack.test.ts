import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { FieldPack } from '#contract/visits/field-pack.ts'
import { uuid7 } from '#platform/crypto.ts'
import { untilEnded } from '#platform/until-ended.ts'
import { areas, inGrid, startSmallCity } from '../../../../test/small-city.ts'
import { forgetLists } from './lists.ts'
import { givenBuilding, givenEntry, givenHome } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const base = `/api/areas/${areaId}`
const worker = await city.as('gridWorker')
const head = await city.as('head')
await givenBuilding(city.owner, { areaId, no: 1, gridNo: 1, at: [121.5002, 31.2352] })
await givenBuilding(city.owner, { areaId, no: 2, gridNo: null, at: [121.5062, 31.2352] })
const phone = { field: 'phone', value: '13700137088' }
const li = await givenHome(city.app, { areaId, buildingNo: 1, name: '李阿婆', facts: [phone] })
const zhao = await givenHome(city.app, { areaId, buildingNo: 1, name: '赵师傅' })
const outside = await givenHome(city.app, { areaId, buildingNo: 2, name: '钱外边' })

const deviceId = uuid7()
const ask = (more: Record<string, string> = {}, browser = worker) =>
  browser.get(`${base}/field-pack?${new URLSearchParams({ deviceId, device: '测试手机', ...more })}`)
const pack = async (more: Record<string, string> = {}): Promise<FieldPack> => {
  await untilEnded(city.owner)
  const answer = await ask(more)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
const sorted = (ids: Iterable<string> | null) => ids && [...ids].toSorted()
const idsOf = (households: FieldPack['households']) => sorted(households.map((h) => h.id))

test('the first time everything comes: the grid, its buildings, its households and nobody else’s', async () => {
  const first = await pack()
  assert.equal(first.whole, true)
  assert.deepEqual(
    first.grids.map((g) => [g.gridNo, g.duty, g.shape.type]),
    [[1, 'A', 'MultiPolygon']],
  )
  assert.deepEqual(
    first.buildings!.map((b) => b.buildingNo),
    [1],
  )
  assert.deepEqual(idsOf(first.households), sorted([li.householdId, zhao.householdId]))
  assert.deepEqual(sorted(first.householdIds), idsOf(first.households))
  const [member] = first.households.find((h) => h.id === li.householdId)!.people
  assert.deepEqual([member!.name, member!.pinyin], ['李阿婆', 'liapo lap'])
  const fact = (field: string) => member!.facts.find((f) => f.field === field)!
  assert.deepEqual([fact('name').value, fact('name').source], ['李阿婆', '测试台账'])
  assert.deepEqual([fact('phone').value, fact('phone').text, fact('phone').masked], [null, '137****7088', true])
  assert.ok(first.categories!.length > 50 && first.fields!.some((f) => f.name === 'education'))
  assert.deepEqual(first.plan, { householdsAMonth: 30, mustEveryMonth: true, reason: null })
  assert.ok(first.colleagues!.some((c) => c.accountId === city.accounts.gridWorkerB))
  assert.ok(first.colleagues!.every((c) => c.accountId !== city.accounts.gridWorker))
})

test('whom a case may be given to comes along: colleagues and who may work on it, again only when that changed', async () => {
  const first = await pack()
  const namesOf = (from: FieldPack) => from.organisations!.map(({ name }) => name)
  assert.ok(namesOf(first).includes('浦东新区供水单位'), 'also of the areas above')
  assert.ok(!namesOf(first).includes('黄浦区供水单位'), 'nobody who couldn’t work here')
  const online = await worker.get(`${base}/organisations?reach=true&limit=500`)
  assert.deepEqual(
    first.organisations,
    online.body.rows.map(({ id, name, shortName, kindName }: Record<string, unknown>) => ({
      id,
      name,
      shortName,
      kindName,
    })),
    'the same in the same order as with a network',
  )
  const lists = gzipSync(JSON.stringify([first.categories, first.colleagues, first.organisations]))
  assert.ok(lists.length < 50_000, `${lists.length} bytes of the 2 MB a grid of 500 households may take`)
  const dayOf = (ms: number) => new Date(Date.now() + ms).toISOString().slice(0, 10)
  const absence = { accountId: city.accounts.clerk, from: dayOf(-86_400_000), to: dayOf(86_400_000) }
  const awayIn = (from: FieldPack) => from.colleagues!.find((c) => c.accountId === city.accounts.clerk)!.absent
  assert.equal(awayIn(first), false)
  const away = await head.post(`${base}/absences`, absence)
  assert.equal(away.status, 200, JSON.stringify(away.body))
  forgetLists()
  const news = await pack({ since: first.next })
  assert.deepEqual([news.whole, awayIn(news), news.categories, news.fields], [false, true, null, null])
  const still = await pack({ since: news.next })
  assert.deepEqual([still.colleagues, still.organisations], [null, null])
})

test('when nothing changed, next to nothing comes', async () => {
  const { next } = await pack()
  const again = await pack({ since: next })
  const { whole, buildings, households, householdIds, must, taskIds, tasks, ledger, campaigns, fields } = again
  assert.deepEqual(
    { whole, buildings, households, householdIds, must, taskIds, tasks, ledger, campaigns, fields },
    {
      whole: false,
      buildings: null,
      households: [],
      householdIds: null,
      must: null,
      taskIds: null,
      tasks: [],
      ledger: null,
      campaigns: null,
      fields: null,
    },
  )
})

test('a changed value brings its household, another’s doesn’t', async () => {
  const { next } = await pack()
  for (const { personId } of [zhao, outside]) {
    const { version } = (await head.get(`${base}/people/${personId}`)).body
    const facts = [{ field: 'employer', value: '码头' }]
    assert.equal((await head.patch(`${base}/people/${personId}`, { version, facts })).status, 200)
  }
  const news = await pack({ since: next })
  assert.deepEqual(idsOf(news.households), [zhao.householdId])
  const employer = news.households[0]!.people[0]!.facts.find((f) => f.field === 'employer')!
  assert.deepEqual([employer.value, employer.source], ['码头', '测试head'])
  assert.equal(news.householdIds, null, 'who belongs there is as before')
  assert.deepEqual((await pack({ since: news.next })).households, [])
})

test('who moves in, dies or moves out changes what belongs to the phone', async () => {
  let { next } = await pack()
  const sun = await givenHome(city.app, { areaId, buildingNo: 1, name: '孙新来' })
  const came = await pack({ since: next })
  assert.deepEqual(idsOf(came.households), [sun.householdId])
  assert.deepEqual(sorted(came.householdIds), sorted([li.householdId, zhao.householdId, sun.householdId]))
  next = came.next
  const { version } = (await head.get(`${base}/people/${sun.personId}`)).body
  const ended = await head.post(`${base}/people/${sun.personId}/end`, {
    version,
    standing: 'left',
    onDay: '2026-01-01',
  })
  assert.equal(ended.status, 200, JSON.stringify(ended.body))
  const gone = await pack({ since: next })
  assert.deepEqual(sorted(gone.householdIds), sorted([li.householdId, zhao.householdId]))
})

test('written while a phone asks is sent next time: the mark is the oldest transaction still running', async () => {
  await untilEnded(city.owner)
  await city.owner.query('begin')
  await city.owner.query(`update people.person set version = version + 1 where id = $1`, [li.personId])
  const { next } = (await ask()).body
  await city.owner.query('commit')
  assert.deepEqual(idsOf((await pack({ since: next })).households), [li.householdId])
})

test('a task is sent once, and again when it moved', async () => {
  const { next } = await pack()
  const id = uuid7()
  const reported = await worker.post(`${base}/incidents`, {
    id,
    text: '路灯不亮',
    source: 'grid_worker',
    categoryId: await city.categoryId('水管破裂'),
    point: inGrid,
  })
  assert.equal(reported.status, 200, JSON.stringify(reported.body))
  const came = await pack({ since: next })
  assert.deepEqual([came.taskIds, came.tasks.map((t) => t.id)], [[id], [id]])
  assert.deepEqual(came.tasks[0], (await worker.get(`${base}/incidents/${id}`)).body, 'as its own page says it')
  const still = await pack({ since: came.next })
  assert.deepEqual([still.taskIds, still.tasks], [null, []])
  const accepted = await worker.post(`${base}/incidents/${id}/accept`, {
    moveId: uuid7(),
    version: came.tasks[0]!.version,
  })
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body))
  const moved = await pack({ since: still.next })
  assert.deepEqual(
    moved.tasks.map((t) => [t.id, t.state]),
    [[id, 'accepted']],
  )
})

test('the latest entry of a household comes with it, and the worker’s own of the month', async () => {
  const { next } = await pack()
  const visit = { areaId, workerId: city.accounts.clerk, householdId: zhao.householdId }
  const id = await givenEntry(city.owner, visit)
  const own = await givenEntry(city.owner, { ...visit, workerId: city.accounts.gridWorker, householdId: null })
  const news = await pack({ since: next })
  assert.deepEqual(sorted(news.visits.map((v) => v.id)), sorted([id, own]))
  assert.equal(news.households.find((h) => h.id === zhao.householdId)!.lastVisit!.worker, '测试clerk')
  assert.deepEqual(
    news.ledger!.map((line) => line.visitId),
    [own],
  )
  const whole = await pack()
  assert.deepEqual(sorted(whole.visits.map((v) => v.id)), sorted([id, own]))
})

test('a cursor of another account, another phone or nonsense means everything', async () => {
  const { next } = await pack()
  assert.equal((await pack({ since: 'nonsense' })).whole, true)
  assert.equal((await pack({ since: next, deviceId: uuid7() })).whole, true)
  const helper = await city.as('gridWorkerB')
  const theirs = await ask({ since: next, deviceId: uuid7() }, helper)
  assert.deepEqual([theirs.status, theirs.body.whole, theirs.body.grids[0].duty], [200, true, 'B'])
  assert.equal((await ask({}, helper)).body.code, 'visits.device_of_other')
})
