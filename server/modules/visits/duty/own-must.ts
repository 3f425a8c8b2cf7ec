import type { PackMust } from '#contract/visits/field-pack.ts'
import { accountNames, areAbsent } from '#modules/access/index.ts'
import { homesOf, seenCareKinds } from '#modules/people/index.ts'
import type { WorkersGround } from '#modules/territory/index.ts'
import type { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { mustRows, type MustRow } from './must-store.ts'

type Must = z.infer<typeof PackMust>
type Asker = Pick<Context, 'db' | 'actor' | 'now'>

/** Grids whose must-visits are this worker's: walked (A), led where nobody walks, stood in for while A is away. */
export const answeredGrids = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  grids: WorkersGround['grids'],
): Promise<Set<number>> => {
  const helped = grids.flatMap((g) => (g.duty === 'B' && g.workerA !== null ? g.workerA : []))
  const away = helped.length ? await areAbsent(db, helped, now) : new Set<string>()
  const answers = ({ duty, workerA }: WorkersGround['grids'][number]) =>
    duty === 'A' || workerA === null || (duty === 'B' && away.has(workerA))
  return new Set(grids.filter(answers).map((g) => g.gridNo))
}

/** Lines as the asker may see them: of the registers behind them only those whose rows they see. */
export const sayMust = async ({ db, actor }: Asker, rows: readonly MustRow[]): Promise<Must[]> => {
  const kinds = new Set((await seenCareKinds(db, actor)).map((k) => k.code))
  const names = await accountNames(
    db,
    rows.flatMap((row) => row.seenBy ?? []),
  )
  return rows.map(({ areaId, householdId, kinds: of, seenAt, seenBy }) => ({
    areaId,
    householdId,
    kinds: of.filter((code) => kinds.has(code)),
    seen: seenAt && { at: seenAt.toISOString(), worker: names.get(seenBy ?? '')?.name ?? '' },
  }))
}

/** Of the list of a community, what the worker of these grids answers for. */
export const ownAmong = async (
  context: Asker,
  areaId: number,
  grids: ReadonlySet<number>,
  rows: readonly MustRow[],
): Promise<Must[]> => {
  if (!grids.size || !rows.length) return []
  const homes = await homesOf(
    context,
    rows.map(({ householdId: id }) => ({ areaId, id })),
  )
  const theirs = ({ householdId }: MustRow) => {
    const gridNo = homes.get(householdId)?.gridNo
    return gridNo !== null && gridNo !== undefined && grids.has(gridNo)
  }
  return sayMust(context, rows.filter(theirs))
}

/** 必访 of a community that the worker of these grids answers for. */
export const ownMust = async (context: Asker, areaId: number, grids: ReadonlySet<number>, month: string) =>
  ownAmong(context, areaId, grids, await mustRows(context.db, { from: areaId, to: areaId }, month))
