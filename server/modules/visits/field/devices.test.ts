import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser, signIn } from '#modules/access/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { wasHanded } from './handed.ts'

const city = await startSmallCity()
const areaId = areas.community
const base = `/api/areas/${areaId}`
const head = await city.as('head')
const anybody = openBrowser(city.app)
const signedIn = () => signIn(city.app, { loginName: 'gridworker' })
type Browser = Awaited<ReturnType<typeof signedIn>>
const ask = (browser: Browser, deviceId: string, more = {}) =>
  browser.get(`${base}/field-pack?${new URLSearchParams({ deviceId, ...more })}`)
const held = (gridNo: number, before: Date) =>
  inTransaction(city.app.pool, everywhere, (db) => wasHanded(db, city.accounts.gridWorker, areaId, gridNo, before))
/** Sessions as they stand; a process that doesn’t listen forgets one within seconds. */
const sessions = async () =>
  (await city.owner.query('select 1 from platform.session where account_id = $1', [city.accounts.gridWorker])).rowCount

test('good faith lasts until the phone has heard of the change', async () => {
  const worker = await signedIn()
  const street = await city.as('street')
  const deviceId = uuid7()
  const before = new Date()
  assert.equal(await held(1, new Date(0)), false)
  const { next } = (await ask(worker, deviceId)).body
  assert.equal(await held(1, new Date()), true)
  const handOver = (accountIds: string[]) => street.put(`${base}/grids/1/workers/A`, { accountIds })
  assert.equal((await handOver([city.accounts.clerk])).status, 200)
  assert.equal(await held(1, new Date()), true, 'the phone doesn’t know yet')
  const told = (await ask(worker, deviceId, { since: next })).body
  assert.deepEqual([told.whole, told.grids], [true, []])
  assert.equal(await held(1, new Date()), true, 'an answer that may have been lost')
  await ask(worker, deviceId, { since: told.next })
  assert.equal(await held(1, new Date(Date.now() + 1000)), false)
  assert.equal(await held(1, before), false, 'not before it was handed out')
  await handOver([city.accounts.gridWorker])
})

test('a lost phone: reported by the head, its sessions end, it hears that it must forget, and its id is never taken again', async () => {
  const worker = await signedIn()
  const id = uuid7()
  assert.equal((await ask(worker, id, { device: '小王的手机', unsent: '3' })).status, 200)
  assert.deepEqual((await anybody.get(`/api/field-devices/${id}`)).body, { wipe: false })
  const [listed] = (await head.get(`${base}/field-devices`)).body.rows
  assert.deepEqual([listed.id, listed.label, listed.unsent, listed.worker], [id, '小王的手机', 3, '测试gridWorker'])
  const clerk = await city.as('clerk')
  const foreign = await clerk.post(`${base}/field-devices/${id}/wipe`, { reason: '不是我的' })
  assert.deepEqual([foreign.status, foreign.body.code], [403, 'visits.device_not_yours'])
  const lost = await head.post(`${base}/field-devices/${id}/wipe`, { reason: '掉在菜场' })
  assert.deepEqual([lost.status, lost.body.state], [200, 'wipe_asked'])
  assert.equal(await sessions(), 0, 'whoever found it is signed out')
  assert.deepEqual((await anybody.get(`/api/field-devices/${id}`)).body, { wipe: true })
  const again = await signedIn()
  assert.equal((await ask(again, id)).body.code, 'visits.device_wiped')
  assert.equal((await anybody.post(`/api/field-devices/${id}/wiped`, { unsent: 3 })).status, 200)
  assert.equal((await ask(again, id)).body.code, 'visits.device_wiped', 'also afterwards')
  const { rows } = (await again.get('/api/me/field-devices')).body
  const row = rows.find((d: { id: string }) => d.id === id)
  assert.deepEqual([row.id, row.state, row.unsent], [id, 'wiped', 0])
  assert.equal((await ask(again, uuid7())).status, 200, 'a new phone is welcome')
})

test('the owner reports it from elsewhere and stays signed in there', async () => {
  const lost = uuid7()
  const pocket = await signedIn()
  const desk = await signedIn()
  await ask(pocket, lost)
  assert.equal((await desk.post(`${base}/field-devices/${lost}/wipe`, { reason: '丢了' })).status, 200)
  assert.equal((await desk.get('/api/me/field-devices')).status, 200)
  assert.equal(await sessions(), 1, 'the one that asked, under a new id')
})

test('signed out and forgotten, a phone may serve another account', async () => {
  const id = uuid7()
  await ask(await signedIn(), id)
  const helper = await city.as('gridWorkerB')
  assert.equal((await ask(helper, id)).body.code, 'visits.device_of_other')
  await anybody.post(`/api/field-devices/${id}/wiped`, { unsent: 0 })
  assert.equal((await ask(helper, id)).status, 200)
})
