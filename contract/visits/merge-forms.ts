import type { Campaign, CampaignQuestion } from './campaigns.ts'

/** A question as it stands in the one form of a visit. */
export type MergedQuestion = CampaignQuestion & {
  /** The campaigns that get the answer. */
  campaignIds: string[]
  /** Known already, from the community database: shown, not asked. */
  known: { text: string; source: string; on: string } | null
}

/**
 * One form for all campaigns of a visit (C06, C07): a key asked by several stands once, required when one of them requires it;
 * what the database knows is shown with its source and date. Order: as the campaigns come, each question where it first stands.
 */
export const mergeForms = (
  campaigns: readonly Campaign[],
  known: ReadonlyMap<string, { text: string; source: string; on: string }>,
): MergedQuestion[] => {
  const merged = new Map<string, MergedQuestion>()
  for (const { id, questions } of campaigns)
    for (const question of questions) {
      const first = merged.get(question.key)
      if (!first)
        merged.set(question.key, {
          ...question,
          campaignIds: [id],
          known: (question.field && known.get(question.field)) || null,
        })
      else {
        if (!first.campaignIds.includes(id)) first.campaignIds.push(id)
        first.required ||= question.required
        for (const choice of question.choices)
          if (!first.choices.includes(choice)) first.choices = [...first.choices, choice]
      }
    }
  return [...merged.values()]
}
