import { sql } from 'kysely'
import { lastDayOf, monthOf } from '#contract/visits/duty.ts'
import { countHouseholds } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { keepHomes } from './count-homes.ts'
import { addMonths, monthsShown } from './visit-numbers.ts'

const dayMs = 86_400_000

/**
 * Counts every community with residents for the boards of districts and cities: this month; on its first two days the month
 * that has just ended, so that what stands there is how it ended; and of the months boards show, those never counted. Answers
 * how many communities.
 */
export const keepCoverage = async ({ db, area, now }: Pick<Context, 'db' | 'area' | 'now'>): Promise<number> => {
  const month = monthOf(now)
  const before = addMonths(month, -1)
  const justEnded = now.getTime() - Date.parse(`${lastDayOf(before)}T16:00:00Z`) < 2 * dayMs
  const shown = Array.from({ length: monthsShown }, (_, n) => addMonths(month, -n))
  const { rows } = await sql<{ area: number; month: string }>`select distinct area_id area, month from visits.coverage
    where area_id between ${area.from} and ${area.to} and month = any(${shown}::text[])`.execute(db)
  const kept = new Set(rows.map((row) => `${row.area}/${row.month}`))
  const communities = [...new Set((await countHouseholds(db, area)).map((h) => h.areaId))]
  for (const areaId of communities)
    for (const one of shown)
      if (one === month || (one === before && justEnded) || !kept.has(`${areaId}/${one}`))
        await keepHomes(db, areaId, one, now)
  return communities.length
}
