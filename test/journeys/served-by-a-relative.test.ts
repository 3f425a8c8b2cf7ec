// An old resident is served by a relative (D06, D19): the daughter books for her father, he can't come after all, so she
// asks for agency service; the grid worker comes home, takes his papers against a list, brings the result; she follows.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { givenClass, givenSite } from '#modules/matters/hall/testing.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-09-24T09:00:00+08:00')
await city.owner.query(
  `insert into territory.building (area_id, building_no, grid_no, name, address, geom)
   values ($1, 9, 1, '浦城路9号', '浦城路9号', st_multi(st_makeenvelope(121.5004, 31.2354, 121.5006, 31.2356, 4326)))`,
  [areas.community],
)
await givenClass(city.app.ownerUrl, 'minzheng')
const siteId = await givenSite(city.app, { areaId: areas.community })
const path = `/api/areas/${areas.community}`
const daughter = await city.asResident('13800000301')
const father = await city.asResident('13800000302')
const stranger = await city.asResident('13800000303')
const agent = await city.as('gridWorker')
const second = await city.as('gridWorkerB')
const clerk = await city.as('clerk')

test('the daughter books for her father; he sees it; plans change and she cancels', async () => {
  const slots = await daughter.get(`${path}/sites/${siteId}/slots?class=minzheng&days=7`)
  const from = slots.body.next?.from
  assert.ok(from, JSON.stringify(slots.body))
  const booked = await daughter.post(`${path}/sites/${siteId}/bookings`, {
    id: uuid7(),
    classCode: 'minzheng',
    from,
    relative: { name: '赵父', phone: '13800000302' },
  })
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
  assert.equal(booked.body.how, 'relative')
  assert.equal((await father.get('/api/me/bookings')).body.rows.length, 1)
  const cancelled = await daughter.post(`/api/me/bookings/${areas.community}/${booked.body.id}/cancel`, {
    version: booked.body.version,
  })
  assert.equal(cancelled.status, 200, JSON.stringify(cancelled.body))
})

const id = uuid7()
const order = {
  id,
  matter: '申领高龄津贴',
  name: '赵父',
  homeVisit: true,
  address: '浦城路9号302室',
  forWhom: { phone: '13800000302', relation: '父亲' },
}
let version = 1
const staffPath = `${path}/agency-orders/${id}`
const move = async (browser: typeof daughter, name: string, said: object = {}) => {
  const answer = await browser.post(`${staffPath}/${name}`, { moveId: uuid7(), version, ...said })
  if (answer.status === 200) version = answer.body.version
  return answer
}

test('nobody signed in, or without an address for a visit, gets no order', async () => {
  assert.equal((await openBrowser(city.app).post(`${path}/own-agency-orders`, order)).status, 401)
  const { address: _, ...nowhere } = order
  assert.equal((await daughter.post(`${path}/own-agency-orders`, nowhere)).body.code, 'matters.address_missing')
})

test('asked for ten times at once it is one order, and the grid’s worker A has it', async () => {
  const sent = await Promise.all(Array.from({ length: 10 }, () => daughter.post(`${path}/own-agency-orders`, order)))
  assert.deepEqual([...new Set(sent.map((s) => `${s.status} ${s.body.number}`))], ['200 1'])
  const again = await daughter.post(`${path}/own-agency-orders`, order)
  assert.deepEqual(
    [again.body.number, again.body.as, again.body.agent, again.body.state],
    [1, 'asker', '测试gridWorker', 'assigned'],
  )
  const mine = (await agent.get(`${path}/agency-orders?scope=mine`)).body.rows
  assert.deepEqual(
    mine.map((r: { id: string; name: string }) => [r.id, r.name]),
    [[id, '赵父']],
  )
  assert.equal((await second.get(`${path}/agency-orders?scope=all`)).body.rows[0].name, '赵*')
  assert.equal((await stranger.post(`${path}/own-agency-orders`, { ...order })).body.code, 'matters.id_taken')
})

