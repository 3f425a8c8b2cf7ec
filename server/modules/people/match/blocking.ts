import type { Pass, Prepared, Scheme } from './scheme.ts'

/** The name of a pass, for reports: `name.sound + birth.year`. */
export const passName = (scheme: Scheme, pass: Pass): string =>
  pass.map(([f, form]) => `${scheme.fields[f]!.name}.${form}`).join(' + ')

/** The keys of one record in one pass; none where a value is missing. */
export const keysOfPass = (scheme: Scheme, pass: Pass, record: Prepared): string[] => {
  let keys = ['']
  for (const [f, form] of pass) {
    const value = record[f]
    if (value === null) return []
    const forms = scheme.fields[f]!.kind.coarse[form]!(value)
    if (forms.length === 1) keys = keys.map((key) => `${key}|${forms[0]}`)
    else keys = keys.flatMap((key) => forms.map((each) => `${key}|${each}`))
  }
  return keys
}

/**
 * All blocking keys of one record: two records that share a key are worth comparing. Each key begins with the number
 * of its pass; the list can be hashed and stored with the record, so that one record finds its likes by an index.
 */
export const keysOf = (scheme: Scheme, record: Prepared): string[] => [
  ...new Set(scheme.passes.flatMap((pass, p) => keysOfPass(scheme, pass, record).map((key) => p + key))),
]

/** What the blocks of one pass came to. A block above the cap is not compared in this pass, and that is reported. */
export type PassReport = { pass: string; keys: number; oversized: number; largest: number; recordsLeftOut: number }
