// Appointments (D06): one winner for a slot whoever tries, limits, changes, no-shows, check-in.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { closeMissed, remind } from './booking-jobs.ts'
import { givenClass, givenSite } from './testing.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
await givenClass(city.app.ownerUrl, 'social')
// A Tuesday; the National Day holiday of 2025 begins on Wednesday the first of October.
setClock('2025-09-23T08:00:00+08:00')
const at = (day: string, time: string) => `${day}T${time}:00+08:00`
const wide = { perDay: 20, open: 50, openForOthers: 50 }
const site = await givenSite(city.app, { areaId: areas.community })
const path = `/api/areas/${areas.community}/sites/${site}`
const own = (id: string) => `/api/me/bookings/${areas.community}/${id}`
const wanted = (from: string, more: object = {}) => ({ id: uuid7(), classCode: 'social', from, ...more })
const clerk = await city.as('clerk')

test('1,000 try for one slot at once: one winner, 999 clear answers with the next free slots', async () => {
  const rush = await givenSite(city.app, { areaId: areas.community, rules: wide })
  const residents = await Promise.all(
    Array.from({ length: 20 }, (_, i) => city.asResident(`1390001${String(1000 + i)}`)),
  )
  const from = at('2025-09-24', '09:00')
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, i) =>
      residents[i % 20]!.post(`/api/areas/${areas.community}/sites/${rush}/bookings`, {
        ...wanted(from),
        relative: { name: '测试', phone: `1380${String(1_000_000 + i)}` },
      }),
    ),
  )
  const won = answers.filter((a) => a.status === 200)
  const lost = answers.filter((a) => a.status === 409)
  assert.deepEqual([won.length, lost.length], [1, 999])
  assert.deepEqual([...new Set(lost.map((a) => a.body.code))], ['matters.slot_taken'])
  for (const { body } of lost) {
    assert.equal(body.details.next.length, 6)
    assert.ok(
      body.details.next.every(
        (s: { from: string; left: number }) => Date.parse(s.from) !== Date.parse(from) && s.left > 0,
      ),
    )
  }
  const { rows } = await city.owner.query<{ n: number }>(
    `select count(*)::int n from matters.booking where site_id = $1 and state in ('booked', 'held')`,
    [rush],
  )
  assert.equal(rows[0]!.n, 1)
})

test('the database itself takes no second booking', async () => {
  const copy = city.owner
    .query(`insert into matters.booking select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'number', '1'))).*
    from matters.booking b where state = 'booked' limit 1`)
  await assert.rejects(copy, /booking_one_at_a_time/)
})

test('slots: lunch is closed, the holiday says why, a taken one is gone', async () => {
  const { body } = await city.asResident('13800000200').then((r) => r.get(`${path}/slots?class=social&days=14`))
  const day = (d: string) => body.days.find((x: { day: string }) => x.day === d)
  assert.equal(day('2025-09-24').slots.length, 21)
  assert.equal(day('2025-10-01').why[0].text, '国庆节、中秋节放假')
  assert.equal(day('2025-09-27').why[0].code, 'weekend')
  assert.equal(day('2025-09-28').slots.length, 21, 'a make-up Sunday')
  assert.equal(body.next.from, '2025-09-23T01:00:00.000Z')
})

test('booked once however often it is sent; seen by the one it is for; others see nothing', async () => {
  const daughter = await city.asResident('13800000201')
  const mother = await city.asResident('13800000202')
  const body = wanted(at('2025-09-24', '10:00'), { relative: { name: '王秀英', phone: '13800000202' } })
  const sent = await Promise.all([1, 2, 3].map(() => daughter.post(`${path}/bookings`, body)))
  assert.deepEqual(
    sent.map((s) => s.status),
    [200, 200, 200],
    JSON.stringify(sent[0]!.body),
  )
  assert.equal(new Set(sent.map((s) => s.body.number)).size, 1)
  const seen = await mother.get('/api/me/bookings')
  assert.deepEqual(
    seen.body.rows.map((b: { name: string; how: string }) => [b.name, b.how]),
    [['王秀英', 'relative']],
  )
  assert.match((await mother.get('/api/me/notices')).body.rows[0].text, /有人为您预约了测试大厅/)
  const stranger = await city.asResident('13800000203')
  assert.equal((await stranger.get(own(body.id))).status, 404)
  assert.equal((await stranger.post(`${own(body.id)}/cancel`, { version: 1 })).status, 404)
  const masked = (await clerk.get(`/api/areas/${areas.community}/bookings/${body.id}`)).body
  assert.deepEqual([masked.name, masked.phone], ['王**', '138****0202'])
  const clear = await clerk.post(`/api/areas/${areas.community}/bookings/${body.id}/reveal`, { reason: '核对来人' })
  assert.equal(clear.body.phone, '13800000202')
  const twice = await mother.post(`${path}/bookings`, wanted(at('2025-09-24', '10:00')))
  assert.ok(['matters.slot_taken', 'matters.same_time_elsewhere'].includes(twice.body.code))
})

