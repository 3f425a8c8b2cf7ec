import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { madeUpNumber } from '#modules/people/testing.ts'
import { areas, startSmallCity, type Person } from '../../../../test/small-city.ts'
import { keepApplicationClocks } from './keep-clocks.ts'

const monday = '2026-11-09T09:30:00+08:00'
setClock(monday)
after(() => setClock(undefined))
const city = await startSmallCity()
const here = `/api/areas/${areas.community}`
const applicant = { name: '周小满', document: madeUpNumber('1960-01-02', 51), phone: '13700137151' }
const home = { home_address: '示例路3号' }
const send = async (who: Person, body: object) =>
  (await city.as(who)).post(`${here}/applications`, { id: uuid7(), applicant, ...body })
const move = async (who: Person, name: string, id: string, version: number, body: object = {}) =>
  (await city.as(who)).post(`${here}/applications/${id}/${name}`, { moveId: uuid7(), version, ...body })
const atOnce = { itemCode: 'yanglao.zhucan', values: { ...home, self_care: 'full', alone: false } }
const given = (...keys: string[]) => keys.map((key) => ({ key, state: 'given', originals: 1 }))

test('a done-at-once matter is one call: taken in, decided, with both notices to print', async () => {
  const id = uuid7()
  const body = { id, ...atOnce, papers: given('id'), next: { do: 'finish', decision: 'granted', result: '已登记' } }
  const done = await send('clerk', body)
  assert.deepEqual([done.status, done.body.state, done.body.prints], [200, 'done', ['accepted', 'finished']])
  assert.equal((await send('clerk', body)).body.number, done.body.number)
  const seen = (await (await city.as('head')).get(`${here}/applications/${id}`)).body
  assert.deepEqual(seen.steps.map((s: { move: string }) => s.move), ['submit', 'accept', 'decide']) // prettier-ignore
  assert.deepEqual([seen.trips, seen.applicantName, seen.decision], [1, '周**', 'granted'])
  assert.equal((await send('head', body)).body.code, 'matters.id_taken')
})

test('what is typed wrong is said; what is missing is let through only with a reason', async () => {
  const wrong = await send('clerk', { ...atOnce, values: { ...atOnce.values, self_care: 'sometimes' } })
  assert.equal(wrong.body.code, 'matters.answers_wrong')
  const missing = await send('clerk', { ...atOnce, next: { do: 'accept' } })
  assert.deepEqual([missing.body.code, missing.body.details.count], ['matters.still_missing', 1])
  const through = await send('clerk', { ...atOnce, letThrough: '老人忘带身份证，明天送来', next: { do: 'accept' } })
  assert.equal(through.body.state, 'handling')
})

test('refused only with a reason, and with where to go instead', async () => {
  const bare = await send('clerk', { ...atOnce, next: { do: 'refuse' } })
  assert.equal(bare.body.code, 'platform.invalid')
  const said = { do: 'refuse', reason: 'not_entitled', note: '未满60周岁', elsewhere: '社区食堂散客窗口' }
  const refused = await send('clerk', { ...atOnce, next: said })
  assert.deepEqual([refused.body.state, refused.body.prints], ['refused', ['refused']])
})

test('told once is told once: a second notice may only repeat what the first one named', async () => {
  const id = uuid7()
  const told = await send('clerk', { id, itemCode: 'jiuye.peixun', values: home, papers: [], next: { do: 'notify' } })
  assert.deepEqual(told.body.missing.map((m: { key: string }) => m.key), ['id']) // prettier-ignore
  const back = await move('clerk', 'supply-for', id, told.body.version, { papers: given('id'), trip: false })
  assert.equal(back.body.state, 'submitted')
  const more = await move('clerk', 'notify', id, back.body.version, { also: [{ text: '还要一张照片' }] })
  assert.equal(more.body.code, 'matters.told_once')
  const nothing = await move('clerk', 'notify', id, back.body.version)
  assert.equal(nothing.body.code, 'matters.nothing_missing')
})

test('while A is away B has the case: it comes to B, and what A had stands on B’s desk', async () => {
  const head = await city.as('head')
  const posts = await head.put(`${here}/matter-posts/employment`, {
    a: city.accounts.head,
    b: city.accounts.gridWorker,
  })
  assert.equal(posts.status, 200, JSON.stringify(posts.body))
  const id = uuid7()
  const taken = await send('clerk', { id, itemCode: 'jiuye.shiye_dengji', values: { ...home, since: '2026-10-01' }, papers: given('id', 'resign'), next: { do: 'accept' } }) // prettier-ignore
  assert.equal(taken.body.state, 'handling', JSON.stringify(taken.body))
  const seen = async (who: Person) => (await (await city.as(who)).get(`${here}/applications?scope=mine`)).body.rows.some((r: { id: string }) => r.id === id) // prettier-ignore
  assert.deepEqual([await seen('head'), await seen('clerk'), await seen('gridWorker')], [true, true, false])
  await city.owner.query(
    `insert into access.absence (account_id, from_on, to_on, reason, recorded_by) values ($1, '2026-11-01', '2026-11-30', '年假', $1)`,
    [city.accounts.head],
  )
  assert.equal(await seen('gridWorker'), true)
  const over = await move('gridWorker', 'accept-hand-over', id, taken.body.version)
  assert.equal(over.status, 200, JSON.stringify(over.body))
  const detail = (await head.get(`${here}/applications/${id}`)).body
  assert.deepEqual([detail.ownerName, detail.firstReceiver], ['测试gridWorker', '测试clerk'])
  await city.owner.query('delete from access.absence')
})

