import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { everywhere, inTransaction, openPool } from '#platform/database.ts'
import { endSessionsOf } from '#platform/sessions.ts'
import { hearSessionChanges, sessionStore } from '#platform/session-store.ts'
import { startTestApp } from '../../testing.ts'
import { givenAccount, givenStaff, openBrowser, signIn, testPassword } from './testing.ts'

const app = await startTestApp()
const community = 310_115_005_001
const silent = { error: () => {} }

/** The sessions of a second process: a pool, a memory and an ear of its own. */
const secondProcess = async () => {
  const pool = openPool(app.appUrl, 2)
  const store = sessionStore(pool, silent)
  const dropped: string[] = []
  const waiting: (() => void)[] = []
  const deafen = await hearSessionChanges(
    app.appUrl,
    { ...store, drop: (key) => (store.drop(key), dropped.push(key), waiting.splice(0).forEach((go) => go())) },
    silent,
  )
  const heard = () => (dropped.length ? Promise.resolve() : new Promise<void>((go) => waiting.push(go)))
  return { store, heard, stop: async () => (await deafen(), await pool.end()) }
}

test('a session made up or changed by a letter is nobody', async () => {
  const { browser } = await givenStaff(app, { role: 'grid_worker', areaId: community })
  for (const linli_session of ['x', browser.cookies.linli_session!.slice(1), `${browser.cookies.linli_session}x`])
    assert.equal((await app.http.inject({ url: '/api/session', cookies: { linli_session } })).json().kind, 'anonymous')
})

test('a session nobody used for half an hour, and one past twelve hours, is over', async () => {
  for (const column of ['expires_at', 'ends_at']) {
    const { id, browser } = await givenStaff(app, { role: 'grid_worker', areaId: community })
    const { rows } = await app.pool.query(
      `select round(extract(epoch from expires_at - now()) / 60) as idle, round(extract(epoch from ends_at - now()) / 3600) as most
       from platform.session where account_id = $1`,
      [id],
    )
    assert.deepEqual(
      rows.map((r) => [Number(r.idle), Number(r.most)]),
      [[30, 12]],
    )
    await app.pool.query(`update platform.session set ${column} = now() - interval '1 second' where account_id = $1`, [
      id,
    ])
    const fresh = sessionStore(app.pool, silent)
    assert.equal(await fresh.find(browser.cookies.linli_session!), undefined, column)
  }
})

test('using a session moves its idle end at most once a minute', async () => {
  const { id, browser } = await givenStaff(app, { role: 'grid_worker', areaId: community })
  const seen = async () =>
    (await app.pool.query('select seen_at from platform.session where account_id = $1', [id])).rows[0].seen_at
  const before = await seen()
  await browser.get('/api/session')
  assert.deepEqual(await seen(), before)
  await app.pool.query(`update platform.session set seen_at = now() - interval '2 minutes' where account_id = $1`, [id])
  const awake = new Promise<void>((done) => {
    const query = (text: string, values: unknown[]) =>
      app.pool.query(text, values).finally(() => text.includes('update') && done())
    void sessionStore({ query } as unknown as pg.Pool, silent).find(browser.cookies.linli_session!)
  })
  await awake
  assert.ok((await seen()) >= before)
})

test('a logout is heard by another process at once', async () => {
  const { browser } = await givenStaff(app, { role: 'grid_worker', areaId: community })
  const other = await secondProcess()
  const sid = browser.cookies.linli_session!
  assert.equal((await other.store.find(sid))?.stage, 'full')
  assert.ok(!(other.store.find(sid) instanceof Promise), 'what is kept answers without asking the database')
  await browser.delete('/api/session')
  await other.heard()
  assert.equal(await other.store.find(sid), undefined)
  await other.stop()
})

test('ending the sessions of an account counts once the transaction commits, and not when it rolls back', async () => {
  const { id, browser } = await givenStaff(app, { role: 'grid_worker', areaId: community })
  const sid = browser.cookies.linli_session!
  const other = await secondProcess()
  await assert.rejects(
    inTransaction(app.pool, everywhere, async (db) => {
      await endSessionsOf(db, id)
      throw new Error('no')
    }),
  )
  assert.ok(await other.store.find(sid))
  await inTransaction(app.pool, everywhere, (db) => endSessionsOf(db, id))
  await other.heard()
  assert.equal(await other.store.find(sid), undefined)
  await other.stop()
})

test('a kept session is found without asking the database', async () => {
  const { browser } = await givenStaff(app, { role: 'grid_worker', areaId: community })
  const store = sessionStore(app.pool, silent)
  const sid = browser.cookies.linli_session!
  assert.ok(store.find(sid) instanceof Promise, 'the first time it asks')
  const { accountId } = (await store.find(sid))!
  const kept = store.find(sid)
  assert.ok(kept && !(kept instanceof Promise))
  assert.equal(kept.accountId, accountId)
})

test('a refused request leaves the session as it was', async () => {
  const { loginName } = await givenAccount(app)
  const browser = await signIn(app, { loginName })
  const before = { ...browser.cookies }
  assert.equal((await browser.post('/api/session', { loginName, password: 'wrong' })).status, 401)
  assert.deepEqual(browser.cookies, before)
  assert.equal((await browser.get('/api/session')).body.kind, 'staff')
})

test('a changed password ends every other session of the account and renews this one', async () => {
  const { loginName } = await givenAccount(app)
  const [here, there] = [await signIn(app, { loginName }), await signIn(app, { loginName })]
  const before = here.cookies.linli_session
  const answer = await here.post('/api/session/password', { current: testPassword, next: 'Xiangzhang-Shu-17' })
  assert.equal(answer.status, 200)
  assert.notEqual(here.cookies.linli_session, before)
  assert.equal((await here.get('/api/session')).body.kind, 'staff')
  const { rows } = await app.pool.query(
    'select count(*)::int as n from platform.session s join access.account a on a.id = s.account_id where login_name = $1',
    [loginName],
  )
  assert.equal(rows[0].n, 1)
  assert.equal(await sessionStore(app.pool, silent).find(there.cookies.linli_session!), undefined)
  assert.equal((await openBrowser(app).post('/api/session', { loginName, password: testPassword })).status, 401)
})