test('a time that is no slot is refused with the reason; so is a holiday', async () => {
  const resident = await city.asResident('13800000204')
  const noon = await resident.post(`${path}/bookings`, wanted(at('2025-09-24', '12:30')))
  assert.deepEqual([noon.status, noon.body.code], [422, 'matters.no_such_slot'])
  const holiday = await resident.post(`${path}/bookings`, wanted(at('2025-10-01', '09:00')))
  assert.match(holiday.body.title, /国庆节/)
  assert.ok(holiday.body.details.next.length > 0)
  assert.equal((await resident.post(`${path}/bookings`, wanted(at('2025-09-22', '09:00')))).status, 422)
  assert.equal((await resident.post(`${path}/bookings`, wanted(at('2026-09-22', '09:00')))).status, 422)
})

test('limits of one person; staff may go beyond them, but nobody is at two windows at once', async () => {
  const resident = await city.asResident('13800000205')
  for (const time of ['09:20', '09:40'])
    assert.equal((await resident.post(`${path}/bookings`, wanted(at('2025-09-25', time)))).status, 200)
  const third = await resident.post(`${path}/bookings`, wanted(at('2025-09-25', '10:00')))
  assert.deepEqual([third.status, third.body.code], [409, 'matters.too_many_that_day'])
  const staff = await clerk.post(`${path}/bookings-for`, {
    ...wanted(at('2025-09-25', '10:00')),
    name: '李',
    phone: '13800000205',
  })
  assert.equal(staff.status, 200, JSON.stringify(staff.body))
  const other = await givenSite(city.app, { areaId: areas.community })
  const same = await clerk.post(`/api/areas/${areas.community}/sites/${other}/bookings-for`, {
    ...wanted(at('2025-09-25', '10:00')), name: '李', phone: '13800000205',
  }) // prettier-ignore
  assert.equal(same.body.code, 'matters.same_time_elsewhere')
})

test('limits hold across communities, also for relatives and for the same time', async () => {
  const elsewhere = `/api/areas/${areas.siblingCommunity}/sites/${await givenSite(city.app, { areaId: areas.siblingCommunity })}`
  const resident = await city.asResident('13800000215')
  for (const [where, time] of [
    [path, '09:20'],
    [elsewhere, '14:10'],
  ] as const)
    assert.equal((await resident.post(`${where}/bookings`, wanted(at('2025-09-26', time)))).status, 200)
  for (const where of [path, elsewhere]) {
    const third = await resident.post(`${where}/bookings`, wanted(at('2025-09-26', '10:20')))
    assert.deepEqual([third.status, third.body.code], [409, 'matters.too_many_that_day'], where)
  }
  const neighbour = await city.as('siblingHead')
  const same = { ...wanted(at('2025-09-26', '09:20')), name: '李', phone: '13800000215' }
  assert.equal((await neighbour.post(`${elsewhere}/bookings-for`, same)).body.code, 'matters.same_time_elsewhere')
  const helper = await city.asResident('13800000216')
  const answers: unknown[] = []
  for (const [n, time] of ['09:00', '09:20', '09:40', '10:00', '10:20', '10:40', '11:00'].entries()) {
    const relative = { name: '示例', phone: `1390002000${n}` }
    const { body } = await helper.post(
      `${n % 2 ? elsewhere : path}/bookings`,
      wanted(at('2025-09-30', time), { relative }),
    )
    answers.push(body.code ?? body.state)
  }
  assert.deepEqual(answers, [...Array(6).fill('booked'), 'matters.too_many_for_others'])
})

test('two requests at once can not both be the last that is allowed', async () => {
  const resident = await city.asResident('13800000206')
  const times = ['13:30', '13:50', '14:10', '14:30', '14:50', '15:10']
  const sent = await Promise.all(times.map((time) => resident.post(`${path}/bookings`, wanted(at('2025-09-25', time)))))
  assert.equal(sent.filter((s) => s.status === 200).length, 2)
})

