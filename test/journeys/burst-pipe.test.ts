// The main story (J01, D09, D10): a burst pipe, from a resident's report to a closed, rated, audited case.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sealAudit, verifyAudit } from '#platform/audit.ts'
import { untilEnded } from '#platform/until-ended.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import type { Browser } from '#modules/access/testing.ts'
import { areas, inGrid, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))

const id = uuid7()
const path = `/api/areas/${areas.community}/incidents`
let version = 1
const move = async (browser: Browser, name: string, input: object = {}) => {
  const answer = await browser.post(`${path}/${id}/${name}`, { moveId: uuid7(), version, ...input })
  if (answer.status === 200) version = answer.body.version
  return answer
}
const expectMove = async (browser: Browser, name: string, input: object, state: string) => {
  const answer = await move(browser, name, input)
  assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`)
  assert.equal(answer.body.state, state, name)
  return answer.body
}

// The Friday before the National Day holiday of 2025 (1–8 October off, Sunday 28 September worked).
setClock('2025-09-26T16:00:00+08:00')
const resident = await city.asResident('13812345678')
const grid = await city.as('gridWorker')
const head = await city.as('head')
const street = await city.as('street')
const water = await city.as('water')
const roads = await city.as('roads')
const pipes = await city.categoryId('水管破裂')

test('a report without a place is refused, and so is one by nobody', async () => {
  const answer = await resident.post(path, { id: uuid7(), text: '水管爆了', categoryId: pipes })
  assert.deepEqual([answer.status, answer.body.code], [422, 'incidents.no_place'])
})

test('a report whose text says nothing of its kind goes to 其他, for the desk to sort', async () => {
  const answer = await resident.post(path, { id: uuid7(), text: '嗯嗯', point: inGrid })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const { rows } = await city.owner.query<{ zh: string }>(
    'select c.zh from incidents.incident i join incidents.category c on c.id = i.category_id where i.id = $1',
    [answer.body.id],
  )
  assert.equal(rows[0]!.zh, '其他')
})

test('a resident reports; the grid is found and its worker has it', async () => {
  const answer = await resident.post(path, {
    id,
    text: '3号楼门口水管爆了，水流到路上',
    categoryId: pipes,
    point: inGrid,
    placeText: '3号楼门口',
  })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  assert.equal(answer.body.areaId, areas.community)
  assert.equal(answer.body.gridNo, 1)
  assert.equal(answer.body.state, 'reported')
})

test('the same report sent fifty times at once is one incident', async () => {
  const sent = await Promise.all(
    Array.from({ length: 50 }, () =>
      resident.post(path, { id, text: '3号楼门口水管爆了，水流到路上', categoryId: pipes, point: inGrid }),
    ),
  )
  assert.deepEqual([...new Set(sent.map((s) => s.status))], [200])
  assert.equal(new Set(sent.map((s) => s.body.number)).size, 1)
})

test('a stranger of another community may not touch it', async () => {
  const stranger = await city.as('siblingHead')
  assert.equal((await move(stranger, 'accept')).status, 403)
  assert.equal((await move(await city.as('foreignWater'), 'sign')).status, 403)
})

test('the grid worker accepts, finds it too big and raises it; the community whistles', async () => {
  await expectMove(grid, 'accept', {}, 'accepted')
  const early = await move(head, 'check-in')
  assert.equal(early.status, 409, 'not from here')
  await expectMove(grid, 'raise', { note: '主管爆裂，网格处理不了' }, 'accepted')
  await expectMove(head, 'whistle', { note: '需要供水和市政到场' }, 'whistled')
})

test('the street calls two departments; handling begins when the second checks in', async () => {
  const called = {
    organisationIds: [city.organisations.water, city.organisations.roads],
    leadId: city.organisations.water,
  }
  assert.equal((await move(head, 'call-departments', called)).status, 403, 'the community may not call')
  await expectMove(street, 'call-departments', called, 'whistled')
  await expectMove(water, 'check-in', {}, 'whistled')
  assert.equal((await move(water, 'check-in')).status, 403, 'once is enough')
  await expectMove(roads, 'check-in', {}, 'processing')
})

test('two departments act at once: one wins, the other is told', async () => {
  const at = version
  const [a, b] = await Promise.all([
    water.post(`${path}/${id}/contact`, { moveId: uuid7(), version: at, note: '已电话联系' }),
    water.post(`${path}/${id}/add-co`, { moveId: uuid7(), version: at, organisationIds: [city.organisations.roads] }),
  ])
  assert.deepEqual([a.status, b.status].sort(), [200, 409])
  version = Math.max(a.body.version ?? 0, b.body.version ?? 0)
})

test('handled over the holiday; checked by another; the resident says not solved and it is reopened once', async () => {
  setClock('2025-10-09T10:00:00+08:00')
  await expectMove(water, 'done', { note: '已换管' }, 'feedback')
  assert.equal((await move(water, 'pass')).status, 403)
  await expectMove(head, 'pass', { note: '现场看过' }, 'visit')
  const unsolved = await expectMove(resident, 'judge', { solved: false, note: '还在渗水' }, 'processing')
  assert.ok(unsolved.dueAt)
  await expectMove(water, 'done', { note: '重新密封' }, 'feedback')
  await expectMove(head, 'pass', {}, 'visit')
  await expectMove(resident, 'judge', { solved: true, grade: 5 }, 'closed')
  const again = await move(resident, 'reopen', { note: '又漏了' })
  assert.deepEqual([again.status, again.body.code], [409, 'incidents.reopened_already'])
})

test('the same move sent again answers the same and does nothing twice', async () => {
  const moveId = uuid7()
  const first = await head.post(`${path}/${id}/archive`, { moveId, version })
  const second = await head.post(`${path}/${id}/archive`, { moveId, version })
  assert.deepEqual([first.status, second.status, second.body.version], [200, 200, first.body.version])
})

test('the time line says whom each step called', async () => {
  const { body } = await head.get(`${path}/${id}`)
  const to = (name: string) => body.steps.find((s: { move: string }) => s.move === name)?.to
  assert.deepEqual(to('call_departments'), ['浦东新区供水单位', '浦东新区市政道路单位'])
  assert.deepEqual(to('accept'), [])
})

test('every step is in the time line, the audit log and the chain', async () => {
  const { rows } = await city.owner.query<{ move: string }>(
    'select move from incidents.step where incident_id = $1 order by seq',
    [id],
  )
  assert.deepEqual(
    rows.map((r) => r.move).filter((m) => m !== 'contact' && m !== 'add_co'),
    [
      'report',
      'accept',
      'raise',
      'whistle',
      'call_departments',
      'check_in',
      'check_in',
      'done',
      'pass',
      'judge',
      'done',
      'pass',
      'judge',
      'archive',
    ],
  )
  await untilEnded(city.app.pool)
  await sealAudit(city.app.pool)
  const verdict = await verifyAudit(city.app.pool)
  assert.equal(verdict.whole, true)
  assert.ok(verdict.links >= rows.length)
})
