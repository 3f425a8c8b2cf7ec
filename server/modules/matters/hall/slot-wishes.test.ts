// 等空位: a full day, somebody cancels, and who asked to be told is told, the longest waiting first.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { givenClass, givenSite } from './testing.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
await givenClass(city.app.ownerUrl, 'social')
setClock('2025-09-23T08:00:00+08:00')
const clerk = await city.as('clerk')
const area = `/api/areas/${areas.community}`
const day = '2025-09-24'
/** One window, one hour, three times. */
const short = [{ from: 540, to: 600, kind: 'usual' as const }]
let phones = 0
const givenFull = async () => {
  const site = await givenSite(city.app, {
    areaId: areas.community,
    week: { 1: short, 2: short, 3: short, 4: short, 5: short, 6: [], 7: [] },
  })
  const ids: string[] = []
  for (const time of ['09:00', '09:20', '09:40']) {
    const made = await clerk.post(`${area}/sites/${site}/bookings-for`, {
      id: uuid7(), classCode: 'social', from: `${day}T${time}:00+08:00`, name: '示例', phone: `139${String(10_000_000 + phones++)}`,
    }) // prettier-ignore
    assert.equal(made.status, 200, JSON.stringify(made.body))
    ids.push(made.body.id)
  }
  return { site, ids }
}
const wish = (who: Awaited<ReturnType<typeof city.asResident>>, site: string, more: object = {}) =>
  who.post(`${area}/sites/${site}/slot-wishes`, { id: uuid7(), classCode: 'social', day, ...more })
const toldOf = async (who: Awaited<ReturnType<typeof city.asResident>>) =>
  (await who.get('/api/me/notices')).body.rows.filter((n: { kind: string }) => n.kind === 'slot_freed')

test('a time that frees is said to who has waited longest; half an hour later to the next; it can be booked at once', async () => {
  const { site, ids } = await givenFull()
  const [first, second] = [await city.asResident('13800000801'), await city.asResident('13800000802')]
  assert.equal((await wish(first, site)).status, 200)
  setClock('2025-09-23T08:10:00+08:00')
  assert.equal((await wish(second, site)).status, 200)
  assert.equal((await wish(first, site)).status, 200, 'twice is once')
  assert.equal((await first.get('/api/me/slot-wishes')).body.rows.length, 1)
  const cancelled = await clerk.post(`${area}/bookings/${ids[1]}/cancel`, { version: 1 })
  assert.equal(cancelled.status, 200, JSON.stringify(cancelled.body))
  await city.app.drain()
  const told = await toldOf(first)
  assert.match(told[0].text, /测试大厅9月24日周三有时间可以约了/)
  assert.match(told[0].link, new RegExp(`site=${site}&day=${day}`))
  assert.equal((await toldOf(second)).length, 0)
  await city.app.jobs.run('matters.tell_more_wishes')
  assert.equal((await toldOf(second)).length, 1)
  await city.app.jobs.run('matters.tell_more_wishes')
  assert.deepEqual([(await toldOf(first)).length, (await toldOf(second)).length], [1, 1], 'once each')
  const booked = await second.post(`${area}/sites/${site}/bookings`, {
    id: uuid7(),
    classCode: 'social',
    from: `${day}T09:20:00+08:00`,
  })
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
})

test('only for full days that can be booked; ten at most, in the whole city; ended by whose it is alone', async () => {
  const { site, ids } = await givenFull()
  const resident = await city.asResident('13800000803')
  assert.equal((await wish(resident, site, { day: '2025-09-25' })).body.code, 'matters.slots_free')
  assert.equal((await wish(resident, site, { day: '2025-09-27' })).body.code, 'matters.no_such_slot')
  assert.equal((await wish(resident, site, { classCode: 'nothing' })).body.code, 'matters.class_unknown')
  const made = await wish(resident, site)
  const other = await city.asResident('13800000804')
  const end = (who: typeof resident) => who.post(`/api/me/slot-wishes/${areas.community}/${made.body.id}/end`)
  assert.deepEqual([(await end(other)).body, (await end(resident)).body], [{ ended: false }, { ended: true }])
  await clerk.post(`${area}/bookings/${ids[0]}/cancel`, { version: 1 })
  await city.app.drain()
  assert.equal((await toldOf(resident)).length, 0, 'who waits no longer is left alone')
  const keen = await city.asResident('13800000805')
  const elsewhere = await givenSite(city.app, { areaId: areas.siblingCommunity })
  await city.owner.query(
    `insert into matters.slot_wish (area_id, id, site_id, class_code, on_day, account_id, made_at)
     select $1, gen_random_uuid(), $2, 'c' || n, $3, (select id from access.account where kind = 'resident' order by created_at desc limit 1), now()
     from generate_series(1, 10) n`,
    [areas.siblingCommunity, elsewhere, day],
  )
  const full = await givenFull()
  assert.equal((await wish(keen, full.site)).body.code, 'matters.too_many_wishes')
})
