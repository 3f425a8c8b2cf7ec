import { lastDayOf, monthOf } from '#contract/visits/duty.ts'
import { countHouseholds } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { keepHomes } from './count-homes.ts'
import { addMonths } from './visit-numbers.ts'

const dayMs = 86_400_000

/**
 * Counts every community with residents for the boards of districts and cities: this month, and on its first two days the month
 * that has just ended, so that what stands there is how it ended. Answers how many communities.
 */
export const keepCoverage = async (context: Context): Promise<number> => {
  const { db, area, now } = context
  const month = monthOf(now)
  const before = addMonths(month, -1)
  const justEnded = now.getTime() - Date.parse(`${lastDayOf(before)}T16:00:00Z`) < 2 * dayMs
  const communities = [...new Set((await countHouseholds(db, area)).map((h) => h.areaId))]
  for (const areaId of communities) {
    await keepHomes(db, areaId, month, now)
    if (justEnded) await keepHomes(db, areaId, before, now)
  }
  return communities.length
}
