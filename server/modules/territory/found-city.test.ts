import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstAdministratorCode } from '#modules/access/index.ts'
import { givenStaff, openBrowser } from '#modules/access/testing.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { startTestApp } from '../../testing.ts'

const app = await startTestApp()
const newCode = () => inTransaction(app.pool, everywhere, firstAdministratorCode)
const browser = openBrowser(app)
const admin = { loginName: 'anquan', name: '周安', password: 'Wutong-Shu-88' }
const wuxi = { from: 'list', list: 'wuxi' }

test('nobody has chosen a city: the shipped lists are offered', async () => {
  const { body } = await browser.get('/api/city')
  assert.deepEqual([body.city, body.filling], [null, null])
  assert.deepEqual(body.lists.map((l: { name: string }) => l.name), ['上海市', '无锡市']) // prettier-ignore
})

test('an administrator needs a city, and a city needs the code of the console', async () => {
  const code = (await newCode())!
  assert.equal((await browser.post('/api/first-administrator', { ...admin, code })).body.code, 'access.city_first')
  assert.equal((await browser.post('/api/city', { code: 'guess', city: wuxi })).body.code, 'access.first_code_wrong')
  const odd = { from: 'name', name: '某市', code: '99' }
  assert.equal((await browser.post('/api/city', { code, city: odd })).status, 200, 'any number may be a city')
})

test('the city is chosen once', async () => {
  const again = await browser.post('/api/city', { code: (await newCode())!, city: wuxi })
  assert.deepEqual([again.status, again.body.code], [409, 'territory.city_chosen'])
})

test('the first administrator administrates the city that was chosen, then the door is shut', async () => {
  const code = (await newCode())!
  const made = await browser.post('/api/first-administrator', { ...admin, code })
  assert.deepEqual([made.status, made.body.areaId], [200, 990_000_000_000])
  const late = await browser.post('/api/city', { code, city: wuxi })
  assert.equal(late.body.code, 'access.not_first')
})

test('areas come in by import: errors keep everything out, known ones are only renamed', async () => {
  const { browser: system } = await givenStaff(app, { role: 'system_administrator', areaId: 990_000_000_000 })
  const send = (rows: [string, string][], check = false) =>
    system.post('/api/areas/990000000000/areas/import', { check, rows: rows.map(([code, name]) => ({ code, name })) })
  const good: [string, string][] = [
    ['990101', '东城区'],
    ['990101001', '长宁街道'],
    ['990101001001', '新民村村民委员会'],
    ['990102001', '没有区的街道'],
  ]
  const refused = (await send([...good, ['12', '外地'], ['x', '错'], ['990101', '重复'], ['990103', '']])).body
  assert.deepEqual([refused.done, refused.errors], [false, 4])
  assert.deepEqual(refused.remarks.map((r: { code: string }) => r.code), ['outside', 'code_wrong', 'twice', 'name_missing']) // prettier-ignore
  const checked = (await send(good, true)).body
  assert.deepEqual([checked.done, checked.added.length], [false, 3])
  assert.equal((await send(good)).body.done, true)
  const found = await browser.get('/api/areas?q=changning')
  assert.equal(found.body.rows[0]?.path, '某市 东城区 长宁街道')
  const again = (await send([['990101', '东城新区'], ['990101001', '长宁街道']])).body // prettier-ignore
  assert.deepEqual([again.renamed, again.added], [1, []])
  assert.equal((await browser.get('/api/areas/990101000000')).body.name, '东城新区')
  const bodies = (await browser.get('/api/areas/990101001001')).body.bodies
  assert.equal(bodies.length, 3)
})
