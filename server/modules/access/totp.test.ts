import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { setClock } from '#platform/clock.ts'
import { startTestApp } from '../../testing.ts'
import { givenStaff, openBrowser, signIn, testPassword } from './testing.ts'

const app = await startTestApp()
const community = 310_115_005_001
const start = Date.parse('2026-11-23T09:00:00+08:00')
const at = (seconds: number) => setClock(new Date(start + seconds * 1000))
afterEach(() => setClock(undefined))

const codeOf = (secret: string, seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: start + seconds * 1000 })
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

const givenEnrolled = async () => {
  at(0)
  const staff = await givenStaff(app, { role: 'grid_worker', areaId: community })
  const { secret, otpauth, qr } = (await staff.browser.post('/api/session/totp/enrolment')).body
  assert.match(otpauth, /^otpauth:\/\/totp\//)
  assert.match(qr, /^data:image\/png;base64,/)
  const confirmed = await staff.browser.post('/api/session/totp/confirmation', { code: codeOf(secret, 0) })
  assert.equal(confirmed.body.totpEnabled, true)
  return { ...staff, secret: secret as string }
}
const firstStep = async (loginName: string) => {
  const browser = openBrowser(app)
  const answer = await browser.post('/api/session', { loginName, password: testPassword })
  assert.deepEqual([answer.status, answer.body.stage, answer.body.kind], [200, 'totp', 'anonymous'])
  return browser
}

test('a code without a password before it is refused', async () => {
  const answer = await openBrowser(app).post('/api/session/totp', { code: '123456' })
  assert.equal(answer.body.code, 'access.totp_not_asked')
})

test('between the two steps nothing opens', async () => {
  const { loginName } = await givenEnrolled()
  const browser = await firstStep(loginName)
  assert.equal((await browser.get('/api/session/activity')).status, 401)
  assert.equal((await browser.post('/api/session/totp/removal', { password: testPassword })).status, 401)
})

test('a wrong code, and one that was used before, are refused; the next one opens', async () => {
  const { loginName, secret } = await givenEnrolled()
  const browser = await firstStep(loginName)
  assert.equal(
    (await browser.post('/api/session/totp', { code: wrong(codeOf(secret, 0)) })).body.code,
    'access.totp_wrong',
  )
  assert.equal((await browser.post('/api/session/totp', { code: codeOf(secret, 0) })).body.code, 'access.totp_wrong')
  at(30)
  const before = browser.cookies.linli_session
  const answer = await browser.post('/api/session/totp', { code: codeOf(secret, 30) })
  assert.deepEqual([answer.body.stage, answer.body.role], ['full', 'grid_worker'])
  assert.notEqual(browser.cookies.linli_session, before)
})

test('guessing codes is slowed down like guessing passwords', async () => {
  const { loginName, secret } = await givenEnrolled()
  const browser = await firstStep(loginName)
  for (let i = 0; i < 5; i++) await browser.post('/api/session/totp', { code: wrong(codeOf(secret, 0)) })
  at(30)
  assert.equal((await browser.post('/api/session/totp', { code: codeOf(secret, 30) })).status, 200)
  const again = await firstStep(loginName)
  for (let i = 0; i < 5; i++) await again.post('/api/session/totp', { code: wrong(codeOf(secret, 60)) })
  at(31)
  assert.equal((await again.post('/api/session/totp', { code: codeOf(secret, 60) })).body.code, 'access.wait')
})

test('removing it takes the password, and is refused where an administrator demands it', async () => {
  const { id, browser, loginName } = await givenEnrolled()
  assert.equal(
    (await browser.post('/api/session/totp/removal', { password: 'wrong' })).body.code,
    'access.wrong_password',
  )
  await app.pool.query('update access.account set totp_required = true where id = $1', [id])
  assert.equal(
    (await browser.post('/api/session/totp/removal', { password: testPassword })).body.code,
    'access.totp_demanded',
  )
  await app.pool.query('update access.account set totp_required = false where id = $1', [id])
  assert.equal((await browser.post('/api/session/totp/removal', { password: testPassword })).status, 200)
  assert.equal((await (await signIn(app, { loginName })).get('/api/session')).body.stage, 'full')
})

test('where it is demanded and not set up, nothing but setting it up is possible', async () => {
  at(0)
  const staff = await givenStaff(app, { role: 'community_head', areaId: community, totpRequired: true })
  const before = (await staff.browser.get('/api/session')).body
  assert.deepEqual([before.mustEnrolTotp, before.permissions], [true, []])
  assert.equal((await staff.browser.get(`/api/areas/${community}/colleagues`)).status, 403)
  const { secret } = (await staff.browser.post('/api/session/totp/enrolment')).body
  await staff.browser.post('/api/session/totp/confirmation', { code: codeOf(secret, 0) })
  assert.equal((await staff.browser.get(`/api/areas/${community}/colleagues`)).status, 200)
})

test('the secret is not readable in the database', async () => {
  const { id, secret } = await givenEnrolled()
  const { rows } = await app.pool.query('select totp_secret from access.account where id = $1', [id])
  assert.ok(!rows[0].totp_secret.includes(Buffer.from(secret)))
})
