import { lastDayOf, monthOf, visitDuty } from '#contract/visits/duty.ts'
import { groundOfWorker } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { ledgerOf } from './ledger.ts'
import { answeredGrids, ownMust } from './own-must.ts'
import { ensureMust } from './must.ts'
import { planFor } from './plan-store.ts'

/** Grids a worker may carry at once: more than two are rare, a community of eight is no phone's. */
export const mostGrids = 4

/** Days left in a month, today included; none once it has ended, all of it before it begins. */
export const daysLeft = (month: string, today: string): number => {
  const first = today.slice(0, 7) < month ? `${month}-01` : today
  return Math.max(0, (Date.parse(lastDayOf(month)) - Date.parse(first)) / 86_400_000 + 1)
}

/** The asker's own duty of a month with the rows behind it: what the phone shows too. */
export const getDuty = async (context: Context, areaId: number, month = monthOf(context.now)) => {
  const { db, actor, now } = context
  const worker = actor.accountId!
  await ensureMust(context, areaId, month)
  const { grids } = await groundOfWorker(db, areaId, worker, mostGrids)
  const must = await ownMust(context, areaId, await answeredGrids(context, grids), month)
  const plan = await planFor(db, areaId, month)
  const ledger = await ledgerOf(db, worker, month)
  const seen = new Set(must.filter((m) => m.seen).map((m) => m.householdId))
  const duty = visitDuty({ month, plan, visits: ledger, must: must.map((m) => m.householdId), seen })
  return { month, plan, duty, must, ledger, daysLeft: daysLeft(month, localDay(now)) }
}
