import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { startTestApp } from '../../testing.ts'
import { clientId, givenAccount, givenPost, givenStaff, openBrowser, signIn, testPassword } from './testing.ts'

const app = await startTestApp()
const street = 310_115_005_000
const community = 310_115_005_001
const elsewhere = 310_101_013_001
const admin = await givenStaff(app, { role: 'security_administrator', areaId: street, name: '周安' })
const { browser } = admin
const accounts = `/api/areas/${street}/accounts`
let names = 0
const draft = (more: object = {}) => ({ id: clientId(), loginName: `new${++names}`, name: '王建国', ...more })

test('nobody but a security administrator sees or makes accounts', async () => {
  assert.equal((await openBrowser(app).get(accounts)).status, 401)
  for (const role of ['community_head', 'street_officer', 'city_leader', 'auditor', 'system_administrator'] as const) {
    const other = await givenStaff(app, { role, areaId: street })
    assert.equal((await other.browser.get(accounts)).status, 403, role)
    assert.equal((await other.browser.post(accounts, draft())).status, 403, role)
  }
})

test('an administrator reaches no account of another area', async () => {
  const stranger = await givenAccount(app, { areaId: elsewhere })
  assert.equal((await browser.get(`/api/areas/${elsewhere}/accounts`)).status, 403)
  assert.equal((await browser.get(`${accounts}/${stranger.id}`)).status, 404)
  assert.equal((await browser.post(`${accounts}/${stranger.id}/password`)).status, 404)
  const answer = await browser.post(accounts, draft({ posts: [{ role: 'grid_worker', areaId: elsewhere }] }))
  assert.equal(answer.body.code, 'access.outside_your_area')
})

test('a login name is given once', async () => {
  const { loginName } = await givenAccount(app)
  const answer = await browser.post(accounts, draft({ loginName: loginName.toUpperCase() }))
  assert.deepEqual([answer.status, answer.body.code], [409, 'access.login_name_taken'])
})

test('nobody gives themselves a post, ends their own, shuts or resets themselves', async () => {
  const own = `${accounts}/${admin.id}`
  for (const [url, body] of [
    [`${own}/posts`, { role: 'community_head', areaId: community }],
    [`${own}/posts/${admin.postId}/end`, {}],
    [`${own}/password`, {}],
    [`${own}/totp-reset`, {}],
  ] as const)
    assert.equal((await browser.post(url, body)).body.code, 'access.not_yourself', url)
  assert.equal((await browser.patch(own, { version: 1, active: false })).body.code, 'access.not_yourself')
})

test('administration, audit and business are never in one hand at one time', async () => {
  for (const [first, second] of [
    ['grid_worker', 'security_administrator'],
    ['auditor', 'community_head'],
    ['system_administrator', 'auditor'],
    ['security_administrator', 'system_administrator'],
  ] as const) {
    const { id } = await givenAccount(app, { areaId: street })
    const give = (role: string, more = {}) => browser.post(`${accounts}/${id}/posts`, { role, areaId: street, ...more })
    assert.equal((await give(first, { validTo: '2999-01-01' })).status, 200)
    const refused = await give(second)
    assert.deepEqual([refused.status, refused.body.code], [409, 'access.duties_split'], `${first} and ${second}`)
    assert.equal((await give(second, { validFrom: '2999-01-02' })).status, 200, 'one after the other is allowed')
  }
})

test('the database holds the split too, whoever writes', async () => {
  const { id } = await givenAccount(app)
  await givenPost(app, { accountId: id, role: 'auditor', areaId: street })
  const owner = new pg.Client({ connectionString: app.ownerUrl })
  await owner.connect()
  await assert.rejects(
    owner.query(
      `insert into access.post (account_id, role, area_id, valid_from) values ($1, 'grid_worker', $2, '2020-01-01')`,
      [id, street],
    ),
    { constraint: 'post_split' },
  )
  await owner.end()
})

test('a term that ends before it begins is refused, and standing in for a post of another kind', async () => {
  const { id } = await givenAccount(app, { areaId: street })
  const give = (more: object) =>
    browser.post(`${accounts}/${id}/posts`, { role: 'grid_worker', areaId: community, ...more })
  assert.equal((await give({ validFrom: '2026-02-01', validTo: '2026-01-01' })).body.code, 'access.term_wrong')
  const clerk = await givenStaff(app, { role: 'window_clerk', areaId: community })
  assert.equal((await give({ substituteOf: clerk.postId })).body.code, 'access.post_unknown')
  assert.equal((await give({ substituteOf: 999_999 })).body.code, 'access.post_unknown')
})

test('an account is made once however often the draft is sent, with a password for one login', async () => {
  const sent = draft({
    officePhone: '021-58881234',
    posts: [{ role: 'grid_worker', areaId: community, title: '一网格网格员' }],
  })
  const first = await browser.post(accounts, sent)
  assert.equal(first.status, 200)
  assert.deepEqual((await browser.post(accounts, sent)).body, { id: sent.id, oneTimePassword: null })
  const worker = await signIn(app, { loginName: sent.loginName, password: first.body.oneTimePassword })
  const view = (await worker.get('/api/session')).body
  assert.deepEqual([view.mustChangePassword, view.permissions], [true, []])
  assert.equal((await worker.get(`/api/areas/${community}/colleagues`)).status, 403)
  const weak = await worker.post('/api/session/password', { current: first.body.oneTimePassword, next: '1234567890' })
  assert.deepEqual([weak.status, weak.body.details.faults], [422, ['too_plain', 'common']])
  const current = first.body.oneTimePassword
  assert.equal(
    (await worker.post('/api/session/password', { current, next: current })).body.code,
    'access.same_password',
  )
  assert.equal((await worker.post('/api/session/password', { current, next: testPassword })).status, 200)
  assert.equal((await worker.get(`/api/areas/${community}/colleagues`)).status, 200)
})

