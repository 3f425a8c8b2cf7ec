// Queue and calls: two windows never get the same number, nothing personal on the screen, every move of the life cycle.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { givenClass, givenSite } from '../hall/testing.ts'
import { endDay } from './end-day.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
await givenClass(city.app.ownerUrl, 'social')
await givenClass(city.app.ownerUrl, 'health')
setClock('2025-09-23T09:00:00+08:00')
const clerk = await city.as('clerk')
const head = await city.as('head')
const area = `/api/areas/${areas.community}`
const open = async (siteId: string, windowNo: number, who = clerk) => {
  const answer = await who.put(`${area}/sites/${siteId}/windows/${windowNo}/state`, { state: 'open' })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}
const take = async (siteId: string, more: object = {}) => {
  const answer = await clerk.post(`${area}/sites/${siteId}/tickets`, { id: uuid7(), classCode: 'social', ...more })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as { id: string; name: string; ahead: number }
}
const call = (siteId: string, windowNo: number, who = clerk, callId = uuid7()) =>
  who.post(`${area}/sites/${siteId}/windows/${windowNo}/call`, { callId })
const move = (t: { id: string; version: number }, name: string, more: object = {}, who = clerk) =>
  who.post(`${area}/tickets/${t.id}/${name}`, { version: t.version, ...more })

test('two windows call at once, again and again: never the same number, none left out', async () => {
  const site = await givenSite(city.app, { areaId: areas.community, windows: [{}, {}] })
  await open(site, 1)
  await open(site, 2, head)
  for (let i = 0; i < 20; i++) await take(site)
  const names: string[] = []
  for (let round = 0; round < 10; round++) {
    const both = await Promise.all([call(site, 1), call(site, 2, head)])
    assert.deepEqual(
      both.map((b) => b.status),
      [200, 200],
      JSON.stringify(both[0]!.body),
    )
    names.push(...both.map((b) => b.body.ticket.name))
    await Promise.all([move(both[0]!.body.ticket, 'finish'), move(both[1]!.body.ticket, 'finish', {}, head)])
  }
  assert.equal(new Set(names).size, 20)
  assert.equal((await call(site, 1)).body.ticket, null)
})

test('twenty numbers taken at once are twenty numbers', async () => {
  const site = await givenSite(city.app, { areaId: areas.community })
  const taken = await Promise.all(Array.from({ length: 20 }, () => take(site)))
  assert.deepEqual(
    taken.map((t) => t.name).toSorted(),
    Array.from({ length: 20 }, (_, i) => `A${String(i + 1).padStart(3, '0')}`),
  )
  const id = uuid7()
  const same = await Promise.all([take(site, { id }), take(site, { id })])
  assert.equal(same[0].name, same[1].name)
})

test('a number from call to end: once a call, recall, pass, requeue, park, resume, redirect, transfer, finish', async () => {
  const site = await givenSite(city.app, { areaId: areas.community, windows: [{}, { classes: ['health'] }] })
  await open(site, 1)
  await open(site, 2, head)
  const first = await take(site, { phone: '13800000301' })
  await take(site)
  const callId = uuid7()
  const [a, b] = [await call(site, 1, clerk, callId), await call(site, 1, clerk, callId)]
  assert.deepEqual([a.body.ticket.name, b.body.ticket.name], [first.name, first.name])
  assert.equal((await call(site, 1)).body.code, 'matters.ticket_in_hand')
  assert.equal((await move(a.body.ticket, 'finish', {}, head)).body.code, 'matters.not_your_window')
  const again = await move(a.body.ticket, 'recall')
  assert.equal(again.body.calls, 2)
  assert.equal((await move(a.body.ticket, 'recall')).status, 409, 'an old version')
  const passed = await move(again.body, 'pass')
  const resident = await city.asResident('13800000301')
  assert.match((await resident.get('/api/me/notices')).body.rows[0].text, /已过号/)
  assert.equal((await resident.get('/api/me/tickets')).body.rows[0].state, 'passed')
  setClock('2025-09-23T09:05:00+08:00')
  const back = await move(passed.body, 'requeue')
  assert.equal(back.body.state, 'waiting')
  const second = (await call(site, 1)).body.ticket
  assert.notEqual(second.name, first.name, 'who missed the call stands behind those who wait')
  const parked = await move((await move(second, 'start')).body, 'park', { note: '去复印' })
  const third = (await call(site, 1)).body.ticket
  assert.equal(third.name, first.name)
  assert.equal((await move(parked.body, 'resume', { windowNo: 1 })).body.code, 'matters.ticket_in_hand')
  assert.equal((await move(third, 'redirect', { toWindowNo: 2 })).body.code, 'matters.window_wrong_class')
  const sent = await move(third, 'redirect', { classCode: 'health' })
  assert.deepEqual([sent.body.state, sent.body.classCode], ['waiting', 'health'])
  const resumed = await move(parked.body, 'resume', { windowNo: 1 })
  assert.equal(resumed.body.state, 'called')
  const given = await move(resumed.body, 'transfer', { toAccountId: city.accounts.head })
  assert.equal(given.body.toName, '测试head')
  assert.equal((await call(site, 2, head)).body.ticket.name, second.name, 'who came first')
  const desk = (await head.get(`${area}/sites/${site}/desk?windowNo=2`)).body
  assert.deepEqual([desk.current.name, desk.next[0].name], [second.name, third.name])
  setClock('2025-09-23T09:20:00+08:00')
  const done = await move(desk.current, 'finish', {}, head)
  assert.equal(done.body.state, 'done')
  assert.equal((await call(site, 2, head)).body.ticket.name, third.name)
})

