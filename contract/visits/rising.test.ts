import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leastTimes, rises } from './rising.ts'

const count = fc.record({
  times: fc.nat(500),
  entries: fc.integer({ min: 500, max: 5000 }),
  timesBefore: fc.nat(1500),
  entriesBefore: fc.integer({ min: 1500, max: 15_000 }),
})

test('a word said twice, or one without earlier months, never rises', () => {
  assert.equal(rises({ times: leastTimes - 1, entries: 10, timesBefore: 0, entriesBefore: 1000 }), false)
  assert.equal(rises({ times: 100, entries: 100, timesBefore: 0, entriesBefore: 0 }), false)
})

test('a busy month alone raises nothing: the same share of ten times as many entries', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 40, max: 400 }), (times, entries) => {
      const before = { timesBefore: 3 * times, entriesBefore: 3 * entries }
      assert.equal(rises({ times: 10 * times, entries: 10 * entries, ...before }), false)
    }),
  )
})

test('said more often it rises no less; said more often before, no more', () => {
  fc.assert(
    fc.property(count, fc.nat(50), (c, more) => {
      if (rises(c)) assert.ok(rises({ ...c, times: c.times + more }))
      if (!rises(c)) assert.ok(!rises({ ...c, timesBefore: c.timesBefore + more }))
    }),
  )
})

test('what nobody mentioned before and many do now rises', () => {
  assert.ok(rises({ times: 8, entries: 200, timesBefore: 3, entriesBefore: 600 }))
})
