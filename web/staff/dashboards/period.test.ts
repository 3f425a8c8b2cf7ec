import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthOf, monthsFrom, periodOf, readPeriod } from './period.ts'

test('a month begins at midnight in Shanghai', () => {
  assert.equal(monthOf(new Date('2026-10-31T15:59:59Z')), '2026-10')
  assert.equal(monthOf(new Date('2026-10-31T16:00:00Z')), '2026-11')
})

test('months are counted across years', () => {
  assert.equal(monthsFrom('2026-01', -1), '2025-12')
  assert.equal(monthsFrom('2026-12', 1), '2027-01')
  assert.equal(monthsFrom('2026-11', -11), '2025-12')
})

test('the usual periods end now, but for the last month', () => {
  assert.deepEqual(periodOf('quarter', '2026-02'), { from: '2025-12', to: '2026-02' })
  assert.deepEqual(periodOf('lastMonth', '2026-01'), { from: '2025-12', to: '2025-12' })
})

test('what the address says is taken only when it is a period', () => {
  assert.deepEqual(readPeriod({}, '2026-11'), { from: '2026-11', to: '2026-11' })
  assert.deepEqual(readPeriod({ from: '2026-13', to: 'x' }, '2026-11'), { from: '2026-11', to: '2026-11' })
  assert.deepEqual(readPeriod({ from: '2026-11', to: '2026-02' }, '2026-11'), { from: '2026-02', to: '2026-02' })
})
