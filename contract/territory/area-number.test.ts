import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ancestorsOf, isAreaNumber, isInside, numberOfCode, rangeOf, tierOf } from './area-number.ts'

const group = (max: number) => fc.integer({ min: 0, max })
const areaNumber = fc
  .tuple(fc.integer({ min: 11, max: 99 }), group(99), group(99), group(999), group(999))
  .map(([p, c, d, s, k]) => p * 1e10 + c * 1e8 + d * 1e6 + s * 1e3 + k)

test('the levels of Shanghai', () => {
  assert.deepEqual([310000000000, 310115000000, 310115005000, 310115005001].map(tierOf), [
    'city',
    'district',
    'street',
    'community',
  ])
  assert.deepEqual([320000000000, 320200000000].map(tierOf), ['province', 'city'])
})

test('a street holds its communities and nothing else', () => {
  assert.deepEqual(rangeOf(310115005000), { from: 310115005000, to: 310115005999 })
  assert.ok(isInside(310115005001, 310115005000))
  assert.ok(!isInside(310115006000, 310115005000))
})

test('a community directly under its city skips two levels', () => {
  assert.equal(tierOf(320200000007), 'community')
  assert.deepEqual(ancestorsOf(320200000007), [320200000000, 320000000000])
})

test('codes of every length become numbers, others are refused', () => {
  assert.equal(numberOfCode('310115005'), 310115005000)
  assert.equal(numberOfCode('3101150'), undefined)
  assert.equal(numberOfCode('00'), undefined)
})

test('every ancestor holds the area, and they are sorted nearest first', () =>
  fc.assert(
    fc.property(areaNumber, (id) => {
      const above = ancestorsOf(id)
      assert.ok(above.every((a) => isAreaNumber(a) && isInside(id, a) && a < id))
      assert.deepEqual(
        above,
        [...above].sort((a, b) => b - a),
      )
      assert.ok(!isAreaNumber(id) || isInside(id, id))
    }),
  ))

test('two subtrees are nested or apart', () =>
  fc.assert(
    fc.property(areaNumber, areaNumber, (a, b) => {
      const [x, y] = [rangeOf(a), rangeOf(b)]
      const apart = x.to < y.from || y.to < x.from
      assert.ok(apart || isInside(a, b) || isInside(b, a))
    }),
  ))
