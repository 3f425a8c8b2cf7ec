import type { CorrectionDraft } from '#contract/visits/visits.ts'
import type { FieldFact } from '../../store/field-state.ts'

/** What somebody typed into the form of a person; a field that was never touched is absent. */
export type TypedFacts = Record<string, string | number | boolean | null>

/** The text of an input as a value of its kind; nothing typed is no value. */
export const readTyped = (kind: string, typed: string): TypedFacts[string] => {
  const text = typed.trim()
  if (text === '') return null
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : text
  if (kind === 'flag') return text === 'true'
  return text
}

/**
 * Only what differs from what the form showed (C07), with that as `base`, so that another field changed meanwhile is no
 * contradiction. A masked value isn't shown: left empty it is unchanged, and it can't be taken away unseen.
 */
export const changedFacts = (
  facts: readonly Pick<FieldFact, 'field' | 'value' | 'masked'>[],
  typed: TypedFacts,
): CorrectionDraft['facts'] =>
  Object.entries(typed).flatMap(([field, value]) => {
    const known = facts.find((fact) => fact.field === field)
    const base = known?.value ?? null
    if (value === base || (value === null && known?.masked)) return []
    return [{ field, value, base }]
  })
