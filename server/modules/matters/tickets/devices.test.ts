// A kiosk's key: shown once, for one hall, for numbers and check-in alone; withdrawn it ends at once.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openBrowser } from '#modules/access/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { givenClass, givenSite } from '../hall/testing.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
await givenClass(city.app.ownerUrl, 'social')
setClock('2025-09-23T09:00:00+08:00')
const head = await city.as('head')
const clerk = await city.as('clerk')
const area = `/api/areas/${areas.community}`
const site = await givenSite(city.app, { areaId: areas.community })
const other = await givenSite(city.app, { areaId: areas.community })
const path = `${area}/sites/${site}`
const kiosk = openBrowser(city.app)
const added = await head.post(`${path}/devices`, { id: uuid7(), name: '门口取号机' })
const { key } = added.body

test('a key is shown once, and only its digest is kept', async () => {
  assert.equal(added.status, 200, JSON.stringify(added.body))
  assert.match(added.body.link, new RegExp(`/kiosk/${areas.community}/${site}#`))
  const { body } = await head.get(`${path}/devices`)
  assert.deepEqual([body.rows[0].name, body.rows[0].usedOn], ['门口取号机', null])
  assert.ok(!JSON.stringify(body).includes(key))
  const { rows } = await city.owner.query<{ row: string }>('select d::text row from matters.hall_device d')
  assert.ok(rows.every(({ row }) => !row.includes(key)))
  const again = await head.post(`${path}/devices`, { id: added.body.id, name: '门口取号机' })
  assert.equal(again.body.code, 'matters.key_taken')
  assert.equal((await clerk.post(`${path}/devices`, { id: uuid7(), name: '我的' })).status, 403, 'a clerk gives none')
})

test('without an account: a number, and check-in that says nothing about the person', async () => {
  assert.deepEqual((await kiosk.post(`${path}/device`, { key })).body, { name: '门口取号机' })
  const asked = { key, id: uuid7(), classCode: 'social' }
  const taken = await kiosk.post(`${path}/device/tickets`, asked)
  assert.deepEqual([taken.status, taken.body.name], [200, 'A001'], JSON.stringify(taken.body))
  assert.equal((await kiosk.post(`${path}/device/tickets`, asked)).body.name, 'A001', 'sent twice, one number')
  const booked = await clerk.post(`${path}/bookings-for`, {
    id: uuid7(),
    classCode: 'social',
    from: '2025-09-23T09:20:00+08:00',
    name: '欧阳示例',
    phone: '13800000901',
  })
  const here = await kiosk.post(`${path}/device/check-in`, { key, code: booked.body.number })
  assert.deepEqual([here.status, here.body.name], [200, 'A002'], JSON.stringify(here.body))
  assert.ok(!/欧阳|示例|0901/.test(JSON.stringify(here.body)))
  assert.equal((await head.get(`${path}/devices`)).body.rows[0].usedOn, '2025-09-23')
})

test('for one hall, for nothing else, and no more once withdrawn', async () => {
  const refused = async (where: string, body: object) => {
    const answer = await kiosk.post(where, body)
    return [answer.status, answer.body.code]
  }
  const unknown = [404, 'matters.device_unknown']
  const ticket = { id: uuid7(), classCode: 'social' }
  assert.deepEqual(await refused(`${area}/sites/${other}/device/tickets`, { key, ...ticket }), unknown)
  assert.deepEqual(await refused(`${path}/device/tickets`, { key: `${key.slice(0, -2)}xx`, ...ticket }), unknown)
  for (const way of ['tickets', 'check-in', 'bookings-for'])
    assert.equal((await kiosk.post(`${path}/${way}`, { key, code: '123456', ...ticket })).status, 401, way)
  assert.equal((await clerk.post(`${path}/devices/${added.body.id}/withdraw`)).status, 403)
  const withdrawn = await head.post(`${path}/devices/${added.body.id}/withdraw`)
  assert.ok(withdrawn.body.withdrawnAt, JSON.stringify(withdrawn.body))
  assert.equal(
    (await head.post(`${path}/devices/${added.body.id}/withdraw`)).body.withdrawnAt,
    withdrawn.body.withdrawnAt,
  )
  for (const [way, more] of [
    ['', {}],
    ['/tickets', ticket],
    ['/check-in', { code: '123456' }],
  ] as const)
    assert.deepEqual(await refused(`${path}/device${way}`, { key, ...more }), unknown)
})
