import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filtersSet, isTold, queryOf, readSearch } from './people-search.ts'

test('what does not fit is left out of an address', () => {
  const search = readSearch({ sex: '7', ageFrom: '60', area: '12', separation: ['together'], other: 'x' })
  assert.deepEqual(search, { ageFrom: '60', separation: ['together'] })
})

test('a link from the board counts as no folded filter, the search box neither', () => {
  assert.equal(filtersSet({ check: 'disputed', q: '王', sex: '1' }), 1)
  assert.deepEqual(queryOf({ sex: '1' }, '王'), { sex: '1', q: '王' })
})

test('numbers of documents and phones are told from names and short house numbers', () => {
  assert.ok(isTold('310115199001011234'))
  assert.ok(isTold('138 1234 5678'))
  assert.ok(!isTold('昌邑路55弄3号'))
  assert.ok(!isTold('王芳'))
})
