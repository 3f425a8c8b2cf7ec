import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildingCode, readBuildingCode } from './building-code.ts'

const key = fc.record({
  areaId: fc.integer({ min: 110000000000, max: 999999999999 }),
  buildingNo: fc.integer({ min: 1, max: 99999 }),
})

test('a code reads back as the building it was made for, also from an address and without dashes', () =>
  fc.assert(
    fc.property(key, ({ areaId, buildingNo }) => {
      const code = buildingCode(areaId, buildingNo)
      for (const text of [code, code.replaceAll('-', ''), `https://example.org/b/${code}`])
        assert.deepEqual(readBuildingCode(text), { areaId, buildingNo })
    }),
  ))

test('one digit read wrongly never leads to another building', () =>
  fc.assert(
    fc.property(key, fc.nat(17), fc.integer({ min: 1, max: 9 }), ({ areaId, buildingNo }, at, by) => {
      const digits = [...buildingCode(areaId, buildingNo).replaceAll('-', '')]
      digits[at] = String((Number(digits[at]) + by) % 10)
      assert.equal(readBuildingCode(digits.join('')), undefined)
    }),
  ))

test('nonsense is no code', () =>
  assert.deepEqual(['', 'abc', '12'].map(readBuildingCode), [undefined, undefined, undefined]))
