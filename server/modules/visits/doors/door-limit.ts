import type { z } from 'zod'
import { doorLimit as usualLimit } from '#contract/visits/door-flow.ts'
import type { DoorLimitAnswer, saveDoorLimit as saveRoute } from '#contract/visits/door-limit.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames, findArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { doorLimitRows, insertDoorLimit, limitAmong } from './door-limit-store.ts'

/** The limit that holds in an area, with the row that says so; undefined: nobody said anything. */
export const doorLimitFor = async (db: Db, areaId: number) => {
  const row = limitAmong(await doorLimitRows(db, areaId), areaId)
  return { limit: row?.limit ?? usualLimit, row }
}

/** 答复时限 of an area, whose word it is, and what the area itself said. */
export const getDoorLimit = async ({ db }: Pick<Context, 'db'>, areaId: number): Promise<DoorLimitAnswer> => {
  const rows = await doorLimitRows(db, areaId)
  const row = limitAmong(rows, areaId)
  const own = rows.filter((r) => r.areaId === areaId)
  const names = await accountNames(
    db,
    own.flatMap((r) => r.accountId ?? []),
  )
  const areas = row ? await areaNames(db, [row.areaId]) : new Map<number, string>()
  return {
    areaId,
    limit: row?.limit ?? usualLimit,
    reason: row?.reason ?? null,
    from: row ? { areaId: row.areaId, areaName: areas.get(row.areaId) ?? '' } : null,
    own: own.map(({ limit, reason, accountId, at, version }) => ({
      limit,
      reason,
      by: accountId === null ? null : (names.get(accountId)?.name ?? null),
      at: at.toISOString(),
      version,
    })),
  }
}

/**
 * Says what holds from now on; what waits already keeps the limit it began with, because the resident was told it. The same said
 * twice is said once. Throws `platform.not_found`, `platform.conflict`.
 */
export const saveDoorLimit = async (
  context: Context,
  areaId: number,
  { limit, reason, version }: z.output<(typeof saveRoute)['body']>,
): Promise<DoorLimitAnswer> => {
  const { db, actor, now } = context
  if (!(await findArea(db, areaId))) throw notFound()
  const [last] = (await doorLimitRows(db, areaId)).filter((row) => row.areaId === areaId)
  const same = last?.limit?.amount === limit?.amount && last?.limit?.unit === limit?.unit && last?.reason === reason
  if (last && last.version === version + 1 && same) return getDoorLimit(context, areaId)
  const row = { areaId, version: version + 1, limit, reason, accountId: actor.accountId, at: now }
  if ((last?.version ?? 0) !== version || !(await insertDoorLimit(db, row)))
    throw conflict({ version: last?.version ?? 0 })
  context.announce({ name: 'visits.door_limit_changed', areaId, about: { version: row.version } })
  context.audit({ doorLimit: limit && `${limit.amount} ${limit.unit}`, reason }, areaId)
  return getDoorLimit(context, areaId)
}
