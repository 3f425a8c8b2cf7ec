import { manyFields, type Fact, type FactValue } from '#contract/people/fields.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from './day.ts'
import { loadFieldBook, type FieldBook } from './field-book.ts'
import { shownText } from './get-person.ts'
import { noteAway } from './notice-store.ts'
import { lockPerson, openFacts, readPerson, type PersonKey, type PersonRecord } from './person-store.ts'
import { presentValue, proposeFacts } from './propose-facts.ts'
import { readFact, type Plain, type Read } from './read-fact.ts'
import { dailyWork, readSources } from './source-store.ts'
import { sameValue } from './weigh-fact.ts'

/** A fact with the value its form showed. */
export type SaidFact = Fact & { base: FactValue | null }
/**
 * done: it stands so now. conflict: somebody changed it since the form was filled in; not written. competes: a better source says
 * otherwise; somebody decides. refused: kept with whoever said it only.
 */
export type MergedFact = {
  field: string
  outcome: 'done' | 'conflict' | 'competes' | 'refused'
  /** What stands there now and what was said, masked for the asker; null where nothing is. */
  present: string | null
  said: string | null
  by: string | null
  on: string | null
}
type Manner = 'hand' | 'rule' | 'same' | 'conflict' | 'refused'
type Sorted = { read: Read; manner: Manner; present: Plain | null; sourceId: number | null }

/** The base as the register would write it: a form may show the word of a code. What can't be read is no value of the register. */
const readBase = (book: FieldBook, field: string, base: FactValue | null): Plain | null => {
  try {
    return readFact(book, { field, value: base }).value
  } catch {
    return typeof base === 'object' ? null : base
  }
}

const equal = (field: string, a: Plain | null, b: Plain | null) =>
  a === null || b === null ? a === b : sameValue(field, a, b)

/**
 * Whether a fact is written by hand, left to the rule, or contradicts. Of values a form can't show (sealed ones, documents, one
 * phone of several) no base is known: there the register's own rule weighs, which never overwrites what is as good and as fresh.
 */
const sort = (
  book: FieldBook,
  person: PersonRecord,
  sealed: Record<string, Plain>,
  kindOf: (sourceId: number) => Parameters<FieldBook['rankOf']>[1],
  { base, ...fact }: SaidFact,
): Sorted => {
  const read = readFact(book, fact)
  const { field, value } = read
  if (field === 'document' || manyFields.has(field))
    return { read, manner: value === null ? 'refused' : 'rule', present: null, sourceId: null }
  const present = presentValue(person, sealed, field)
  const sourceId = present === null ? null : (person.origins[field] ?? person.source_id)
  const as = (manner: Manner): Sorted => ({ read, manner, present, sourceId })
  if (equal(field, present, value)) return as('same')
  const better = sourceId !== null && book.rankOf(field, kindOf(sourceId)) < book.rankOf(field, 'daily_work')
  if (book.fields.get(field)!.sensitive) return as(value === null ? 'refused' : 'rule')
  if (!equal(field, present, readBase(book, field, base))) return as('conflict')
  return as(better ? (value === null ? 'refused' : 'rule') : 'hand')
}

/**
 * Field-level merge of what somebody saw with what stands in the register now (C07): a field nobody touched is written, one
 * changed meanwhile comes back with both values. `day`: when it was seen. Throws `platform.not_found`, `people.not_present`, and
 * what reading a fact throws.
 */
export const mergeFacts = async (
  context: Context,
  key: PersonKey,
  facts: readonly SaidFact[],
  day = dayOf(context.now),
): Promise<MergedFact[]> => {
  const { db, actor } = context
  const book = await loadFieldBook(db)
  const person = await lockPerson(db, key)
  const sources = await readSources(db, [person.source_id, ...Object.values(person.origins)])
  const sealed = openFacts(person.sealed_facts)
  const sorted = facts.map((fact) => sort(book, person, sealed, (id) => sources.get(id)!.kind, fact))
  const outcomes = new Map<string, MergedFact['outcome']>()
  for (const manner of ['hand', 'rule'] as const) {
    const some = sorted.filter((s) => s.manner === manner || (manner === 'rule' && s.manner === 'same'))
    if (!some.length) continue
    const said = some.map(({ read: { field, value } }) => ({ field, value }))
    for (const { field, outcome } of await proposeFacts(context, key, said, await dailyWork(context, key.areaId, day), {
      manner,
    }))
      outcomes.set(field, outcome === 'competes' ? 'competes' : outcome === 'none' ? 'refused' : 'done')
  }
  if (outcomes.size) {
    const { registered_area_id: registered } = await readPerson(db, key)
    if (registered !== null && registered !== key.areaId) await noteAway(context, key, registered, null)
  }
  const show = (field: string, value: Plain | null) =>
    value === null ? null : shownText(book, actor, field, value).text
  return sorted.map(({ read: { field, value }, manner, present, sourceId }) => {
    const source = sourceId === null ? undefined : sources.get(sourceId)
    const outcome =
      manner === 'conflict' || manner === 'refused' ? manner : manner === 'same' ? 'done' : outcomes.get(field)!
    return {
      field,
      outcome,
      present: show(field, present),
      said: value === null ? null : shownText(book, actor, field, value).text,
      by: source?.label ?? null,
      on: source?.onDay ?? null,
    }
  })
}
