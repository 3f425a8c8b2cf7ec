import type { z } from 'zod'
import type { saveCampaign as saveRoute } from '#contract/visits/campaigns.ts'
import type { Campaign } from '#contract/visits/campaigns.ts'
import type { Db } from '#platform/database.ts'
import type { Context } from '#platform/context.ts'
import { canRead, loadFieldBook } from '#modules/people/index.ts'
import { conflict, problem } from '#platform/problem.ts'
import { changeCampaign, findCampaign, insertCampaign } from './campaign-store.ts'

const questionTwice = problem<{ key: string }>(422, 'visits.question_twice')
const campaignPeriod = problem(422, 'visits.campaign_period')
const questionField = problem<{ question: string; choice: string }>(422, 'visits.question_field')
const configuredAbove = problem(409, 'visits.configured_above')

/**
 * 新增、修改、开始、结束. The same said twice is done once; what another area made can't be changed here. Throws
 * `platform.conflict`, `visits.question_twice`, `visits.question_field`, `people.field_unknown`, `visits.campaign_period`, `visits.configured_above`.
 */
export const saveCampaign = async (
  context: Context,
  id: string,
  { version, ...said }: z.output<(typeof saveRoute)['body']>,
): Promise<Campaign> => {
  const { db, areaId, now } = context
  const keys = said.questions.map((q) => q.key)
  const twice = keys.find((key, at) => keys.indexOf(key) < at)
  if (twice) throw questionTwice({ key: twice })
  await checkFields(db, said.questions)
  if (said.until < said.from) throw campaignPeriod()
  const wanted = { ...said, areaId, id }
  const there = await findCampaign(db, id)
  if (there && there.areaId !== areaId) throw configuredAbove()
  const saved = there
    ? version !== null && (await changeCampaign(db, wanted, version, now))
    : await insertCampaign(db, wanted, now)
  if (!saved) {
    if (there && version === null && same(there, wanted)) return there
    throw conflict(there && { version: there.version })
  }
  context.audit({ campaign: id, state: saved.state, admissionNo: saved.admissionNo, version: saved.version })
  context.announce({ name: 'visits.campaign_saved', areaId, about: { id, state: saved.state } })
  return saved
}

/** Answers go into the register: a question that stands for a field may offer only what the register has a word for. */
const checkFields = async (db: Db, questions: Campaign['questions']) => {
  if (!questions.some((q) => q.field)) return
  const book = await loadFieldBook(db)
  for (const { field, kind, choices, zh } of questions) {
    if (!field) continue
    book.fieldOf(field)
    const offered = kind === 'choice' ? choices : kind === 'yes_no' ? [true, false] : []
    const strange = offered.find((value) => !canRead(book, { field, value }))
    if (strange !== undefined) throw questionField({ question: zh, choice: String(strange) })
  }
}

/** Sent again after a lost answer: what stands is what was said. */
const same = ({ version: _, ...there }: Campaign, wanted: Omit<Campaign, 'version'>) =>
  (Object.keys(wanted) as (keyof typeof wanted)[]).every(
    (key) => JSON.stringify(sorted(there[key])) === JSON.stringify(sorted(wanted[key])),
  )
/** The database orders the keys of what it keeps as it likes. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, sorted(one)]),
        )
      : value
