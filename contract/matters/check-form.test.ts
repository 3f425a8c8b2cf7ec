import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkForm, checkSchema } from './check-form.ts'
import {
  cleanForm,
  FormField,
  isEmpty,
  shownFields,
  type FormSchema,
  type FormValue,
  type FormValues,
} from './forms.ts'
import { findMissing } from './missing.ts'

const keys = ['a', 'b', 'c', 'd', 'e', 'f']
const kinds = [
  'text',
  'long_text',
  'number',
  'day',
  'choice',
  'choices',
  'flag',
  'phone',
  'document',
  'address',
] as const
const options = [1, 2, 3].map((n) => ({ value: `o${n}`, zh: `选项${n}`, en: `option ${n}` }))

const conditionOn = (earlier: readonly string[]) =>
  fc.oneof(
    fc.record({ field: fc.constantFrom(...earlier), filled: fc.boolean() }),
    fc.record({ field: fc.constantFrom(...earlier), in: fc.constantFrom(['o1'], [true], ['o2', 5]) }),
    fc.record({ field: fc.constantFrom(...earlier), from: fc.constantFrom(0, 5) }),
  )
const fieldAt = (i: number) =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      required: fc.boolean(),
      shownIf: i ? fc.option(fc.array(conditionOn(keys.slice(0, i)), { minLength: 1, maxLength: 2 }), { nil: undefined }) : fc.constant(undefined), // prettier-ignore
      requiredIf: i ? fc.option(fc.array(conditionOn(keys.slice(0, i)), { minLength: 1, maxLength: 2 }), { nil: undefined }) : fc.constant(undefined), // prettier-ignore
    })
    .map((f) => FormField.parse({ ...f, key: keys[i], zh: keys[i], en: keys[i], ...(f.kind.startsWith('choice') ? { options } : {}) })) // prettier-ignore
const schema: fc.Arbitrary<FormSchema> = fc
  .tuple(...keys.map((_, i) => fieldAt(i)))
  .map((fields) => ({ fields: fields as FormField[] }))
const value: fc.Arbitrary<FormValue> = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('o1', 'o2', 'o9', '2026-02-29', '2026-11-22', '13700137000', '', '  ', '310101195803092716'),
  fc.integer({ min: -5, max: 50 }),
  fc.boolean(),
  fc.array(fc.constantFrom('o1', 'o2', 'o9'), { maxLength: 3 }),
)
const values: fc.Arbitrary<FormValues> = fc.dictionary(fc.constantFrom(...keys, 'strange'), value)
const known = fc.uniqueArray(fc.constantFrom(...keys)).map((some) => new Set(some))

test('whatever is typed, checking answers and never throws', () =>
  fc.assert(fc.property(schema, values, known, (form, typed, k) => Array.isArray(checkForm(form, typed, k)))))

test('hidden questions are never at fault', () =>
  fc.assert(
    fc.property(schema, values, known, (form, typed, k) => {
      const shown = new Set(shownFields(form, typed, k).map((f) => f.key))
      const strange = new Set(['strange'])
      return checkForm(form, typed, k).every((f) => shown.has(f.field) || strange.has(f.field))
    }),
  ))

test('cleaning takes nothing away that counts: the faults of the shown questions stay, and twice is once', () =>
  fc.assert(
    fc.property(schema, values, (form, typed) => {
      const clean = cleanForm(form, typed)
      assert.deepEqual(cleanForm(form, clean), clean)
      assert.deepEqual(
        checkForm(form, clean),
        checkForm(form, typed).filter((f) => f.fault !== 'not_a_field'),
      )
    }),
  ))

test('what the register knows is never missing, and typing more never makes the same question missing', () =>
  fc.assert(
    fc.property(schema, values, known, (form, typed, k) => {
      const missing = checkForm(form, typed, k).filter((f) => f.fault === 'missing')
      assert.ok(missing.every((f) => !k.has(f.field)))
      for (const { field } of checkForm(form, typed, k)) if (missing.some((m) => m.field === field)) assert.ok(isEmpty(typed[field])) // prettier-ignore
    }),
  ))

test('everything missing is named once, in the order of the item', () =>
  fc.assert(
    fc.property(schema, values, (form, typed) => {
      const found = findMissing({ form, materials: [] }, typed, new Map()).map((m) => m.key)
      assert.equal(new Set(found).size, found.length)
      const order = form.fields.map((f) => f.key).filter((key) => found.includes(key))
      assert.deepEqual(
        found.filter((key) => key !== 'strange'),
        order,
      )
    }),
  ))

test('a form with conditions on earlier fields only is a sound one; its faults are named', () => {
  fc.assert(fc.property(schema, (form) => checkSchema(form).length === 0))
  const field = (more: object) => FormField.parse({ key: 'a', zh: '甲', en: 'a', kind: 'text', ...more })
  const faults = checkSchema({
    fields: [
      field({ shownIf: [{ field: 'b', filled: true }] }),
      field({ kind: 'choice' }),
      field({ key: 'b', kind: 'choices', options: [options[0], options[0]] }),
      field({ key: 'c', min: 5, max: 2 }),
    ],
  })
  assert.deepEqual(
    faults.map((f) => f.why),
    ['looks_ahead', 'key_twice', 'no_options', 'option_twice', 'bounds'],
  )
})

test('each kind says its own fault', () => {
  const one = (kind: string, v: FormValue, more: object = {}) =>
    checkForm({ fields: [FormField.parse({ key: 'a', zh: '甲', en: 'a', kind, ...more })] }, { a: v })[0]?.fault
  assert.equal(one('day', '2026-02-29'), 'not_a_day')
  assert.equal(one('phone', '12345'), 'not_a_phone')
  assert.equal(one('phone', '021-58888888'), undefined)
  assert.equal(one('document', '310101195803092717'), 'not_a_document')
  assert.equal(one('choice', 'o9', { options }), 'not_an_option')
  assert.equal(one('choices', ['o1', 'o1'], { options }), 'wrong_kind')
  assert.equal(one('choices', ['o1'], { options, min: 2 }), 'too_few')
  assert.equal(one('number', 5, { max: 4 }), 'too_large')
  assert.equal(one('text', '字'.repeat(201)), 'too_long')
  assert.equal(one('flag', 'yes'), 'wrong_kind')
})
