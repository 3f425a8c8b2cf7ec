import type { CorrectionDraft } from '#contract/visits/visits.ts'
import { canRead, loadFieldBook } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import type { CheckedAnswer } from './campaign-answers.ts'

const keyOf = (personId: string, field: string) => `${personId.toLowerCase()} ${field}`

/**
 * Answers to questions that stand for a field of the register, as corrections of the person they are about (C06, C07), so that
 * nobody types them twice. Such a question is only asked where nothing was known: that is the base, and a value that came
 * meanwhile is a conflict, never overwritten. What was corrected in words of its own goes first; the same field asked by
 * several campaigns is said once. A choice the register has no word for stays an answer.
 */
export const answeredFacts = async (
  { db }: Pick<Context, 'db'>,
  answers: readonly CheckedAnswer[],
  { personId, said }: { personId: string | null; said: readonly CorrectionDraft[] },
): Promise<CorrectionDraft[]> => {
  const about = answers.flatMap(({ question, value, personId: whose }) => {
    const person = whose ?? personId
    return question?.field && person && value !== '' ? [{ question, field: question.field, value, person }] : []
  })
  if (!about.length) return []
  const book = await loadFieldBook(db)
  const known = new Set(said.flatMap((one) => one.facts.map(({ field }) => keyOf(one.personId, field))))
  const drafts = new Map<string, CorrectionDraft>()
  for (const { question, field, value, person } of about) {
    const key = keyOf(person, field)
    if (known.has(key) || !book.fields.get(field)?.active) continue
    // A typing mistake is refused by name, as in the form of facts; a choice was offered by whoever made the campaign.
    if ((question.kind === 'choice' || question.kind === 'yes_no') && !canRead(book, { field, value })) continue
    known.add(key)
    const draft = drafts.get(person.toLowerCase()) ?? { id: uuid7(), personId: person, facts: [] }
    draft.facts.push({ field, value, base: null })
    drafts.set(person.toLowerCase(), draft)
  }
  return [...drafts.values()]
}
