import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { changedFacts, readTyped } from './changed-facts.ts'

const facts = [
  { field: 'education', value: '20', masked: false },
  { field: 'workplace', value: '第一小学', masked: false },
  { field: 'phone', value: null, masked: true },
]

test('only what was typed and differs is said, with what the form showed', () => {
  deepStrictEqual(changedFacts(facts, { education: '20', workplace: '第二小学', pets: true }), [
    { field: 'workplace', value: '第二小学', base: '第一小学' },
    { field: 'pets', value: true, base: null },
  ])
  deepStrictEqual(changedFacts(facts, {}), [])
})
test('emptied takes a value away, but none that was not shown', () => {
  deepStrictEqual(changedFacts(facts, { workplace: null, phone: null, unknown: null }), [
    { field: 'workplace', value: null, base: '第一小学' },
  ])
  deepStrictEqual(changedFacts(facts, { phone: '13800000000' }), [{ field: 'phone', value: '13800000000', base: null }])
})
test('an input is read by the kind of its field', () => {
  strictEqual(readTyped('number', ' 3 '), 3)
  strictEqual(readTyped('number', 'three'), 'three')
  strictEqual(readTyped('flag', 'false'), false)
  strictEqual(readTyped('day', '2026-11-22'), '2026-11-22')
  strictEqual(readTyped('text', '   '), null)
})
