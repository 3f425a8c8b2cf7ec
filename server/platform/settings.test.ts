import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestApp } from '../testing.ts'

test('outside the demo no account is ever offered, whatever the start was given', async () => {
  const app = await startTestApp({
    demo: false,
    demoAccounts: [{ loginName: 'grid', password: 'x', zh: '网格员', en: 'Grid worker' }],
  })
  const answer = await app.http.inject('/api/settings')
  assert.deepEqual(answer.json(), { demo: false, accounts: [] })
})
