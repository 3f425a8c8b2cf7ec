import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hideFew } from './few.ts'

test('no group of fewer than three is shown, and none can be had by subtracting from the total', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { maxLength: 12 }), (sizes) => {
      const { shown, hidden } = hideFew(
        sizes.map((given, key) => ({ given, key })),
        3,
      )
      assert.ok(shown.every((g) => g.given >= 3))
      const total = sizes.reduce((a, b) => a + b, 0)
      assert.equal(shown.reduce((sum, g) => sum + g.given, 0) + hidden, total)
      if (total >= 3) assert.ok(hidden === 0 || hidden >= 3, `${sizes}: ${hidden} hidden`)
    }),
  )
})
test('large groups are all shown, largest first', () => {
  const { shown, hidden } = hideFew([{ given: 3 }, { given: 9 }, { given: 0 }, { given: 4 }], 3)
  assert.deepEqual([shown.map((g) => g.given), hidden], [[9, 4, 3], 0])
})
