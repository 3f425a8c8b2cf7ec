import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givingNumbers } from './giving-numbers.ts'
import type { SitePlan } from './slots.ts'

const spans = [
  { from: 540, to: 690, kind: 'usual' as const },
  { from: 810, to: 1020, kind: 'usual' as const },
]
const plan = {
  active: true,
  rules: { slotMinutes: 20, aheadDays: 7, leadMinutes: 0 },
  weeks: [{ validFrom: '2025-01-01', week: { 1: spans, 2: spans, 3: spans, 4: spans, 5: spans, 6: [], 7: [] } }],
  exceptions: { '2025-09-25': { kind: 'closed', reason: '停电', spans: [] } },
  windows: [],
  rotations: [],
  cancelled: {},
  calendar: { days: {}, years: [2025], hours: { 1: [[540, 1020]], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } },
} as unknown as SitePlan

test('from half an hour before the doors open until they close, also over noon', () => {
  const at = (minute: number) => givingNumbers(plan, '2025-09-24', minute)
  assert.deepEqual(at(509), { state: 'not_yet', why: null, next: { day: '2025-09-24', minute: 540 } })
  for (const minute of [510, 540, 700, 1019]) assert.deepEqual(at(minute), { state: 'open' }, `${minute}`)
  assert.deepEqual(at(1020), { state: 'over', why: null, next: { day: '2025-09-26', minute: 540 } })
})

test('a closed day says why, and the next opening is after every closed day', () => {
  assert.deepEqual(givingNumbers(plan, '2025-09-25', 600), {
    state: 'closed',
    why: { code: 'closed', reason: '停电' },
    next: { day: '2025-09-26', minute: 540 },
  })
  assert.deepEqual(givingNumbers(plan, '2025-09-27', 600), {
    state: 'closed',
    why: { code: 'weekend' },
    next: { day: '2025-09-29', minute: 540 },
  })
})

test('a hall that isn’t used any more has no next opening', () => {
  const shut = givingNumbers({ ...plan, active: false }, '2025-09-24', 600)
  assert.deepEqual(shut, { state: 'closed', why: { code: 'site_shut' }, next: null })
})
