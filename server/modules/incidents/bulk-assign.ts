import { sql } from 'kysely'
import { sayProblem } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { moveIncident } from './move-incident.ts'
import { incidentUnknown } from './problems.ts'

type Item = { areaId: number; id: string; version: number; moveId: string }
type Asked = { items: readonly Item[]; organisationId?: number; accountId?: string; note?: string }

/** One case, in a savepoint of its own: refused, it leaves nothing behind and doesn't hold up the others. */
const assignOne = async (context: Context, { areaId, id, version, moveId }: Item, how: Omit<Asked, 'items'>) => {
  const later: (() => void)[] = []
  const alone: Context = {
    ...context,
    areaId,
    announce: (fact) => later.push(() => context.announce({ areaId, ...fact })),
    audit: () => undefined,
  }
  await sql`savepoint one_case`.execute(context.db)
  try {
    if (areaId < context.area.from || areaId > context.area.to) throw incidentUnknown()
    const receipt = await moveIncident(alone, 'assign', { areaId, id }, { ...how, moveId, version })
    await sql`release savepoint one_case`.execute(context.db)
    for (const announce of later) announce()
    return { outcome: 'done' as const, id, receipt }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await sql`rollback to savepoint one_case`.execute(context.db)
    return {
      outcome: 'refused' as const,
      id,
      code: error.code,
      sentence: sayProblem(context.locale, error.code, error.details),
    }
  }
}

/** 批量派遣 (J04): answers each case by itself, in order; what couldn't be done says why. */
export const bulkAssign = async (context: Context, { items, ...how }: Asked) => {
  const results: Awaited<ReturnType<typeof assignOne>>[] = []
  // Cases are locked in the order of their keys, so that two bulk assignments at once don't wait for each other forever.
  const byKey = items.toSorted((a, b) => a.areaId - b.areaId || (a.id < b.id ? -1 : 1))
  for (const item of byKey) results.push(await assignOne(context, item, how))
  const inOrder = items.map((item) => results[byKey.indexOf(item)]!)
  const done = results.filter((r) => r.outcome === 'done').length
  context.audit({
    assigned: results.flatMap((r) => (r.outcome === 'done' ? r.id : [])),
    refused: results.length - done,
    organisationId: how.organisationId ?? null,
  })
  return { done, refused: results.length - done, results: inOrder }
}
