import { monthOf, mustThisMonth } from '#contract/visits/duty.ts'
import { mustVisit } from '#modules/people/index.ts'
import { areasWithin, findArea, rootAreaId } from '#modules/territory/index.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import { localDay, startOfLocal } from '#platform/local-day.ts'
import { lastMet } from '../last-met.ts'
import { isMade, madeIn, writeMust } from './must-store.ts'

/**
 * Makes this month's list of a community what the care registers say today. Months that have ended are never touched: what was
 * to be done then stays what it was.
 */
export const refreshMust = async ({ db, now }: Pick<Context, 'db' | 'now'>, areaId: number): Promise<void> => {
  const month = monthOf(now)
  const people = await mustVisit(db, areaId)
  const slow = people.flatMap((p) => (p.householdId !== null && p.everyDays > 31 ? p.householdId : []))
  const met = await lastMet(db, areaId, [...new Set(slow)], startOfLocal(`${month}-01`))
  const kinds = new Map<string, Set<string>>()
  for (const { householdId, everyDays, kinds: of } of people) {
    // Who belongs to no household is on nobody's round; the register itself shows them.
    if (householdId === null) continue
    const last = met.get(householdId)
    if (!mustThisMonth({ month, everyDays, lastVisitOn: last ? localDay(last.at) : null })) continue
    const known = kinds.get(householdId) ?? new Set()
    of.forEach((kind) => known.add(kind))
    kinds.set(householdId, known)
  }
  const wanted = [...kinds].map(([householdId, of]) => ({ householdId, kinds: [...of].toSorted() }))
  await writeMust(db, areaId, month, wanted, now)
}

/** The list of this month, made on the 1st; also where the machine slept that night. */
export const ensureMust = async (
  context: Pick<Context, 'db' | 'now'>,
  areaId: number,
  month: string,
): Promise<void> => {
  if (tierOf(areaId) !== 'community' || month !== monthOf(context.now)) return
  if (await isMade(context.db, areaId, month)) return
  if (await findArea(context.db, areaId)) await refreshMust(context, areaId)
}

const aRound = 50
/**
 * Makes the lists of this month that nobody made: of a community founded since, or where the machine slept on the 1st, so that the
 * numbers above a community don't wait for somebody to open its list. True: there are more.
 */
export const makeMissingMust = async (context: Context): Promise<boolean> => {
  const { db, now } = context
  const made = await madeIn(db, monthOf(now))
  const communities = await areasWithin(db, await rootAreaId(db), 'community')
  const missing = communities.filter(({ id }) => !made.has(id))
  for (const { id } of missing.slice(0, aRound)) await refreshMust(context, id)
  return missing.length > aRound
}

/** Every night, so the 1st too: all communities of the installation. */
export const refreshAllMust = async (context: Context): Promise<void> => {
  for (const { id } of await areasWithin(context.db, context.areaId, 'community')) await refreshMust(context, id)
}
