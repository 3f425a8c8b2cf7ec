import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { now, setClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/database.ts'
import { startTestApp } from '../../testing.ts'
import { givenAccount, givenPost, givenStaff, openBrowser, signIn, testPassword } from './testing.ts'

process.env['LINLI_TRUST_PROXY'] = 'on'
const app = await startTestApp()
const community = 310_115_005_001
afterEach(() => setClock(undefined))

const attempt = (loginName: string, password = 'wrong') =>
  openBrowser(app).post('/api/session', { loginName, password })
const timed = async (work: () => Promise<unknown>) => {
  const before = performance.now()
  await work()
  return performance.now() - before
}

test('an unknown name and a wrong password are refused in the same words and about the same time', async () => {
  const { loginName } = await givenAccount(app)
  await attempt('warm-up')
  const unknown: number[] = []
  const wrong: number[] = []
  for (let i = 0; i < 3; i++) {
    unknown.push(await timed(() => attempt('nobody-here')))
    wrong.push(await timed(() => attempt(loginName)))
  }
  assert.deepEqual((await attempt('nobody-here')).body, (await attempt(loginName)).body)
  assert.equal((await attempt('who')).body.code, 'access.wrong_password')
  const ratio = Math.min(...unknown) / Math.min(...wrong)
  assert.ok(ratio > 0.4 && ratio < 2.5, `unknown takes ${ratio} times as long`)
})

test('a shut account is refused like a wrong password', async () => {
  const { id, loginName } = await givenAccount(app)
  await app.pool.query('update access.account set active = false where id = $1', [id])
  assert.equal((await attempt(loginName, testPassword)).body.code, 'access.wrong_password')
})

for (const known of [true, false])
  test(`after five failures the ${known ? 'known' : 'unknown'} name waits, after ten for a quarter of an hour`, async () => {
    const loginName = known ? (await givenAccount(app)).loginName : 'unknown-one'
    for (let i = 0; i < 5; i++) assert.equal((await attempt(loginName)).body.code, 'access.wrong_password')
    const waiting = await attempt(loginName, testPassword)
    assert.equal(waiting.status, 429)
    assert.equal(waiting.body.code, 'access.wait')
    assert.ok(waiting.body.details.seconds >= 4 && waiting.body.details.seconds <= 5)
    for (let i = 5; i < 10; i++) {
      setClock(new Date(now().getTime() + 90_000))
      assert.equal((await attempt(loginName)).body.code, 'access.wrong_password')
    }
    assert.equal((await attempt(loginName, testPassword)).body.details.seconds, 900)
    setClock(new Date(now().getTime() + 901_000))
    assert.equal((await attempt(loginName, testPassword)).status, known ? 200 : 401)
  })

test('tries sent all at once are counted one by one', async () => {
  const { loginName } = await givenAccount(app)
  const browsers = await Promise.all(Array.from({ length: 12 }, async () => {
    const browser = openBrowser(app)
    await browser.get('/api/session')
    return browser
  })) // prettier-ignore
  const answers = await Promise.all(browsers.map((b) => b.post('/api/session', { loginName, password: 'wrong' })))
  assert.ok(answers.filter((a) => a.body.code === 'access.wrong_password').length <= 5)
  assert.ok(answers.every((a) => ['access.wrong_password', 'access.wait'].includes(a.body.code)))
})

test('a refused login stays in the audit log, in the area that looks after the account', async () => {
  const { id, loginName } = await givenAccount(app, { areaId: community })
  await attempt(loginName)
  const rows = await inTransaction(
    app.pool,
    { from: community, to: community },
    async (_, client) =>
      (await client.query('select area_id, route, about from platform.audit where account_id = $1', [id])).rows,
  )
  assert.deepEqual(rows, [{ area_id: community, route: 'access.sign_in', about: { refused: 'access.wrong_password' } }])
})

test('a request without the token against forgery, or with that of another browser, is refused', async () => {
  const { loginName } = await givenAccount(app)
  const payload = { loginName, password: testPassword }
  const bare = await app.http.inject({ method: 'POST', url: '/api/session', payload })
  assert.deepEqual([bare.statusCode, bare.json().code], [403, 'platform.csrf'])
  const other = openBrowser(app)
  await other.get('/api/session')
  const mixed = await openBrowser(app).send('POST', '/api/session', payload, { 'x-csrf-token': other.token() })
  assert.equal(mixed.body.code, 'platform.csrf')
})

test('the token of before the login is refused after it', async () => {
  const { loginName } = await givenAccount(app)
  const browser = openBrowser(app)
  await browser.get('/api/session')
  const before = browser.token()
  await browser.post('/api/session', { loginName, password: testPassword })
  assert.equal((await browser.send('DELETE', '/api/session', undefined, { 'x-csrf-token': before })).status, 403)
})

test('staff sign in, see who they are, and the id of the session changes', async () => {
  const head = await givenStaff(app, { role: 'community_head', areaId: community })
  const before = { ...head.browser.cookies }
  const again = await head.browser.post('/api/session', {
    loginName: head.loginName.toUpperCase(),
    password: testPassword,
  })
  assert.equal(again.status, 200)
  assert.equal(again.body.role, 'community_head')
  assert.equal(again.body.areaId, community)
  assert.ok(again.body.permissions.includes('incidents.whistle'))
  assert.notEqual(head.browser.cookies.linli_session, before.linli_session)
  const old = await app.http.inject({ method: 'GET', url: '/api/session', cookies: before })
  assert.equal(old.json().kind, 'anonymous')
})

test('the cookie is out of reach for scripts and other sites, and for plain http behind https', async () => {
  const { loginName } = await givenAccount(app)
  const browser = openBrowser(app)
  await browser.get('/api/session')
  const answer = await browser.send(
    'POST',
    '/api/session',
    { loginName, password: testPassword },
    { 'x-forwarded-proto': 'https' },
  )
  const cookie = [answer.headers['set-cookie']].flat().find((c) => String(c).startsWith('linli_session='))
  assert.match(String(cookie), /HttpOnly/)
  assert.match(String(cookie), /SameSite=Lax/)
  assert.match(String(cookie), /Secure/)
})

test('an expired post gives no rights; neither does one that has not begun', async () => {
  const { id, loginName } = await givenAccount(app)
  await givenPost(app, {
    accountId: id,
    role: 'grid_worker',
    areaId: community,
    validFrom: '2020-01-01',
    validTo: '2020-12-31',
  })
  await givenPost(app, { accountId: id, role: 'grid_worker', areaId: community, validFrom: '2999-01-01' })
  const { body } = await (await signIn(app, { loginName })).get('/api/session')
  assert.deepEqual([body.posts, body.postId, body.permissions], [[], null, []])
})

test('somebody with two posts switches between them and is remembered; a post of others is refused', async () => {
  const clerk = await givenStaff(app, { role: 'window_clerk', areaId: community })
  const second = await givenPost(app, { accountId: clerk.id, role: 'grid_worker', areaId: community + 1 })
  const other = await givenStaff(app, { role: 'grid_worker', areaId: community })
  assert.equal(
    (await clerk.browser.post('/api/session/post', { postId: other.postId })).body.code,
    'access.not_your_post',
  )
  const switched = await clerk.browser.post('/api/session/post', { postId: second })
  assert.deepEqual([switched.body.role, switched.body.areaId], ['grid_worker', community + 1])
  assert.equal((await clerk.browser.get('/api/session')).body.postId, second)
  assert.equal((await (await signIn(app, clerk)).get('/api/session')).body.postId, second)
})

test('signing out ends the session for good', async () => {
  const { browser } = await givenStaff(app, { role: 'grid_worker', areaId: community })
  const kept = { ...browser.cookies }
  assert.equal((await browser.delete('/api/session')).body.kind, 'anonymous')
  assert.equal((await app.http.inject({ method: 'GET', url: '/api/session', cookies: kept })).json().kind, 'anonymous')
})

test('what the database keeps of a session does not open it', async () => {
  const { id, browser } = await givenStaff(app, { role: 'grid_worker', areaId: community })
  const { rows } = await app.pool.query(
    "select encode(sid, 'hex') as sid from platform.session where account_id = $1",
    [id],
  )
  assert.equal(rows.length, 1)
  assert.ok(!JSON.stringify(browser.cookies).includes(rows[0].sid))
})
