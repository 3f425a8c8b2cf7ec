// A department's day in the hall is cancelled (D06, D17): everybody who booked is told, and most have a new time with one call.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { givenClass } from '#modules/matters/hall/testing.ts'
import { lapseOffers } from '#modules/matters/hall/booking-jobs.ts'
import type { Browser } from '#modules/access/testing.ts'
import { areas, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
await givenClass(city.app.ownerUrl, 'housing_fund')
const siteId = uuid7()
const rotationId = uuid7()
const path = `/api/areas/${areas.community}/sites/${siteId}`
const own = (id: string) => `/api/me/bookings/${areas.community}/${id}`
setClock('2025-09-08T09:00:00+08:00')
const head = await city.as('head')
const clerk = await city.as('clerk')
let version = 0
const publish = async (change: object, more: object = {}, who = head) => {
  const answer = await who.post(`${path}/plan`, { change, version, ...more })
  if (answer.status === 200) version = answer.body.version
  return answer
}
const hours = [
  { from: 540, to: 690 },
  { from: 810, to: 1020 },
]
const week = {
  1: hours,
  2: hours,
  3: hours,
  4: hours,
  5: hours,
  6: [{ from: 540, to: 660, kind: 'weekend_duty' }],
  7: [],
}

test('the community opens its hall: windows, hours, a department every other Tuesday', async () => {
  const made = await head.put(path, {
    name: '东昌社区服务大厅',
    address: '东昌路1号',
    version: null,
    rules: { aheadDays: 30 },
  })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  version = made.body.version
  assert.equal((await clerk.put(path, { name: '别的', address: '别处', version })).status, 403)
  const windows = [
    {
      no: 1,
      name: '综合窗口',
      classes: ['*'],
      bookable: false,
      personA: city.accounts.clerk,
      personB: city.accounts.head,
    },
    { no: 2, name: '部门窗口', classes: ['*'], bookable: false },
  ]
  assert.equal((await publish({ kind: 'windows', windows })).status, 200)
  const preview = await head.post(`${path}/plan/preview`, { change: { kind: 'week', validFrom: '2025-09-08', week } })
  assert.equal(preview.status, 200, JSON.stringify(preview.body))
  assert.deepEqual(
    preview.body.days.slice(0, 7).map((d: { spans: object[] }) => d.spans.length),
    [2, 2, 2, 2, 2, 1, 0],
  )
  assert.equal((await publish({ kind: 'week', validFrom: '2025-09-08', week })).status, 200)
  const rotation = {
    id: rotationId, kind: 'rotating', organisationId: city.organisations.water, windowNo: 2, classes: ['housing_fund'],
    rule: { by: 'week', every: 2, weekdays: [2], since: '2025-09-09' }, from: 540, to: 690, slotMinutes: 30, validFrom: '2025-09-08',
  } // prettier-ignore
  assert.equal((await publish({ kind: 'rotation', rotation })).status, 200)
  const clash = await publish({
    kind: 'rotation',
    rotation: { ...rotation, id: uuid7(), rule: { ...rotation.rule, every: 1 } },
  })
  assert.equal(clash.body.code, 'matters.rotation_clash')
})

let residents: Browser[] = []
const bookings: { id: string }[] = []
test('residents see when it comes, and five book; an old one by her daughter', async () => {
  residents = await Promise.all(Array.from({ length: 5 }, (_, i) => city.asResident(`1380000050${i}`)))
  const shown = await residents[0]!.get(`/api/areas/${areas.community}/rotations`)
  assert.deepEqual(
    shown.body.rows.map((r: { day: string }) => r.day),
    ['2025-09-09', '2025-09-23'],
  )
  const { body } = await residents[0]!.get(`${path}/slots?class=housing_fund&from=2025-09-09&days=16`)
  assert.equal(body.days[1].why[0].code, 'not_coming')
  assert.equal(body.days[1].why[0].next, '2025-09-23')
  const slots = body.days.find((d: { day: string }) => d.day === '2025-09-23').slots
  assert.equal(slots.length, 5)
  for (const [i, resident] of residents.entries()) {
    const relative = i === 4 ? { relative: { name: '陈阿婆', phone: '13800000599' } } : {}
    const answer = await resident.post(`${path}/bookings`, {
      id: uuid7(),
      classCode: 'housing_fund',
      from: slots[i].from,
      ...relative,
    })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    bookings.push(answer.body)
  }
})

test('the day is cancelled: first the desk sees whom it touches and must say what becomes of them', async () => {
  setClock('2025-09-18T09:00:00+08:00')
  const change = { kind: 'rotation_day', id: rotationId, day: '2025-09-23', reason: '部门系统升级' }
  const preview = await head.post(`${path}/plan/preview`, { change })
  assert.equal(preview.body.affected.length, 5)
  const refused = await publish(change)
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.details.count],
    [409, 'matters.bookings_affected', 5],
  )
  const one = await publish({ ...change, day: '2025-09-24' })
  assert.equal(one.body.code, 'matters.rotation_not_that_day')
  const done = await publish(change, { affected: 'offer' })
  assert.deepEqual([done.status, done.body.affected, done.body.offered], [200, 5, 5], JSON.stringify(done.body))
})

