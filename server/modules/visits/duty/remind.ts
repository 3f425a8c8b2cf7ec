import { monthOf, visitDuty } from '#contract/visits/duty.ts'
import type { ReminderStage } from '#contract/visits/plan.ts'
import { areAbsent, findOnDuty } from '#modules/access/index.ts'
import { homesOf } from '#modules/people/index.ts'
import { areasWithin, workersWithin, type GridWorker } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { daysLeft } from './get-duty.ts'
import { ledgerOf } from './ledger.ts'
import { ensureMust } from './must.ts'
import { mustRows } from './must-store.ts'
import { planFor } from './plan-store.ts'
import { insertReminders, type NewReminder } from './reminder-store.ts'

/** From how many days before the month ends on each is told, the last day counted. */
export const remindFrom: Record<ReminderStage, number> = { worker: 7, helper: 4, head: 2 }

type Post = { worker: string; grids: number[]; helpers: Set<string> }

/** Who answers for which grids of a community (A, the lead where nobody walks), and who helps them (B). */
export const postsOf = (workers: readonly GridWorker[]): Post[] => {
  const posts = new Map<string, Post>()
  for (const [gridNo, there] of Map.groupBy(workers, (w) => w.gridNo)) {
    const of = (duty: GridWorker['duty']) => there.filter((w) => w.duty === duty).map((w) => w.accountId)
    const worker = of('A')[0] ?? of('lead')[0]
    if (worker === undefined) continue
    const post = posts.get(worker) ?? { worker, grids: [], helpers: new Set() }
    post.grids.push(gridNo)
    for (const helper of of('B')) if (helper !== worker) post.helpers.add(helper)
    posts.set(worker, post)
  }
  return [...posts.values()]
}

/** Which stages are due so many days before the end; whoever is away needn't be waited for. */
export const stagesAt = (left: number, away: boolean): ReminderStage[] =>
  (['worker', 'helper', 'head'] as const).filter(
    (stage) => left > 0 && (left <= remindFrom[stage] || (away && stage === 'helper' && left <= remindFrom.worker)),
  )

/**
 * 提醒 in one community: whoever's duty is still open is told, then their helper, then the community head, each once a month.
 * A plan of zero without must-visits is met from the first day.
 */
export const remindIn = async (context: Context, areaId: number): Promise<number> => {
  const { db, now } = context
  const month = monthOf(now)
  const left = daysLeft(month, localDay(now))
  if (left > remindFrom.worker) return 0
  const posts = postsOf(await workersWithin(db, areaId, 5000))
  if (!posts.length) return 0
  await ensureMust(context, areaId, month)
  const plan = await planFor(db, areaId, month)
  const must = await mustRows(db, { from: areaId, to: areaId }, month)
  const homes = await homesOf(
    context,
    must.map(({ householdId: id }) => ({ areaId, id })),
  )
  const away = await areAbsent(
    db,
    posts.map((p) => p.worker),
    now,
  )
  const heads = (await findOnDuty(db, { areaId, role: 'community_head' }, now)).slice(0, 1).map((h) => h.accountId)
  const told: NewReminder[] = []
  for (const { worker, grids, helpers } of posts) {
    const theirs = must.filter((m) => grids.includes(homes.get(m.householdId)?.gridNo ?? -1))
    const duty = visitDuty({
      month,
      plan,
      visits: await ledgerOf(db, worker, month),
      must: theirs.map((m) => m.householdId),
      seen: new Set(theirs.filter((m) => m.seenAt).map((m) => m.householdId)),
    })
    if (duty.met) continue
    const to: Record<ReminderStage, readonly string[]> = { worker: [worker], helper: [...helpers], head: heads }
    for (const stage of stagesAt(left, away.has(worker)))
      for (const toId of to[stage])
        told.push({ areaId, month, workerId: worker, stage, toId, grids, short: duty.short, mustOpen: duty.mustOpen.length, at: now }) // prettier-ignore
  }
  const fresh = await insertReminders(db, told)
  if (fresh) context.announce({ name: 'visits.reminded', areaId, about: { month, reminders: fresh } })
  return fresh
}

/** Every morning in the last week of a month, through all communities. */
export const remindAll = async (context: Context): Promise<void> => {
  const month = monthOf(context.now)
  if (daysLeft(month, localDay(context.now)) > remindFrom.worker) return
  for (const { id } of await areasWithin(context.db, context.areaId, 'community')) await remindIn(context, id)
}