test('the same draft sent five times at once makes one account', async () => {
  const sent = draft()
  const answers = await Promise.all(Array.from({ length: 5 }, () => browser.post(accounts, sent)))
  assert.deepEqual(answers.map((a) => a.status), [200, 200, 200, 200, 200]) // prettier-ignore
  assert.equal(answers.filter((a) => a.body.oneTimePassword).length, 1)
})

test('days and instants the database cannot hold are no fault of ours', async () => {
  const { id } = await givenAccount(app, { areaId: street })
  const post = { role: 'grid_worker', areaId: community, validFrom: '0000-01-01' }
  assert.equal((await browser.post(`${accounts}/${id}/posts`, post)).status, 400)
  const auditor = await givenStaff(app, { role: 'auditor', areaId: street })
  for (const from of ['0000-01-01T00:00:00Z', '2026-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59'])
    assert.equal(
      (await auditor.browser.get(`/api/areas/${street}/audit?from=${encodeURIComponent(from)}`)).status,
      200,
      from,
    )
})

test('a change based on an older version is refused', async () => {
  const { id } = await givenAccount(app, { areaId: street })
  assert.equal((await browser.patch(`${accounts}/${id}`, { version: 1, name: '李华' })).body.version, 2)
  const late = await browser.patch(`${accounts}/${id}`, { version: 1, name: '李明' })
  assert.deepEqual([late.status, late.body.code, late.body.details.version], [409, 'platform.conflict', 2])
})

test('shutting an account ends its sessions at once, and it signs in no more', async () => {
  const worker = await givenStaff(app, { role: 'grid_worker', areaId: community })
  await browser.patch(`${accounts}/${worker.id}`, { version: 1, active: false })
  const { rows } = await app.pool.query('select from platform.session where account_id = $1', [worker.id])
  assert.equal(rows.length, 0)
  const { loginName, password } = worker
  assert.equal((await openBrowser(app).post('/api/session', { loginName, password })).status, 401)
})

test('an ended post gives no rights from that moment', async () => {
  const worker = await givenStaff(app, { role: 'grid_worker', areaId: community })
  assert.equal((await worker.browser.get(`/api/areas/${community}/colleagues`)).status, 200)
  const ended = await browser.post(`${accounts}/${worker.id}/posts/${worker.postId}/end`)
  assert.ok(ended.body.posts[0].endedAt)
  assert.equal((await worker.browser.get(`/api/areas/${community}/colleagues`)).status, 403)
})

test('an administrator unlocks, resets a password and clears a lost second factor', async () => {
  const worker = await givenStaff(app, { role: 'grid_worker', areaId: community })
  for (let i = 0; i < 5; i++)
    await openBrowser(app).post('/api/session', { loginName: worker.loginName, password: 'wrong' })
  const locked = (await browser.get(`${accounts}?locked=true`)).body.rows
  assert.deepEqual(
    locked.map((a: { id: string }) => a.id),
    [worker.id],
  )
  assert.equal((await browser.post(`${accounts}/${worker.id}/unlock`)).body.lockedUntil, null)
  await signIn(app, worker)
  const reset = (await browser.post(`${accounts}/${worker.id}/password`)).body
  assert.equal(
    (await openBrowser(app).post('/api/session', { loginName: worker.loginName, password: testPassword })).status,
    401,
  )
  await signIn(app, { loginName: worker.loginName, password: reset.oneTimePassword })
  assert.equal((await browser.post(`${accounts}/${worker.id}/totp-reset`)).body.totpEnabled, false)
})

test('the list is searched, filtered and read page by page', async () => {
  const area = 310_115_006_000
  const head = await givenStaff(app, { role: 'security_administrator', areaId: area })
  for (const name of ['赵一', '赵二', '钱三']) await givenAccount(app, { areaId: area + 1, name })
  const list = (query: string) => head.browser.get(`/api/areas/${area}/accounts?${query}`)
  assert.equal((await list(`q=${encodeURIComponent('赵')}`)).body.rows.length, 2)
  assert.equal((await list('role=security_administrator')).body.rows.length, 1)
  assert.equal((await list('withoutPost=true')).body.rows.length, 3)
  assert.equal((await list('q=%25')).body.rows.length, 0)
  const seen: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const { body } = await list(`limit=3${next ? `&after=${next}` : ''}`)
    seen.push(...body.rows.map((a: { loginName: string }) => a.loginName))
    next = body.next
  }
  assert.equal(new Set(seen).size, 4)
  assert.deepEqual(seen, seen.toSorted())
})

test('what administrators do stands in the audit log, in their name', async () => {
  const auditor = await givenStaff(app, { role: 'auditor', areaId: street })
  const { id } = await givenAccount(app, { areaId: street })
  await browser.post(`${accounts}/${id}/posts`, { role: 'grid_worker', areaId: community })
  const { body } = await auditor.browser.get(
    `/api/areas/${street}/audit?route=access.give_post&accountId=${admin.id}&limit=1`,
  )
  assert.deepEqual(
    [body.rows[0].name, body.rows[0].role, body.rows[0].about.about],
    ['周安', 'security_administrator', id],
  )
  const looked = await auditor.browser.get(`/api/areas/${street}/audit?route=access.find_audit`)
  assert.equal(looked.body.rows[0].accountId, auditor.id)
  assert.equal((await browser.get(`/api/areas/${street}/audit`)).status, 403)
  const refused = (await auditor.browser.get(`/api/areas/${street}/audit?refused=true`)).body.rows
  assert.ok(refused.length > 0 && refused.every((r: { about: object }) => 'refused' in r.about))
})
