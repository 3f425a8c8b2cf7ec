// Residents are told (Q01): in their app, by text message where there is only a phone, by telephone where neither goes.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setCodeSender, demoCodeSender } from '#modules/access/index.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { informResident, type Informing } from './inform-resident.ts'
import { sendTexts } from './text-messages.ts'

const city = await startSmallCity()
after(() => setCodeSender(undefined))
const tell = (told: Omit<Informing, 'areaId'>) =>
  asSystem(city.app.pool, 'test', (context) => informResident(context, { areaId: areas.community, ...told }), {
    area: rangeOf(areas.community),
  })
const params = { site: { zh: '东昌社区大厅', en: 'Dongchang hall' }, at: { at: '2026-11-24T01:30:00Z' } }

test('a resident reads what they were told, once', async () => {
  const resident = await city.asResident('13800000101')
  await tell({ phone: '13800000101', kind: 'booking_cancelled', params, link: '/bookings/1' })
  assert.equal((await resident.get('/api/me/notices/unread')).body.unread, 1)
  const { body } = await resident.get('/api/me/notices')
  assert.equal(body.rows[0].text, '您在东昌社区大厅11月24日周二 09:30的预约已取消')
  const english = await resident.send('GET', '/api/me/notices', undefined, { 'accept-language': 'en' })
  assert.match(english.body.rows[0].text, /Dongchang hall, Tue.* 24 November.*09:30, is cancelled/)
  assert.deepEqual((await resident.post('/api/me/notices/read')).body, { read: 1, unread: 0 })
})

test('who signs in later finds it too; nobody else does', async () => {
  await tell({ phone: '13800000102', kind: 'booking_cancelled', params })
  const later = await city.asResident('13800000102')
  assert.equal((await later.get('/api/me/notices')).body.rows.length, 1)
  const other = await city.asResident('13800000103')
  assert.equal((await other.get('/api/me/notices')).body.rows.length, 0)
})

test('a page leads to the next', async () => {
  const resident = await city.asResident('13800000104')
  for (let i = 0; i < 5; i++) await tell({ phone: '13800000104', kind: 'booking_cancelled', params })
  const first = (await resident.get('/api/me/notices?limit=3')).body
  const second = (await resident.get(`/api/me/notices?limit=3&after=${encodeURIComponent(first.next)}`)).body
  assert.equal(new Set([...first.rows, ...second.rows].map((r: { id: string }) => r.id)).size, 5)
  assert.equal(second.next, null)
})

test('text messages: sent, tried again, given up; without a gateway staff telephone', async () => {
  const sent: string[] = []
  const send = () => asSystem(city.app.pool, 'test', sendTexts)
  setCodeSender(demoCodeSender((line) => sent.push(line)))
  await send()
  assert.ok(sent.some((line) => line.includes('138****0102')))
  assert.ok(!sent.some((line) => line.includes('138****0101')), 'with an account the app is enough')
  setCodeSender(undefined)
  await tell({ phone: '13800000109', kind: 'booking_displaced', params: { ...params, reason: '停电' } })
  assert.equal(await send(), 0)
  const clerk = await city.as('clerk')
  const list = (await clerk.get(`/api/areas/${areas.community}/untold`)).body
  assert.deepEqual([list.gateway, list.rows[0].phone], [false, '138****0109'])
  const path = `/api/areas/${areas.community}/untold/${list.rows[0].id}`
  const seen = await clerk.post(`${path}/phone`, { reason: '电话告知' })
  assert.equal(seen.body.phone, '13800000109')
  assert.equal((await clerk.post(`${path}/told`)).status, 200)
  assert.equal((await clerk.post(`${path}/told`)).status, 404)
  assert.equal((await clerk.get(`/api/areas/${areas.community}/untold`)).body.rows.length, 0)
})

test('a gateway that refuses is asked again, and after five tries staff see it', async () => {
  await tell({ phone: '13800000110', kind: 'booking_cancelled', params })
  setCodeSender({
    send: async () => {},
    tell: async () => {
      throw new Error('refused')
    },
    shows: true,
  })
  for (let i = 0; i < 5; i++) {
    await asSystem(city.app.pool, 'test', sendTexts)
    await city.owner.query(`update matters.text_message set next_at = '2020-01-01'`)
  }
  const { body } = await (await city.as('clerk')).get(`/api/areas/${areas.community}/untold`)
  assert.deepEqual(
    body.rows.map((r: { state: string; tries: number }) => [r.state, r.tries]),
    [['failed', 5]],
  )
})
