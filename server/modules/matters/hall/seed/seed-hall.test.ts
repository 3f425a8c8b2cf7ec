import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock, now } from '#platform/clock.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../../../test/small-city.ts'
import { seedHall } from './seed-hall.ts'

const city = await startSmallCity()
after(() => setClock(undefined))

test('the demo’s halls are open, booked and busy; nothing overlaps, and everything is marked as an example', async () => {
  setClock('2025-09-23T11:00:00+08:00')
  const options = {
    now: now(),
    streets: [areas.street],
    busy: [areas.community],
    phones: ['19900000001', '19900000002', '19900000003'],
  }
  const made = await asSystem(city.app.pool, 'test', ({ db }) => seedHall(db, options))
  assert.equal(made.sites, 3)
  assert.ok(made.bookings >= 20 && made.tickets > 80, JSON.stringify(made))
  const head = await city.as('head')
  const { body } = await head.get(`/api/areas/${areas.community}/sites`)
  assert.deepEqual([body.rows[0].openNow, body.rows[0].example], [true, true])
  const desk = await head.get(`/api/areas/${areas.community}/sites/${body.rows[0].id}/desk?windowNo=1`)
  assert.ok(desk.body.served > 0 && desk.body.next.length > 0, JSON.stringify(desk.body))
  const numbers = await head.get(`/api/areas/${areas.community}/hall-numbers`)
  assert.ok(numbers.body.total.waitMedian > 0 && numbers.body.byHour.length > 4)
  const mine = await (await city.asResident('19900000001')).get('/api/me/bookings')
  assert.ok(mine.body.rows.length > 0)
})
