import { sql } from 'kysely'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { CampaignQuestion } from '#contract/visits/campaigns.ts'
import type { VisitDraft } from '#contract/visits/visits.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { localDay } from '#platform/local-day.ts'
import { answerWrong, campaignClosed, campaignUnknown } from './problems.ts'
import type { VisitRow } from './visit-store.ts'

type Answer = VisitDraft['answers'][number]
/** An answer that may be kept, with the question it answers; none where it was taken out meanwhile. */
export type CheckedAnswer = Answer & { question: CampaignQuestion | undefined }
type Asked = {
  id: string
  title: string
  from: string
  until: string
  closedAt: Date | null
  questions: CampaignQuestion[]
}

/** A question that was taken out while the phone had no network leaves its answer as it is. */
const fits = (question: CampaignQuestion | undefined, value: Answer['value']): boolean => {
  if (!question) return true
  if (question.kind === 'number') return typeof value === 'number'
  if (question.kind === 'yes_no') return typeof value === 'boolean'
  return typeof value === 'string' && (question.kind === 'text' || question.choices.includes(value))
}

/**
 * Answers as they are kept, one a campaign and question. What was answered while the campaign was open is taken, however late it
 * arrives. Throws `visits.campaign_unknown`, `visits.campaign_closed`, `visits.answer_wrong`.
 */
export const checkAnswers = async (
  { db, areaId }: Context,
  answers: readonly Answer[],
  at: Date,
): Promise<CheckedAnswer[]> => {
  if (!answers.length) return []
  const ids = [...new Set(answers.map((a) => a.campaignId.toLowerCase()))]
  const { rows } = await sql<Asked>`
    select id, title, from_on "from", until_on "until", closed_at "closedAt", questions from visits.campaign
    where id = any(${ids}::uuid[]) and area_id = any(${[areaId, ...ancestorsOf(areaId)]}::bigint[]) and state <> 'draft'`.execute(
    db,
  )
  const campaigns = new Map(rows.map((c) => [c.id, c]))
  const day = localDay(at)
  const kept = new Map<string, CheckedAnswer>()
  for (const answer of answers) {
    const campaign = campaigns.get(answer.campaignId.toLowerCase())
    if (!campaign) throw campaignUnknown()
    const { title, from, until, closedAt } = campaign
    if (day < from || day > until || (closedAt !== null && at >= closedAt)) throw campaignClosed({ title })
    const question = campaign.questions.find((q) => q.key === answer.key)
    if (!fits(question, answer.value)) throw answerWrong({ question: question!.zh })
    const value = typeof answer.value === 'string' ? answer.value.toWellFormed() : answer.value
    kept.set(`${campaign.id}/${answer.key}`, { ...answer, value, campaignId: campaign.id, question })
  }
  return [...kept.values()]
}

export const insertAnswers = async (db: Db, v: VisitRow, answers: readonly Answer[]): Promise<void> => {
  if (!answers.length) return
  await sql`insert into visits.campaign_answer (area_id, campaign_id, visit_id, key, household_id, person_id, value, at)
    select ${v.area_id}::bigint, a."campaignId", ${v.id}::uuid, a.key, ${v.household_id}::uuid, ${v.person_id}::uuid, a.value, ${v.happened_at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) a("campaignId" uuid, key text, value jsonb)`.execute(db)
}
