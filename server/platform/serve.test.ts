import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestApp } from '../testing.ts'

test('the page of the API works over plain http in an office network and takes nothing from elsewhere', async () => {
  const app = await startTestApp()
  const { statusCode, headers, body } = await app.http.inject('/api/docs')
  assert.equal(statusCode, 200)
  assert.match(body, /swagger-ui/)
  const policy = String(headers['content-security-policy'])
  assert.match(policy, /default-src 'self'/)
  assert.doesNotMatch(policy, /upgrade-insecure-requests|https:|validator/)
})