test('changing gives the old time back at once; a stale version is told; cancelling frees the slot', async () => {
  const resident = await city.asResident('13800000207')
  const body = wanted(at('2025-09-26', '09:00'))
  await resident.post(`${path}/bookings`, body)
  const moved = await resident.post(`${own(body.id)}/change`, { version: 1, from: at('2025-09-26', '11:00') })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal(moved.body.from, '2025-09-26T03:00:00.000Z')
  assert.equal(
    (await resident.post(`${own(body.id)}/change`, { version: 1, from: at('2025-09-26', '11:20') })).status,
    409,
  )
  const next = await city.asResident('13800000208')
  assert.equal((await next.post(`${path}/bookings`, wanted(at('2025-09-26', '09:00')))).status, 200)
  const gone = await resident.post(`${own(body.id)}/cancel`, { version: moved.body.version })
  assert.deepEqual([gone.status, gone.body.state], [200, 'cancelled'])
  assert.equal((await next.post(`${path}/bookings`, wanted(at('2025-09-26', '11:00')))).status, 200)
  const calendar = await next.get(`${own((await next.get('/api/me/bookings')).body.rows[0].id)}/ics`)
  assert.match(String(calendar.body), /BEGIN:VEVENT[^]*DTSTART:20250926T030000Z|DTSTART:20250926T010000Z/)
})

test('reminded once, the day before', async () => {
  setClock('2025-09-25T09:30:00+08:00')
  const before = await asSystem(city.app.pool, 'test', remind)
  assert.ok(before >= 1)
  assert.equal(await asSystem(city.app.pool, 'test', remind), 0)
  const resident = await city.asResident('13800000208')
  assert.match((await resident.get('/api/me/notices')).body.rows[0].text, /提醒/)
  setClock('2025-09-23T08:00:00+08:00')
})

test('check-in opens an hour before and gives a number; who does not come is marked, and after three books no more online', async () => {
  setClock('2025-09-24T08:30:00+08:00')
  const resident = await city.asResident('13800000209')
  const body = wanted(at('2025-09-26', '14:50'))
  await resident.post(`${path}/bookings`, body)
  assert.equal((await resident.post(`${own(body.id)}/check-in`)).body.code, 'matters.check_in_not_yet')
  setClock('2025-09-26T14:30:00+08:00')
  const { body: booking } = await resident.get(own(body.id))
  const here = await clerk.post(`${path}/check-in`, { code: booking.number })
  assert.deepEqual([here.status, here.body.state], [200, 'checked_in'], JSON.stringify(here.body))
  const ticket = await resident.get(`/api/areas/${areas.community}/tickets/${here.body.ticketId}`)
  assert.match(ticket.body.name, /^A\d{3}$/)
  const lazy = await city.asResident('13800000210')
  for (const [day, time] of [
    ['2025-09-28', '09:00'],
    ['2025-09-28', '09:20'],
    ['2025-09-29', '09:00'],
  ] as const)
    assert.deepEqual((await lazy.post(`${path}/bookings`, wanted(at(day, time)))).body.code, undefined)
  setClock('2025-09-29T10:00:00+08:00')
  assert.ok((await asSystem(city.app.pool, 'test', closeMissed)) >= 3)
  const refused = await lazy.post(`${path}/bookings`, wanted(at('2025-09-30', '09:20')))
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.details.until],
    [409, 'matters.too_many_no_shows', '2025-12-27'],
  )
  const helped = await clerk.post(`${path}/bookings-for`, {
    ...wanted(at('2025-09-30', '09:20')),
    name: '赵',
    phone: '13800000210',
  })
  assert.equal(helped.status, 200)
})

test('both away: the window has no slots that day, and says so', async () => {
  setClock('2025-09-23T08:00:00+08:00')
  const manned = await givenSite(city.app, {
    areaId: areas.community,
    windows: [{ personA: city.accounts.clerk, personB: city.accounts.head }],
  })
  await city.owner.query(
    `insert into access.absence (account_id, from_on, to_on, recorded_by) select a, '2025-09-25', '2025-09-25', a from unnest($1::uuid[]) a`,
    [[city.accounts.clerk, city.accounts.head]],
  )
  const { body } = await clerk.get(
    `/api/areas/${areas.community}/sites/${manned}/slots?class=social&from=2025-09-24&days=2`,
  )
  assert.equal(body.days[0].slots.length, 21)
  assert.deepEqual([body.days[1].why[0].code, body.days[1].why[0].next], ['unmanned', '2025-09-26'])
})
