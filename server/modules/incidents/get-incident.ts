import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import type { Context } from '#platform/context.ts'
import type { FileGuard } from '#platform/module.ts'
import { findMore, photosOf, stepsOf, tasksWhole } from './case-reading.ts'
import { clocksOf, findCase, tasksOf, type CaseKey } from './case-store.ts'
import { maySee } from './may-move.ts'
import { incidentUnknown } from './problems.ts'
import { sayCases } from './say-cases.ts'

/** A case the asker may see. `incidents.unknown` also for one they may not: that it exists is not theirs to know. */
export const getVisible = async (context: Context, key: CaseKey) => {
  const c = await findCase(context.db, key)
  if (!c) throw incidentUnknown()
  const tasks = await tasksOf(context.db, key)
  if (!maySee(context.actor, c, tasks)) throw incidentUnknown()
  return { c, tasks }
}

/** 事件详情 (J01): the case whole, names said, the reporter masked, and what the asker may do to it now. */
export const getIncident = async (context: Context, key: CaseKey): Promise<IncidentDetail> => {
  const { c, tasks } = await getVisible(context, key)
  const more = await findMore(context.db, key)
  const whole = {
    c,
    tasks,
    more,
    steps: await stepsOf(context.db, key),
    tasksWhole: await tasksWhole(context.db, key),
    clocks: await clocksOf(context.db, key),
    photos: await photosOf(context.db, key),
  }
  return (await sayCases(context, [whole]))[0]!
}

/** Who may see a case may see its photos; the reporter too. */
export const incidentPhotos: FileGuard = {
  prefix: 'incidents.incident',
  mayRead: async (context, usedBy) => {
    const key = { areaId: context.areaId, id: usedBy.slice(usedBy.indexOf(':') + 1) }
    const c = await findCase(context.db, key)
    if (!c) return false
    const reads =
      context.actor.permissions.has('incidents.read') ||
      (c.reporter_id !== null && c.reporter_id === context.actor.accountId)
    return reads && maySee(context.actor, c, await tasksOf(context.db, key))
  },
}
