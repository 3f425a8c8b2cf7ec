import type { CorrectionDraft, CorrectionResult } from '#contract/visits/visits.ts'
import { knownPeople, mergeFacts } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { findCorrection, holdCorrection, insertCorrection } from './correction-store.ts'
import { idTaken, personUnknown } from './problems.ts'

/** Somebody who is gone by now: what was said is kept with the entry, the register stays as it is. */
const refusedAll = ({ facts }: CorrectionDraft): CorrectionResult['facts'] =>
  facts.map(({ field }) => ({ field, outcome: 'refused', present: null, said: null, by: null, on: null }))

/**
 * Facts as a worker saw them, merged field by field with what the register says now. The id is the phone's: the same said again
 * gets the answer it got before. With an entry (`visitId`), somebody gone meanwhile doesn't take the entry down with them.
 * Throws `visits.id_taken`, `visits.person_unknown`, and what reading a fact throws.
 */
export const correct = async (
  context: Context,
  draft: CorrectionDraft,
  { visitId = null, at = context.now }: { visitId?: string | null; at?: Date } = {},
): Promise<CorrectionResult> => {
  const { db, areaId, actor, now } = context
  const id = draft.id.toLowerCase()
  await holdCorrection(db, id)
  const there = await findCorrection(db, { areaId, id })
  if (there) {
    if (there.accountId !== actor.accountId) throw idTaken()
    return there.result
  }
  const person = (await knownPeople(context, [{ areaId, id: draft.personId }])).get(draft.personId.toLowerCase())
  if (!person?.present && !visitId) throw personUnknown()
  const facts = person?.present
    ? await mergeFacts(context, { areaId, id: person.id }, draft.facts, localDay(at))
    : refusedAll(draft)
  const result = { id, personId: draft.personId, facts }
  await insertCorrection(db, areaId, {
    facts: draft.facts,
    result,
    personId: person?.id ?? draft.personId,
    visitId,
    accountId: actor.accountId!,
    at: now,
  })
  context.announce({
    name: 'visits.facts_corrected',
    areaId,
    about: {
      id,
      personId: person?.id ?? draft.personId,
      conflicts: facts.filter((f) => f.outcome === 'conflict').length,
    },
  })
  context.audit({ corrected: id, person: person?.id ?? null, outcomes: facts.map((f) => `${f.field}:${f.outcome}`) })
  return result
}
