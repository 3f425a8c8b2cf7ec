import { z } from 'zod'
import { text } from '../shapes.ts'

/** The name of a field inside a form, material or step: letters, digits, underscores. */
export const Key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

export const fieldKinds = [
  'text',
  'long_text',
  'number',
  'day',
  'choice',
  'choices',
  'flag',
  'phone',
  'document', // an identity number, its check digit is checked
  'address',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** A value somebody filled in. An empty text, an empty list and nothing at all are the same. */
export const FormValue = z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(100)).max(50)])
export type FormValue = z.infer<typeof FormValue>
export const FormValues = z.record(Key, FormValue)
export type FormValues = z.infer<typeof FormValues>

/** Holds when the field has one of the values, a number in the range, or anything at all. */
export const FieldCondition = z.union([
  z.object({ field: Key, in: z.array(z.union([z.string().max(100), z.number(), z.boolean()])).min(1).max(50) }),
  z.object({ field: Key, from: z.number().optional(), to: z.number().optional() }),
  z.object({ field: Key, filled: z.boolean() }),
]) // prettier-ignore
export type FieldCondition = z.infer<typeof FieldCondition>
const Conditions = z.array(FieldCondition).max(10)

/** What the register of people can say: a field of its dictionary, or `home_address` and `age`, which it works out. */
export const PrefillSource = z.string().regex(/^[a-z][a-z_]{1,39}$/)

/** 表单字段: one question of a form. */
export const FormField = z.object({
  key: Key,
  zh: text(60),
  en: text(120),
  kind: z.enum(fieldKinds),
  required: z.boolean().default(false),
  /** Required when all of these hold, besides `required`. They may look at earlier fields only. */
  requiredIf: Conditions.optional(),
  /** Asked only when all of these hold. They may look at earlier fields only. */
  shownIf: Conditions.optional(),
  options: z.array(z.object({ value: text(100), zh: text(60), en: text(120) })).max(100).optional(),
  /** Of a number its value, of a text its length, of `choices` how many. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Where the register of people knows it: then nobody is asked. */
  prefill: PrefillSource.optional(),
  /** Masked on screens and revealed with a reason; documents and phones always are. */
  sensitive: z.boolean().default(false),
  hintZh: text(200).optional(),
  hintEn: text(200).optional(),
}) // prettier-ignore
export type FormField = z.infer<typeof FormField>

/** A form of an item: its questions, in the order they are asked. */
export const FormSchema = z.object({ fields: z.array(FormField).max(80).default([]) })
export type FormSchema = z.infer<typeof FormSchema>

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0) // prettier-ignore

/** Does the field's value make the condition hold? A field the register knows counts as filled. */
export const holds = (condition: FieldCondition, values: FormValues, known?: ReadonlySet<string>): boolean => {
  const value = values[condition.field]
  if ('filled' in condition) return (!isEmpty(value) || !!known?.has(condition.field)) === condition.filled
  if (isEmpty(value)) return false
  if ('in' in condition)
    return condition.in.some((wanted) => (Array.isArray(value) ? value.includes(String(wanted)) : value === wanted))
  const number = typeof value === 'number' ? value : Number(value)
  return number >= (condition.from ?? -Infinity) && number <= (condition.to ?? Infinity)
}
const allHold = (conditions: readonly FieldCondition[], values: FormValues, known?: ReadonlySet<string>) =>
  conditions.every((condition) => holds(condition, values, known))

/** The fields that are asked, given what is filled in so far. A field that hangs on a hidden one is hidden too. */
export const shownFields = (form: FormSchema, values: FormValues, known?: ReadonlySet<string>): FormField[] => {
  const seen: FormValues = {}
  return form.fields.filter((field) => {
    if (field.shownIf && !allHold(field.shownIf, seen, known)) return false
    const value = values[field.key]
    if (value !== undefined && !isEmpty(value)) seen[field.key] = typeof value === 'string' ? value.trim() : value
    return true
  })
}

/** `values` as `cleanForm` leaves them: what stands in a hidden field asks for nothing. */
export const isRequired = (field: FormField, values: FormValues, known?: ReadonlySet<string>): boolean =>
  field.required || (field.requiredIf !== undefined && field.requiredIf.length > 0 && allHold(field.requiredIf, values, known)) // prettier-ignore

/** Texts trimmed, empty and hidden answers left out: what is kept of a form. */
export const cleanForm = (form: FormSchema, values: FormValues, known?: ReadonlySet<string>): FormValues => {
  const cleaned: FormValues = {}
  for (const { key } of shownFields(form, values, known)) {
    const value = values[key]
    if (value === undefined || isEmpty(value)) continue
    cleaned[key] = typeof value === 'string' ? value.trim() : value
  }
  return cleaned
}
