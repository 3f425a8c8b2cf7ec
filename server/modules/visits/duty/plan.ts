import type { z } from 'zod'
import type { savePlan as saveRoute, VisitPlan } from '#contract/visits/plan.ts'
import { monthOf } from '#contract/visits/duty.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames, findArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { conflict, invalid, notFound } from '#platform/problem.ts'
import { planRows, rowFor, usualPlan, writePlan } from './plan-store.ts'
import { monthClosed } from './problems.ts'

/** 走访计划 of an area in a month, whose it is, and what the area itself says. */
export const getPlan = async (context: Context, areaId: number, month = monthOf(context.now)): Promise<VisitPlan> => {
  const { db } = context
  const rows = await planRows(db, areaId)
  const row = rowFor(rows, areaId, month)
  const own = rows.filter((r) => r.areaId === areaId)
  const names = await accountNames(
    db,
    own.flatMap((r) => r.accountId ?? []),
  )
  const areas = row ? await areaNames(db, [row.areaId]) : new Map<number, string>()
  return {
    areaId,
    month,
    householdsAMonth: row?.householdsAMonth ?? usualPlan.householdsAMonth,
    mustEveryMonth: row?.mustEveryMonth ?? usualPlan.mustEveryMonth,
    reason: row?.reason ?? null,
    from: row ? { areaId: row.areaId, areaName: areas.get(row.areaId) ?? '', since: row.since } : null,
    own: own.map((r) => ({
      since: r.since,
      householdsAMonth: r.householdsAMonth,
      mustEveryMonth: r.mustEveryMonth,
      reason: r.reason,
      by: r.accountId === null ? null : (names.get(r.accountId)?.name ?? null),
      at: r.at.toISOString(),
      version: r.version,
    })),
  }
}

/** Changes the plan from this month or a later one on. Throws `visits.month_closed`, `platform.conflict`. */
export const savePlan = async (
  context: Context,
  areaId: number,
  { version, ...asked }: z.output<(typeof saveRoute)['body']>,
): Promise<VisitPlan> => {
  const { db, actor, now } = context
  if (!(await findArea(db, areaId))) throw notFound()
  if (asked.since < monthOf(now)) throw monthClosed({ month: asked.since })
  if ((asked.householdsAMonth === null) !== (asked.mustEveryMonth === null))
    throw invalid([{ field: 'mustEveryMonth', message: 'both or neither' }])
  if (!(await writePlan(db, { ...asked, areaId, accountId: actor.accountId, at: now }, version))) {
    const standing = (await planRows(db, areaId)).find((r) => r.areaId === areaId && r.since === asked.since)
    // Sent twice, or said by another in the same words: nothing is in conflict.
    const same =
      standing &&
      standing.householdsAMonth === asked.householdsAMonth &&
      standing.mustEveryMonth === asked.mustEveryMonth &&
      standing.reason === asked.reason
    if (!same) throw conflict({ version: standing?.version })
    return getPlan(context, areaId, asked.since)
  }
  context.announce({ name: 'visits.plan_changed', areaId, about: { since: asked.since } })
  context.audit({ plan: asked.since, households: asked.householdsAMonth, must: asked.mustEveryMonth }, areaId)
  return getPlan(context, areaId, asked.since)
}
