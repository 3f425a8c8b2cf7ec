import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitAfter, waitAfterFromAddress } from './login-wait.ts'

test('four failures are free, then the wait doubles, the tenth locks for a quarter of an hour', () => {
  assert.deepEqual([0, 4, 5, 6, 7, 8, 9, 10, 11].map(waitAfter), [0, 0, 5, 10, 20, 40, 80, 900, 900])
})
test('an address has ten times the patience', () => {
  assert.deepEqual([49, 50, 60, 100].map(waitAfterFromAddress), [0, 5, 10, 900])
})
