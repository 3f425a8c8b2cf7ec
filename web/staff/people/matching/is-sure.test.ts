import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSure } from './is-sure.ts'

const reason = (field: string, weight: number) => ({ field, weight, zh: '', en: '' })
const b = {} as never

test('one document and one name are sure, a document alone or with another birth date is not', () => {
  assert.ok(isSure({ b, reasons: [reason('document', 18), reason('name', 6)] }))
  assert.ok(!isSure({ b, reasons: [reason('document', 18)] }))
  assert.ok(!isSure({ b, reasons: [reason('document', 18), reason('name', 6), reason('birth', -5)] }))
  assert.ok(!isSure({ b, reasons: [reason('name', 9), reason('birth_on', 9)] }))
})

test('a record of another community is never merged in bulk', () => {
  assert.ok(!isSure({ b: null, reasons: [reason('document', 18), reason('name', 6)] }))
})
