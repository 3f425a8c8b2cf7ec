import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areas, startSmallCity } from '../../test/small-city.ts'

const city = await startSmallCity()
const head = await city.as('head')
const url = `/api/areas/${areas.community}/incidents`
const report = { id: 'not-a-key', text: '' }

test('what is wrong with the input is said in the language asked for, naming the field', async () => {
  const zh = await head.send('POST', url, report, { 'accept-language': 'zh-CN' })
  const en = await head.send('POST', url, report, { 'accept-language': 'en' })
  assert.deepEqual([zh.status, en.status], [400, 400])
  assert.deepEqual(zh.body.errors.map((e: { field: string }) => e.field).sort(), ['id', 'text'])
  assert.match(zh.body.errors[0].message, /\p{Script=Han}/u)
  assert.doesNotMatch(en.body.errors[0].message, /\p{Script=Han}/u)
})

test('text with U+0000 is refused at the door, wherever it stands', async () => {
  const answer = await head.post(url, { ...report, placeText: 'a\u0000b' })
  assert.deepEqual([answer.status, answer.body.code], [400, 'platform.invalid'])
})

test('a write without the token against forged requests is refused', async () => {
  const answer = await city.app.http.inject({ method: 'POST', url, cookies: head.cookies, payload: report })
  assert.deepEqual([answer.statusCode, answer.json().code], [403, 'platform.csrf'])
})

test('a body that is no JSON, and a path that is none, are named refusals', async () => {
  const broken = await city.app.http.inject({
    method: 'POST',
    url,
    cookies: head.cookies,
    headers: { 'content-type': 'application/json', 'x-csrf-token': head.token() },
    payload: '{"a":',
  })
  assert.deepEqual([broken.statusCode, broken.json().code], [400, 'platform.invalid'])
  const nowhere = await city.app.http.inject('/api/nowhere')
  assert.deepEqual([nowhere.statusCode, nowhere.json().code], [404, 'platform.not_found'])
})
