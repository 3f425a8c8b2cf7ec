import { checkForm } from '#contract/matters/check-form.ts'
import type { FormField, FormValue, FormValues } from '#contract/matters/forms.ts'
import type { ItemContent } from '#contract/matters/item.ts'
import type { KnownPerson, KnownValue } from '#modules/people/index.ts'
import type { KeptAnswers } from './application-case.ts'

/** A value of the register as an answer of the field; undefined where it can't be one. */
const asAnswer = (field: FormField, { value }: KnownValue): FormValue | undefined => {
  if (field.kind === 'number') return Number.isFinite(Number(value)) ? Number(value) : undefined
  if (field.kind === 'flag') return typeof value === 'boolean' ? value : undefined
  return String(value)
}

export type Prefill = { field: FormField; answer: FormValue; known: KnownValue }
/** What the register answers of a form. A value the form wouldn't take (a number with a wrong check digit) is asked for. */
export const prefillOf = (form: ItemContent['form'], person: KnownPerson | undefined): Prefill[] =>
  form.fields.flatMap((field): Prefill[] => {
    const known = field.prefill === undefined ? undefined : person?.values.get(field.prefill)
    const answer = known && asAnswer(field, known)
    if (known === undefined || answer === undefined) return []
    const alone = { fields: [{ ...field, shownIf: undefined, requiredIf: undefined }] }
    return checkForm(alone, { [field.key]: answer }).length ? [] : [{ field, answer, known }]
  })

/** The register's answers and what was typed, the typed ones first: somebody says it here and now. */
export const mergeAnswers = (prefilled: readonly Prefill[], typed: FormValues): KeptAnswers => {
  const fromRegister = prefilled.filter(({ field }) => typed[field.key] === undefined)
  return {
    values: { ...Object.fromEntries(fromRegister.map(({ field, answer }) => [field.key, answer])), ...typed },
    sources: Object.fromEntries(
      fromRegister.map(({ field, known }) => [field.key, { label: known.label, onDay: known.onDay }]),
    ),
  }
}

/** Does the register have all that a paper would prove? Then nobody is asked for it. */
export const isFetched = (fetchedFrom: readonly string[] | undefined, person: KnownPerson | undefined): boolean =>
  !!fetchedFrom?.length && !!person && fetchedFrom.every((field) => person.values.has(field))
