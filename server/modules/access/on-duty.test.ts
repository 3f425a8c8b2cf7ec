import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { now, setClock } from '#platform/clock.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { startTestApp } from '../../testing.ts'
import { accountNames, areAbsent, findOnDuty, loadActor } from './index.ts'
import { givenAccount, givenPost, givenResident, givenStaff } from './testing.ts'

const app = await startTestApp()
const community = 310_115_005_001
afterEach(() => setClock(undefined))

const onDuty = async (areaId: number, organisationId?: number) => {
  const found = await inTransaction(app.pool, everywhere, (db) =>
    findOnDuty(db, { areaId, role: 'grid_worker', organisationId }),
  )
  return found.map((f) => f.accountId)
}
const today = () => new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

test('an area nobody has a post in has nobody on duty', async () => {
  assert.deepEqual(await onDuty(310_115_009_009), [])
})

test('only posts of that area, role and organisation count, and only while they hold', async () => {
  const area = 310_115_005_002
  const a = await givenAccount(app)
  await givenPost(app, { accountId: a.id, role: 'grid_worker', areaId: area, organisationId: 7, validTo: '2027-06-30' })
  await givenStaff(app, { role: 'window_clerk', areaId: area })
  await givenStaff(app, { role: 'grid_worker', areaId: area + 1 })
  const shut = await givenStaff(app, { role: 'grid_worker', areaId: area })
  await app.pool.query('update access.account set active = false where id = $1', [shut.id])
  assert.deepEqual(await onDuty(area), [a.id])
  assert.deepEqual([await onDuty(area, 7), await onDuty(area, 8)], [[a.id], []])
  setClock('2027-06-30T23:59:59+08:00')
  assert.deepEqual(await onDuty(area), [a.id])
  setClock('2027-07-01T00:00:00+08:00')
  assert.deepEqual(await onDuty(area), [])
})

test('A comes before B, and B stands in while A is absent', async () => {
  const area = 310_115_005_013
  const b = await givenAccount(app)
  const a = await givenStaff(app, { role: 'grid_worker', areaId: area })
  await givenPost(app, { accountId: b.id, role: 'grid_worker', areaId: area, substituteOf: a.postId })
  assert.deepEqual(await onDuty(area), [a.id, b.id])
  const absence = await a.browser.post('/api/absences', { from: today(), to: today(), reason: '年休假' })
  assert.equal(absence.status, 200)
  assert.deepEqual(await onDuty(area), [b.id])
  const absent = await inTransaction(app.pool, everywhere, (db) => areAbsent(db, [a.id, b.id]))
  assert.deepEqual([...absent], [a.id])
  await a.browser.delete(`/api/absences/${absence.body.id}`)
  assert.deepEqual(await onDuty(area), [a.id, b.id])
})

test('an absence that ends before it begins is refused, and withdrawing that of another', async () => {
  const [one, other] = [
    await givenStaff(app, { role: 'grid_worker', areaId: community }),
    await givenStaff(app, { role: 'grid_worker', areaId: community }),
  ]
  const bad = await one.browser.post('/api/absences', { from: '2026-12-02', to: '2026-12-01' })
  assert.equal(bad.body.code, 'access.term_wrong')
  const { id } = (await one.browser.post('/api/absences', { from: today(), to: today() })).body
  assert.equal((await other.browser.delete(`/api/absences/${id}`)).status, 404)
})

test('the head of a community records the absence of its people, of nobody else, and a grid worker of none', async () => {
  const head = await givenStaff(app, { role: 'community_head', areaId: community })
  const worker = await givenStaff(app, { role: 'grid_worker', areaId: community, name: '孙强' })
  const stranger = await givenStaff(app, { role: 'grid_worker', areaId: community + 1 })
  const url = `/api/areas/${community}/absences`
  const sick = (accountId: string) => ({ accountId, from: today(), to: today(), reason: '病假' })
  assert.equal((await worker.browser.post(url, sick(stranger.id))).status, 403)
  assert.equal((await head.browser.post(url, sick(stranger.id))).status, 404)
  assert.equal((await head.browser.post(url, sick(worker.id))).body.name, '孙强')
  const listed = (await head.browser.get(url)).body.rows
  assert.ok(listed.some((a: { accountId: string }) => a.accountId === worker.id))
  const seen = (await head.browser.get(`/api/areas/${community}/colleagues?role=grid_worker`)).body.rows
  const marked = seen.filter((c: { absent: boolean }) => c.absent).map((c: { accountId: string }) => c.accountId)
  assert.ok(marked.includes(worker.id))
  assert.ok(seen.every((c: { areaId: number }) => c.areaId === community))
})

test('administrators do not stand in the list of colleagues', async () => {
  const head = await givenStaff(app, { role: 'community_head', areaId: community })
  await givenStaff(app, { role: 'security_administrator', areaId: community })
  const { rows } = (await head.browser.get(`/api/areas/${community}/colleagues`)).body
  assert.ok(rows.length > 0 && rows.every((c: { role: string }) => c.role !== 'security_administrator'))
})

test('an actor is nobody without an account, and has no rights from a post of somebody else', async () => {
  const [one, other] = [
    await givenStaff(app, { role: 'community_head', areaId: community }),
    await givenStaff(app, { role: 'grid_worker', areaId: community }),
  ]
  assert.equal((await loadActor(app.pool, null, null)).kind, 'anonymous')
  assert.equal((await loadActor(app.pool, '00000000-0000-4000-8000-000000000000', null)).kind, 'anonymous')
  assert.equal((await loadActor(app.pool, other.id, one.postId)).permissions.size, 0)
  const actor = await loadActor(app.pool, one.id, one.postId)
  assert.deepEqual(
    [actor.role, actor.areaId, actor.area],
    ['community_head', community, { from: community, to: community }],
  )
  assert.equal(await loadActor(app.pool, one.id, one.postId), actor, 'kept for a moment')
})

test('names are answered for staff only', async () => {
  const staff = await givenAccount(app, { name: '吴敏', officePhone: '021-58880000' })
  const resident = await givenResident(app)
  const names = await inTransaction(app.pool, everywhere, (db) => accountNames(db, [staff.id, resident.id]))
  assert.deepEqual([...names], [[staff.id, { name: '吴敏', officePhone: '021-58880000' }]])
})
