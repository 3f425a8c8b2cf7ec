import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countedReasonsOf, lastDayOf, mustThisMonth, visitDuty, type DutyVisit } from './duty.ts'
import { visitCredits, visitKinds } from './visits.ts'

const aVisit: fc.Arbitrary<DutyVisit> = fc.record({
  householdId: fc.constantFrom(null, 'a', 'b', 'c', 'd'),
  kind: fc.constantFrom(...visitKinds),
  met: fc.boolean(),
  credit: fc.constantFrom(...visitCredits),
  month: fc.constantFrom('2026-10', '2026-11'),
})

test('as many lines are counted as the duty counts households, whatever the ledger holds', () => {
  fc.assert(
    fc.property(fc.array(aVisit), (visits) => {
      const plan = { householdsAMonth: 3, mustEveryMonth: true }
      const { households } = visitDuty({ month: '2026-11', plan, visits, must: [] })
      const reasons = countedReasonsOf(visits, '2026-11')
      assert.equal(reasons.filter((r) => r === 'counted').length, households)
    }),
  )
})

test('each line says why', () => {
  const line = { householdId: 'a', kind: 'visit', met: true, credit: 'own', month: '2026-11' } as const
  const lines = [
    { ...line, met: false },
    line,
    { ...line, credit: 'joint' as const },
    { ...line, kind: 'call' as const },
    { ...line, householdId: null },
    { ...line, householdId: 'b', credit: 'elsewhere' as const },
    { ...line, householdId: 'c', month: '2026-10' },
  ]
  assert.deepEqual(countedReasonsOf(lines, '2026-11'), [
    'nobody_met',
    'counted',
    'again',
    'not_a_visit',
    'no_household',
    'elsewhere',
    'other_month',
  ])
})

test('weekly and monthly registers are on every list; half-yearly ones when their time runs out before the month ends', () => {
  const on = (everyDays: number, lastVisitOn: string | null) =>
    mustThisMonth({ month: '2026-11', everyDays, lastVisitOn })
  assert.deepEqual(
    [lastDayOf('2026-02'), lastDayOf('2024-02'), lastDayOf('2026-12')],
    ['2026-02-28', '2024-02-29', '2026-12-31'],
  )
  assert.ok(on(7, '2026-10-31') && on(30, '2026-10-31'))
  assert.ok(on(180, null) && on(180, '2026-06-03'))
  assert.ok(!on(180, '2026-06-04') && !on(180, '2026-10-01'))
})
