import type { OutboxItem } from '#kit/outbox/item.ts'

/** Two values of one fact: what stands there now, and what was said here. */
export type FactConflict = {
  correctionId: string
  personId: string
  field: string
  present: string | null
  said: string | null
  by: string | null
  on: string | null
}

/**
 * mine: say it again over what stands now. theirs: what stands now stays. fields: each its own choice, by
 * `${personId}.${field}`; for corrections of facts.
 */
export type Settling = { keep: 'mine' | 'theirs' } | { fields: Record<string, 'mine' | 'theirs'> }

type Results = {
  id: string
  personId: string
  facts: {
    field: string
    outcome: string
    present: string | null
    said: string | null
    by: string | null
    on: string | null
  }[]
}

const resultsOf = (answer: unknown): readonly Results[] => {
  const { corrections, facts } = (answer ?? {}) as { corrections?: Results[]; facts?: unknown }
  return corrections ?? (Array.isArray(facts) ? [answer as Results] : [])
}

/** The contradictions an item came back with: of a visit's corrections, or of a correction by itself. */
export const conflictsOf = (item: Pick<OutboxItem, 'answer'>): FactConflict[] =>
  resultsOf(item.answer).flatMap(({ id, personId, facts }) =>
    facts
      .filter(({ outcome }) => outcome === 'conflict')
      .map(({ field, present, said, by, on }) => ({ correctionId: id, personId, field, present, said, by, on })),
  )
