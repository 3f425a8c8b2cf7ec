import { parseDocument } from '../people/identity/document.ts'
import { Day, Phone } from '../shapes.ts'
import { cleanForm, isEmpty, isRequired, shownFields, type FormField, type FormSchema, type FormValue, type FormValues } from './forms.ts' // prettier-ignore

export const formFaultKinds = [
  'missing',
  'wrong_kind',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'too_few',
  'too_many',
  'not_an_option',
  'not_a_day',
  'not_a_phone',
  'not_a_document',
  'not_a_field',
] as const
export type FormFaultKind = (typeof formFaultKinds)[number]
/** What is wrong with one answer; `limit` where a bound was passed. The words are `matters.fault.<kind>`. */
export type FormFault = { field: string; fault: FormFaultKind; limit?: number }

const textMost = 200
const longMost = 2000

const faultOfText = (field: FormField, value: string): Omit<FormFault, 'field'> | undefined => {
  const length = [...value.trim()].length
  const most = field.max ?? (field.kind === 'long_text' ? longMost : textMost)
  if (field.min !== undefined && length < field.min) return { fault: 'too_short', limit: field.min }
  return length > most ? { fault: 'too_long', limit: most } : undefined
}
const within = (n: number, field: FormField, less: FormFaultKind, more: FormFaultKind) =>
  field.min !== undefined && n < field.min
    ? { fault: less, limit: field.min }
    : field.max !== undefined && n > field.max
      ? { fault: more, limit: field.max }
      : undefined

const faultOf = (field: FormField, value: FormValue): Omit<FormFault, 'field'> | undefined => {
  const options = new Set(field.options?.map((option) => option.value))
  switch (field.kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : { fault: 'wrong_kind' }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? within(value, field, 'too_small', 'too_large') : { fault: 'wrong_kind' } // prettier-ignore
    case 'choices':
      if (!Array.isArray(value) || new Set(value).size !== value.length) return { fault: 'wrong_kind' }
      if (value.some((one) => !options.has(one))) return { fault: 'not_an_option' }
      return within(value.length, field, 'too_few', 'too_many')
  }
  if (typeof value !== 'string') return { fault: 'wrong_kind' }
  const plain = value.trim()
  switch (field.kind) {
    case 'choice':
      return options.has(plain) ? undefined : { fault: 'not_an_option' }
    case 'day':
      return Day.safeParse(plain).success ? undefined : { fault: 'not_a_day' }
    case 'phone':
      return Phone.safeParse(plain).success || /^0\d{2,3}-?\d{7,8}$/.test(plain) ? undefined : { fault: 'not_a_phone' }
    case 'document': {
      const document = parseDocument(plain)
      return document.canonical && document.faults.length === 0 ? undefined : { fault: 'not_a_document' }
    }
    default:
      return faultOfText(field, plain)
  }
}

/**
 * Everything that is wrong with a filled-in form, all at once, in the order of its fields. Pure: the browser says it
 * while somebody types, the server decides by it. `known`: fields the register of people answers itself, so that a
 * missing answer there is no fault.
 */
export const checkForm = (
  form: FormSchema,
  values: FormValues,
  known: ReadonlySet<string> = new Set(),
): FormFault[] => {
  const faults: FormFault[] = []
  const fields = new Set(form.fields.map((field) => field.key))
  const clean = cleanForm(form, values, known)
  for (const field of shownFields(form, values, known)) {
    const value = values[field.key]
    if (value === undefined || isEmpty(value)) {
      if (isRequired(field, clean, known) && !known.has(field.key)) faults.push({ field: field.key, fault: 'missing' })
      continue
    }
    const fault = faultOf(field, value)
    if (fault) faults.push({ field: field.key, ...fault })
  }
  for (const key of Object.keys(values)) if (!fields.has(key)) faults.push({ field: key, fault: 'not_a_field' })
  return faults
}

export type SchemaFault = { field: string; why: 'key_twice' | 'looks_ahead' | 'no_options' | 'option_twice' | 'bounds' }
/** What is wrong with a form as designed: a key twice, a condition on a later field, a choice without options, bounds the wrong way round. */
export const checkSchema = (form: FormSchema): SchemaFault[] => {
  const before = new Set<string>()
  return form.fields.flatMap((field): SchemaFault[] => {
    const faults: SchemaFault[] = []
    const say = (why: SchemaFault['why']) => faults.push({ field: field.key, why })
    if (before.has(field.key)) say('key_twice')
    if ([...(field.requiredIf ?? []), ...(field.shownIf ?? [])].some((c) => !before.has(c.field))) say('looks_ahead')
    const options = field.options?.map((option) => option.value) ?? []
    if ((field.kind === 'choice' || field.kind === 'choices') && options.length === 0) say('no_options')
    if (new Set(options).size !== options.length) say('option_twice')
    if (field.min !== undefined && field.max !== undefined && field.min > field.max) say('bounds')
    before.add(field.key)
    return faults
  })
}
