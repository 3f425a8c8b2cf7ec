import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { now, setClock } from '#platform/clock.ts'
import { permissionsOf } from '#contract/access/roles.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { startTestApp } from '../../testing.ts'
import { demoCodeSender, phoneOf, setCodeSender } from './index.ts'
import { givenResident, openBrowser } from './testing.ts'

const app = await startTestApp()
afterEach(() => setClock(undefined))
const later = (seconds: number) => setClock(new Date(now().getTime() + seconds * 1000))

let last = 20_000_000
const newPhone = () => `138${++last}`
const ask = (phone: string, browser = openBrowser(app)) => browser.post('/api/phone-codes', { phone })
const enter = (phone: string, code: string) => openBrowser(app).post('/api/session/phone', { phone, code })
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('what is not a mobile number is refused', async () => {
  for (const phone of ['', '12345', '02163211234', '1381234567x']) assert.equal((await ask(phone)).status, 400, phone)
})

test('a phone nobody sent a code to is refused', async () => {
  assert.equal((await enter(newPhone(), '123456')).body.code, 'access.code_over')
})

test('a second code within a minute is refused, and an eleventh in a day', async () => {
  setClock('2026-11-23T09:00:00+08:00')
  const phone = newPhone()
  await ask(phone)
  assert.deepEqual((await ask(phone)).body.details, { seconds: 60 })
  for (let i = 0; i < 9; i++) {
    later(61)
    assert.equal((await ask(phone)).status, 200)
  }
  later(61)
  assert.equal((await ask(phone)).body.code, 'access.code_too_many')
  later(24 * 3600)
  assert.equal((await ask(phone)).status, 200)
})

test('a wrong code says how many tries are left; after five the right one is refused too', async () => {
  const phone = newPhone()
  const { code } = (await ask(phone)).body
  const said = []
  for (let i = 0; i < 5; i++) said.push((await enter(phone, wrong(code))).body)
  assert.deepEqual(
    said.map((s) => s.details.left ?? s.code),
    [4, 3, 2, 1, 'access.code_over'],
  )
  assert.equal((await enter(phone, code)).body.code, 'access.code_over')
})

test('a code is over after five minutes, and after it was used', async () => {
  const phone = newPhone()
  const first = (await ask(phone)).body
  assert.equal(first.validSeconds, 300)
  later(301)
  assert.equal((await enter(phone, first.code)).body.code, 'access.code_over')
  const second = (await ask(phone)).body
  assert.equal((await enter(phone, second.code)).status, 200)
  assert.equal((await enter(phone, second.code)).body.code, 'access.code_over')
})

test('a code for one phone does not open another', async () => {
  const [mine, theirs] = [newPhone(), newPhone()]
  const { code } = (await ask(mine)).body
  await ask(theirs)
  assert.notEqual((await enter(theirs, code)).status, 200)
})

test('a resident is signed in, nameless, and is the same one the next time', async () => {
  const first = await givenResident(app, newPhone())
  const { body } = await first.browser.get('/api/session')
  assert.deepEqual([body.kind, body.role, body.name, body.posts], ['resident', 'resident', null, []])
  assert.deepEqual(body.permissions, permissionsOf.resident)
  later(61)
  assert.equal((await givenResident(app, first.phone)).id, first.id)
})

test('the phone is kept sealed, and the code as a digest', async () => {
  const { id, phone } = await givenResident(app, newPhone())
  const { rows } = await app.pool.query('select phone from access.account where id = $1', [id])
  assert.ok(!rows[0].phone.includes(Buffer.from(phone)))
  assert.equal(await inTransaction(app.pool, everywhere, (db) => phoneOf(db, id)), phone)
})

test('a session of a resident lasts thirty days', async () => {
  const { id } = await givenResident(app, newPhone())
  const { rows } = await app.pool.query(
    `select round(extract(epoch from expires_at - now()) / 86400)::int as days, ends_at from platform.session where account_id = $1`,
    [id],
  )
  assert.deepEqual(rows, [{ days: 30, ends_at: null }])
})

test('without a gateway the sender is told, and outside the demo no code is shown', async () => {
  setCodeSender(undefined)
  const refused = await ask(newPhone())
  assert.deepEqual([refused.status, refused.body.code], [503, 'access.code_not_sent'])
  const sent: string[] = []
  setCodeSender({ shows: false, send: async (_, code) => void sent.push(code) })
  assert.deepEqual((await ask(newPhone())).body, { validSeconds: 300 })
  assert.equal(sent.length, 1)
  setCodeSender(demoCodeSender(() => {}))
})

test('residents have no password, no second factor and no absence', async () => {
  const { browser } = await givenResident(app, newPhone())
  for (const [url, body] of [
    ['/api/session/password', { current: 'a', next: 'b' }],
    ['/api/session/totp/enrolment', {}],
    ['/api/absences', { from: '2026-11-23', to: '2026-11-23' }],
  ] as const)
    assert.equal((await browser.post(url, body)).body.code, 'access.staff_only', url)
})