test('father and daughter follow it, a stranger finds nothing', async () => {
  assert.equal((await father.get(`${path}/own-agency-orders/${id}`)).body.as, 'self')
  assert.equal((await stranger.get(`${path}/own-agency-orders/${id}`)).status, 404)
  assert.equal((await stranger.post(`${staffPath}/cancel`, { moveId: uuid7(), version: 1 })).status, 404)
  const shared = await move(daughter, 'share', { phone: '13800000304', relation: '孙女' })
  assert.equal(shared.status, 200, JSON.stringify(shared.body))
  const grandchild = await city.asResident('13800000304')
  const seen = await grandchild.get('/api/me/agency-orders')
  assert.deepEqual([seen.body.rows[0].as, seen.body.rows[0].name, seen.body.rows[0].moves], ['follower', '赵*', []])
  assert.equal(
    (await grandchild.post(`${staffPath}/cancel`, { moveId: uuid7(), version })).body.code,
    'matters.step_not_yours',
  )
})

test('while A is away B stands in, and everybody is told', async () => {
  await city.owner.query(
    `insert into access.absence (account_id, from_on, to_on, reason, recorded_by) values ($1, '2025-09-24', '2025-09-24', '请假', $2)`,
    [city.accounts.gridWorker, city.accounts.head],
  )
  await city.app.jobs.run('matters.agency_stand_in')
  await city.app.jobs.run('matters.agency_stand_in')
  const now = (await second.get(staffPath)).body
  assert.deepEqual([now.agent, now.substitute, now.mine], ['测试gridWorkerB', true, true])
  assert.equal(now.steps.filter((s: { move: string }) => s.move === 'substituted').length, 1)
  version = now.version
  assert.ok((await father.get('/api/me/notices')).body.rows.some((n: { kind: string }) => n.kind === 'agency_moved'))
  assert.equal(
    (await move(agent, 'plan_visit'.replace('_', '-'), { visitAt: '2025-09-25T10:00:00+08:00' })).body.code,
    'matters.step_not_yours',
  )
})

const papers = [
  { id: uuid7(), name: '居民身份证', original: true },
  { id: uuid7(), name: '银行卡复印件', original: false, copies: 2 },
]
test('the visit: authorised on the spot with a witness, papers taken against a list that prints', async () => {
  assert.equal(
    (await move(second, 'plan-visit', { visitAt: '2025-09-23T10:00:00+08:00' })).body.code,
    'matters.day_past',
  )
  assert.equal((await move(second, 'plan-visit', { visitAt: '2025-09-25T10:00:00+08:00' })).status, 200)
  assert.equal((await move(second, 'take-materials', { items: papers })).body.code, 'matters.step_not_from_here')
  const consent = { scope: '提交材料、领取结果', until: '2025-12-31' }
  assert.equal(
    (await move(second, 'authorise', { manner: 'signed_paper', ...consent })).body.code,
    'matters.authorisation_paper',
  )
  assert.equal(
    (await move(second, 'authorise', { manner: 'on_the_spot', ...consent, witness: '邻居钱某' })).body.state,
    'authorised',
  )
  const taken = await move(second, 'take-materials', { items: papers })
  assert.deepEqual(
    [taken.body.state, taken.body.outstanding, taken.body.dueAt],
    ['in_progress', 1, null],
    JSON.stringify(taken.body),
  )
  for (const form of ['authorisation', 'materials'])
    assert.equal((await second.get(`${staffPath}/print/${form}`)).headers['content-type'], 'application/pdf')
  assert.equal((await agent.get(`${staffPath}/print/materials`)).body.code, 'matters.step_not_yours')
  assert.equal((await second.get(`${staffPath}/print/other`)).status, 400)
})