test('an appointment is called at its time before those who walked in, not long before', async () => {
  setClock('2025-09-24T08:30:00+08:00')
  const site = await givenSite(city.app, { areaId: areas.community })
  const resident = await city.asResident('13800000302')
  const id = uuid7()
  const booked = await resident.post(`${area}/sites/${site}/bookings`, {
    id,
    classCode: 'social',
    from: '2025-09-24T10:00:00+08:00',
  })
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
  setClock('2025-09-24T09:30:00+08:00')
  const own = (await resident.post(`/api/me/bookings/${areas.community}/${id}/check-in`)).body
  const walkIn = await take(site)
  await open(site, 1)
  const early = (await call(site, 1)).body.ticket
  assert.equal(early.id, walkIn.id)
  await move(early, 'finish')
  await take(site)
  setClock('2025-09-24T09:56:00+08:00')
  const now = (await call(site, 1)).body.ticket
  assert.equal(now.id, own.ticketId)
  await move(now, 'finish')
  assert.equal((await resident.get(`/api/me/bookings/${areas.community}/${id}`)).body.state, 'served')
})

test('the screen in the hall says numbers and windows, nothing about people; a waiting range comes from the day', async () => {
  setClock('2025-09-25T09:00:00+08:00')
  const site = await givenSite(city.app, { areaId: areas.community })
  await open(site, 1)
  for (let i = 0; i < 8; i++) await take(site, { phone: `1380000040${i}` })
  for (let i = 0; i < 4; i++) {
    const { ticket } = (await call(site, 1)).body
    setClock(`2025-09-25T09:${String(10 * (i + 1)).padStart(2, '0')}:00+08:00`)
    await move(ticket, 'finish')
  }
  const { ticket } = (await call(site, 1)).body
  const anyone = await city.asResident('13800000303')
  const { body } = await anyone.get(`${area}/sites/${site}/display`)
  assert.equal(body.calling[0].voice.zh, '请A零零五号到一号窗口')
  assert.deepEqual(body.queues[0].next, ['A006', 'A007', 'A008'])
  assert.deepEqual(body.queues[0].wait, { from: 30, to: 40, basis: 'today', samples: 4 })
  assert.ok(!/13800000|测试clerk|phone|person/.test(JSON.stringify(body)), JSON.stringify(body))
  const mine = (await anyone.get(`${area}/tickets/${ticket.id}`)).body
  assert.ok(!('phone' in mine) && mine.windowNo === 1)
  const numbers = (await head.get(`${area}/hall-numbers?siteId=${site}&from=2025-09-25&to=2025-09-25`)).body
  assert.deepEqual([numbers.total.tickets, numbers.total.done, numbers.total.waitMedian], [8, 4, 20])
  const rows = (await head.get(`${area}/tickets?${new URLSearchParams(numbers.byWindow[0].rows)}`)).body.rows
  assert.equal(rows.length, numbers.byWindow[0].tickets)
})

test('no numbers at night or on a holiday; one number a person by phone; the day ends', async () => {
  setClock('2025-09-25T20:00:00+08:00')
  const site = await givenSite(city.app, { areaId: areas.community })
  const late = await clerk.post(`${area}/sites/${site}/tickets`, { id: uuid7(), classCode: 'social' })
  assert.equal(late.body.code, 'matters.hall_closed')
  assert.match(late.body.title, /今天已经结束；下次开放：9月26日/)
  const shown = (await clerk.get(`${area}/sites/${site}/display`)).body.numbers
  assert.deepEqual([shown.state, shown.next], ['over', '2025-09-26T01:00:00.000Z'])
  setClock('2025-10-02T09:00:00+08:00')
  const holiday = await clerk.post(`${area}/sites/${site}/tickets`, { id: uuid7(), classCode: 'social' })
  assert.match(holiday.body.title, /国庆节.*下次开放：10月9日/)
  setClock('2025-09-26T09:00:00+08:00')
  const resident = await city.asResident('13800000304')
  const mine = () => resident.post(`${area}/sites/${site}/my-tickets`, { id: uuid7(), classCode: 'social' })
  const [a, b] = [await mine(), await mine()]
  assert.deepEqual([a.status, b.body.code], [200, 'matters.ticket_already'])
  const left = await resident.post(`/api/me/tickets/${areas.community}/${a.body.id}/cancel`)
  assert.equal(left.body.state, 'cancelled')
  assert.equal((await mine()).status, 200)
  await open(site, 1)
  setClock('2025-09-26T23:40:00+08:00')
  await asSystem(city.app.pool, 'test', endDay)
  const { rows } = await city.owner.query(
    `select from matters.ticket where state in ('waiting', 'called', 'passed', 'parked', 'serving')`,
  )
  assert.equal(rows.length, 0)
})
