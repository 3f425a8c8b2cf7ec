import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everywhere, inTransaction } from '#platform/database.ts'
import { givenAreas } from '#modules/territory/testing.ts'
import { startTestApp } from '../../testing.ts'
import { firstAdministratorCode } from './index.ts'
import { openBrowser } from './testing.ts'

const app = await startTestApp()
await givenAreas(app.ownerUrl)
const newCode = () => inTransaction(app.pool, everywhere, (db) => firstAdministratorCode(db))
const url = '/api/first-administrator'
const draft = { loginName: 'anquan', name: '周安', password: 'Wutong-Shu-88' }
const send = (code: string, more = {}) => openBrowser(app).post(url, { ...draft, code, ...more })

test('while there is nobody, the page asks for the first administrator', async () => {
  assert.deepEqual((await openBrowser(app).get(url)).body, { needed: true })
})

test('without the code of the console nobody becomes administrator, nor with one from before', async () => {
  assert.equal((await send('guess')).body.code, 'access.first_code_wrong')
  const before = await newCode()
  await newCode()
  assert.equal((await send(before!)).body.code, 'access.first_code_wrong')
})

test('a weak password is refused', async () => {
  const answer = await send((await newCode())!, { password: 'anquan-123456' })
  assert.deepEqual([answer.body.code, answer.body.details.faults], ['access.weak_password', ['holds_name']])
})

test('of two at once, one becomes the first administrator and is signed in; then the door is shut', async () => {
  const code = (await newCode())!
  const answers = await Promise.all([send(code), send(code, { loginName: 'second' })])
  assert.deepEqual(answers.map((a) => a.status).toSorted(), [200, 409])
  const made = answers.find((a) => a.status === 200)!.body
  assert.deepEqual([made.role, made.permissions], ['security_administrator', ['access.manage_accounts']])
  assert.equal(made.areaId, 310_000_000_000)
  assert.deepEqual((await openBrowser(app).get(url)).body, { needed: false })
  assert.equal(await newCode(), undefined)
  assert.equal((await send(code)).body.code, 'access.not_first')
})