test('an application is linked, progress told; nothing ends while an original is out', async () => {
  const applicationId = uuid7()
  assert.deepEqual((await move(second, 'link', { applicationId })).body.applications, [applicationId])
  await move(second, 'report', { note: '已递交街道，三天内有结果' })
  assert.equal((await move(father, 'cancel')).body.code, 'matters.originals_outstanding')
  const ready = await move(second, 'get-result', { note: '已批准，下月起发放' })
  assert.equal(ready.body.state, 'result_ready')
  assert.ok(ready.body.clock.sentences.length)
  assert.equal(
    (await move(second, 'hand-back', { receivedBy: '赵父', relation: 'self' })).body.code,
    'matters.originals_outstanding',
  )
  assert.equal(
    (await move(second, 'return-materials', { itemIds: [uuid7()], receivedBy: '赵父' })).body.code,
    'matters.material_unknown',
  )
  assert.equal(
    (await move(second, 'return-materials', { itemIds: [papers[0]!.id], receivedBy: '赵父' })).body.outstanding,
    0,
  )
  assert.equal((await move(second, 'hand-back', { receivedBy: '赵父', relation: 'self' })).body.state, 'handed_back')
})

test('the daughter confirms; everything is in the time line; she is asked to evaluate', async () => {
  const done = await move(daughter, 'confirm', { note: '收到了，谢谢' })
  assert.deepEqual([done.body.state, done.body.as], ['closed', 'asker'])
  assert.deepEqual(
    done.body.timeline.map((t: { move: string }) => t.move),
    [
      'opened',
      'share',
      'substituted',
      'plan_visit',
      'authorise',
      'take_materials',
      'link',
      'report',
      'get_result',
      'return_materials',
      'hand_back',
      'confirm',
    ],
  )
  const waiting = (await father.get('/api/me/evaluations')).body.rows
  assert.deepEqual(
    waiting.map((w: { service: string }) => w.service),
    ['agency'],
  )
  assert.equal(
    (await openBrowser(city.app).post(`/api/evaluations/${waiting[0].token}`, { grade: 5, tags: ['one_trip'] })).body
      .given.grade,
    5,
  )
  assert.deepEqual((await father.get('/api/me/evaluations')).body.rows, [])
  const { rows } = await city.owner.query(
    `select account_id, served_by from matters.evaluation where service = 'agency'`,
  )
  const kept = rows[0] as { account_id: string | null; served_by: string[] }
  assert.equal(kept.account_id, null, 'whose it was is forgotten')
  assert.ok(kept.served_by.includes(city.accounts.gridWorkerB))
})

test('staff open one too; the window may change the agent; numbers link to rows', async () => {
  const other = uuid7()
  const opened = await clerk.post(`${path}/agency-orders`, {
    id: other,
    matter: '补办医保卡',
    name: '钱婆婆',
    phone: '13800000305',
    follower: { phone: '13800000301', relation: '邻居' },
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  assert.equal(opened.body.phone, '138****0305')
  const moved = await clerk.post(`${path}/agency-orders/${other}/reassign`, {
    moveId: uuid7(),
    version: 1,
    accountId: city.accounts.siblingHead,
    note: '顺路',
  })
  assert.equal(moved.body.code, 'matters.agent_unknown')
  const taken = await clerk.post(`${path}/agency-orders/${other}/reassign`, {
    moveId: uuid7(),
    version: 1,
    accountId: city.accounts.clerk,
    note: '我来办',
  })
  assert.equal(taken.body.agent, '测试clerk', JSON.stringify(taken.body))
  const shown = await clerk.post(`${path}/agency-orders/${other}/reveal`, { reason: '联系上门' })
  assert.equal(shown.body.phone, '13800000305')
  assert.equal((await daughter.get('/api/me/agency-orders')).body.rows.length, 2)
  const { body } = await (await city.as('head')).get(`${path}/agency-numbers`)
  const of = Object.fromEntries(body.numbers.map((n: { key: string; value: number }) => [n.key, n.value]))
  assert.deepEqual([of.asked, of.open, of.closed, of.originals], [2, 1, 1, 0])
  const open = body.numbers.find((n: { key: string }) => n.key === 'open')
  assert.equal((await clerk.get(`${path}/agency-orders?${new URLSearchParams(open.query)}`)).body.rows.length, 1)
})