test('a pause the law allows moves the deadline; its day of review wakes it; no extension beyond the law', async () => {
  const id = uuid7()
  const values = { ...home, members: 2, monthly: 2000, area_m2: 30, bank_no: '622200001111' }
  const a = await send('clerk', { id, itemCode: 'zhufang.zulin_butie', values, papers: given('id', 'hukou', 'income', 'lease', 'bank'), next: { do: 'accept' } }) // prettier-ignore
  const taken = await move('street', 'accept-hand-over', id, a.body.version)
  const due = taken.body.dueAt
  const paused = await move('street', 'pause', id, taken.body.version, { reason: 'publicity', note: '公示七天', reviewOn: '2026-11-18' }) // prettier-ignore
  assert.equal(paused.body.dueAt, null)
  assert.equal(
    (await move('street', 'decide', id, paused.body.version, { decision: 'granted' })).body.code,
    'matters.paused',
  )
  setClock('2026-11-18T10:00:00+08:00')
  await asSystem(city.app.pool, 'test', keepApplicationClocks)
  const street = await city.as('street')
  const awake = (await street.get(`${here}/applications/${id}`)).body
  assert.ok(awake.pausedAt === null && awake.dueAt > due)
  assert.equal((await move('street', 'extend', id, awake.version, { workingDays: 40, note: '情况复杂' })).body.code, 'matters.beyond_the_law') // prettier-ignore
  const longer = await move('street', 'extend', id, awake.version, { workingDays: 5, note: '情况复杂' })
  assert.ok(longer.body.dueAt > awake.dueAt, JSON.stringify(longer.body))
  setClock(monday)
})

test('the form and the applicant in clear ask for a reason; a stranger and a department without part see nothing', async () => {
  const id = uuid7()
  await send('clerk', { id, ...atOnce })
  const clerk = await city.as('clerk')
  assert.equal((await clerk.post(`${here}/applications/${id}/reveal`, { reason: '看' })).status, 400)
  const clear = (await clerk.post(`${here}/applications/${id}/reveal`, { reason: '电话通知领餐' })).body
  assert.deepEqual([clear.name, clear.phone, clear.document], [applicant.name, applicant.phone, applicant.document])
  const water = await city.as('water')
  assert.equal((await water.get(`${here}/applications/${id}`)).body.code, 'matters.application_unknown')
  assert.deepEqual((await water.get(`${here}/applications?scope=all`)).body.rows, [])
  const pages = new Set<string>()
  let next: string | null = ''
  do {
    const page: { rows: { id: string }[]; next: string | null } = (
      await clerk.get(`${here}/applications?scope=all&limit=2${next ? `&after=${next}` : ''}`)
    ).body
    for (const row of page.rows) assert.ok(!pages.has(row.id) && pages.add(row.id))
    next = page.next
  } while (next)
  assert.equal(pages.size, (await clerk.get(`${here}/applications?scope=all`)).body.total.count)
  assert.equal((await (await city.as('head')).get(`${here}/applications/export?scope=all`)).status, 200)
})

test('views of the list are kept on the server, each clerk’s own; what was searched for is not kept', async () => {
  const viewer = await city.as('clerk')
  const id = uuid7()
  const put = (body: object) => viewer.put(`/api/application-views/${id}`, body)
  assert.equal(
    (await put({ name: '我的超期', filter: { scope: 'overdue', class: ['jiuzhu'] }, sort: 'due' })).status,
    200,
  )
  assert.equal((await put({ name: '找人', filter: { scope: 'all', q: '孙桂英' } })).status, 400)
  assert.equal((await put({ name: '乱', filter: { nothing: '1' } })).status, 400)
  const { rows } = (await viewer.get('/api/application-views')).body
  assert.deepEqual(rows, [{ id, name: '我的超期', filter: { scope: 'overdue', class: ['jiuzhu'] }, sort: 'due' }])
  const other = await city.as('head')
  assert.deepEqual((await other.get('/api/application-views')).body.rows, [])
  assert.deepEqual((await other.delete(`/api/application-views/${id}`)).body, { deleted: false })
  assert.deepEqual((await viewer.delete(`/api/application-views/${id}`)).body, { deleted: true })
})