test('everybody was told, by name of the reason, with a time kept that is like the old one', async () => {
  for (const [i, resident] of residents.entries()) {
    const { body: booking } = await resident.get(own(bookings[i]!.id))
    assert.equal(booking.state, 'displaced')
    // The Tuesday two weeks on, the seventh of October 2025, is a holiday: the next but one.
    assert.match(booking.offer.from, /^2025-10-21/)
    const old = new Date((bookings[i] as unknown as { from: string }).from)
    assert.equal(
      new Date(booking.offer.from).getUTCHours() * 60 + new Date(booking.offer.from).getUTCMinutes(),
      old.getUTCHours() * 60 + old.getUTCMinutes(),
    )
    const { body } = await resident.get('/api/me/notices')
    assert.match(body.rows[0].text, /因“部门系统升级”不能办理。已为您留好10月21日/)
    assert.equal(body.rows[0].link, `/bookings/${areas.community}/${booking.id}`)
  }
  const { rows } = await city.owner.query(`select from matters.text_message where kind = 'booking_offered'`)
  assert.equal(rows.length, 5, 'the old one by text message, and everybody because it is urgent')
})

test('three confirm with one call, one chooses another time; a stranger can not, and kept times are kept', async () => {
  const stranger = await city.asResident('13800000598')
  assert.equal((await stranger.post(`${own(bookings[0]!.id)}/accept`)).status, 404)
  const offers = []
  for (let i = 0; i < 3; i++) {
    const answer = await residents[i]!.post(`${own(bookings[i]!.id)}/accept`)
    assert.deepEqual(
      [answer.status, answer.body.state, answer.body.offer],
      [200, 'booked', null],
      JSON.stringify(answer.body),
    )
    assert.equal((await residents[i]!.post(`${own(bookings[i]!.id)}/accept`)).status, 200, 'twice is once')
    offers.push(answer.body.from)
  }
  assert.equal(new Set(offers).size, 3)
  setClock('2025-09-19T09:00:00+08:00')
  const { body: fourth } = await residents[3]!.get(own(bookings[3]!.id))
  const taken = await stranger.post(`${path}/bookings`, { id: uuid7(), classCode: 'housing_fund', from: offers[0] })
  assert.ok(taken.status >= 400)
  const slots = (await residents[3]!.get(`${path}/slots?class=housing_fund&from=2025-10-13&days=10`)).body.days.flatMap(
    (d: { slots: object[] }) => d.slots,
  )
  assert.equal(slots.length, 0, 'the last day one may book is the nineteenth of October')
  assert.ok(fourth.offer)
})

test('an offer nobody confirmed lapses after two days: the time is free again, they are told, staff can still help', async () => {
  setClock('2025-09-22T09:00:00+08:00')
  assert.equal(await asSystem(city.app.pool, 'test', lapseOffers), 2)
  const { body: fourth } = await residents[3]!.get(own(bookings[3]!.id))
  assert.deepEqual([fourth.state, fourth.offer], ['displaced', null])
  assert.equal((await residents[3]!.post(`${own(fourth.id)}/accept`)).body.code, 'matters.offer_over')
  assert.match((await residents[3]!.get('/api/me/notices')).body.rows[0].text, /已超过确认时间/)
  const { body } = await clerk.get(`/api/areas/${areas.community}/bookings?state=displaced&from=2025-09-01`)
  assert.deepEqual(body.rows.map((b: { id: string }) => b.id).toSorted(), [bookings[3]!.id, bookings[4]!.id].toSorted())
  const moved = await clerk.post(`/api/areas/${areas.community}/bookings/${fourth.id}/change`, {
    version: fourth.version,
    from: '2025-10-21T11:00:00+08:00',
  })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal(moved.body.state, 'booked')
})

test('the papers for the notice board are printed', async () => {
  const rotation = await residents[0]!.get(`${path}/rotation-print`)
  const duty = await clerk.get(`${path}/duty-print`)
  assert.deepEqual(
    [rotation, duty].map((p) => String(p.body).slice(0, 5)),
    ['%PDF-', '%PDF-'],
  )
  const roster = await clerk.get(`${path}/duty?from=2025-10-01&days=1`)
  assert.deepEqual([roster.body.days[0].open, roster.body.days[0].why], [false, '国庆节、中秋节放假'])
})
