import type { z } from 'zod'
import type { ContactBox, saveBox as saveRoute } from '#contract/visits/boxes.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { accountNames } from '#modules/access/index.ts'
import { findGrid } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { iso } from '#platform/local-day.ts'
import { conflict } from '#platform/problem.ts'
import { boxRows, findBox, writeBox, type BoxRow } from './box-store.ts'
import { boxCommunityOnly, gridUnknown, idTaken } from './problems.ts'

const dayMs = 86_400_000

const sayBoxes = async ({ db, now }: Pick<Context, 'db' | 'now'>, rows: readonly BoxRow[]): Promise<ContactBox[]> => {
  const names = await accountNames(
    db,
    rows.flatMap((row) => row.lastBy ?? []),
  )
  return rows.map(({ openedAt, lastAt, lastBy, ...row }) => ({
    ...row,
    lastAt: iso(lastAt),
    lastBy: lastBy === null ? null : (names.get(lastBy)?.name ?? null),
    due: row.closedOn === null && now.getTime() - (lastAt ?? openedAt).getTime() >= row.everyDays * dayMs,
  }))
}

/** 居民联系箱 of an area. */
export const listBoxes = async (context: Context, closed: boolean) => ({
  rows: await sayBoxes(context, await boxRows(context.db, context.area, closed)),
})

/**
 * 登记、修改、撤除. What was collected from a box stays when it is taken down. The same said twice is said once. Throws
 * `platform.conflict`, `visits.grid_unknown`, `visits.box_community_only`, `visits.id_taken`.
 */
export const saveBox = async (
  context: Context,
  key: { areaId: number; id: string },
  { version, ...said }: z.output<(typeof saveRoute)['body']>,
): Promise<ContactBox> => {
  const { db, now } = context
  if (tierOf(key.areaId) !== 'community') throw boxCommunityOnly()
  if (said.gridNo !== null && !(await findGrid(db, key.areaId, said.gridNo))) throw gridUnknown()
  const written = await writeBox(db, key, said, version, now)
  const there = await findBox(db, key.areaId, key.id)
  // In another community: its number can't be used again.
  if (!there) throw version === null ? idTaken() : conflict()
  if (!written) {
    const same = (Object.keys(said) as (keyof typeof said)[]).every((name) => there[name] === said[name])
    if (!same || there.version !== (version ?? 0) + 1) throw conflict({ version: there.version })
  } else context.audit({ box: there.id, place: said.place, closed: said.closedOn })
  return (await sayBoxes(context, [there]))[0]!
}
