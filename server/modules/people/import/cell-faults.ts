import { say, type Locale, type WordKey } from '#contract/phrases.ts'

/** What can be wrong with a cell, and whether the row can be written all the same. The sentences are phrases of `people`. */
const levels = {
  missing: 'error',
  name_shape: 'error',
  masked: 'error',
  document_lost: 'error',
  document_length: 'error',
  document_characters: 'error',
  document_checksum: 'warning',
  document_birth: 'error',
  document_region: 'warning',
  document_placeholder: 'error',
  document_kind: 'warning',
  birth_differs: 'warning',
  sex_differs: 'warning',
  phone_shape: 'warning',
  phone_short: 'warning',
  day_shape: 'error',
  day_never: 'error',
  day_part: 'warning',
  day_future: 'error',
  day_ancient: 'error',
  age_high: 'warning',
  code_unknown: 'warning',
  number_shape: 'warning',
  flag_shape: 'warning',
  text_long: 'warning',
  formula_error: 'error',
  address_missing: 'warning',
  grid_unknown: 'warning',
  credit_code: 'warning',
  twice: 'error',
  twice_name: 'error',
  known_name: 'warning',
  other_community: 'warning',
  address_differs: 'warning',
  maybe_same: 'warning',
  maybe_same_row: 'warning',
  same_row: 'warning',
  merged_blank: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

export type FaultCode = keyof typeof levels
/** What a sentence is filled with; names of fields and kinds in both languages. */
export type FaultValues = Record<string, string | number | { zh: string; en: string }>
/** A fault without its place; `suggestion` is a value that can be put in its stead. */
export type Fault = {
  code: FaultCode
  level: 'error' | 'warning'
  values?: FaultValues
  /** Rows that were read before sentences were phrases keep the one they were told. */
  says?: string
  suggestion: string | null
}

export const fault = (code: FaultCode, values: FaultValues = {}, suggestion: string | null = null): Fault => ({
  code,
  level: levels[code],
  values,
  suggestion,
})
export const faultCodes = Object.keys(levels) as FaultCode[]

/** The sentence of a fault in the language of whoever asks now, whatever language the file was uploaded in. */
export const sayFault = (locale: Locale, { code, values, says }: Pick<Fault, 'code' | 'values' | 'says'>): string => {
  if (says !== undefined || !(code in levels)) return says ?? code
  const filled = Object.entries(values ?? {}).map(([key, value]) => [
    key,
    typeof value === 'object' ? value[locale] : value,
  ])
  return say(locale, `people.import_fault.${code}` as WordKey, Object.fromEntries(filled))
}
