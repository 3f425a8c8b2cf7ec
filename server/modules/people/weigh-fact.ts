import type { Source, SourceKind } from '#contract/people/fields.ts'
import { nameKeys } from './name-keys.ts'
import type { FieldBook } from './field-book.ts'
import type { Plain } from './read-fact.ts'

/** What one source says of a field, ready to be weighed. */
export type Said = { value: Plain; kind: SourceKind; onDay: string }

/** Two ways of writing one value: a traditional and a simplified name, blanks, a year of a date aside nothing else. */
export const sameValue = (field: string, a: Plain, b: Plain): boolean => {
  if (a === b) return true
  if (typeof a !== 'string' || typeof b !== 'string') return String(a) === String(b)
  if (field === 'name') return nameKeys(a).nameKey === nameKeys(b).nameKey
  return a.normalize('NFKC').replace(/\s+/g, '').toLowerCase() === b.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

/**
 * Whom to believe (K03, 一数一源): a better source wins; an equal and later one wins where values change in a life; a worse
 * and earlier one is only noted; all else competes until somebody decides. Nothing is overwritten without a trace.
 */
export const weigh = (book: FieldBook, field: string, present: Said, said: Said): 'replaces' | 'competes' | 'noted' => {
  const [rank, held] = [book.rankOf(field, said.kind), book.rankOf(field, present.kind)]
  const { changeable } = book.fields.get(field)!
  const later = said.onDay > present.onDay
  if (rank < held) return changeable && !later ? 'competes' : 'replaces'
  if (changeable)
    return rank === held
      ? later
        ? 'replaces'
        : said.onDay === present.onDay
          ? 'competes'
          : 'noted'
      : later
        ? 'competes'
        : 'noted'
  return 'competes'
}
export const saidBy = (value: Plain, source: Source): Said => ({ value, kind: source.kind, onDay: source.onDay })
