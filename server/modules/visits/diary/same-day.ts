import type { SameDay } from '#contract/visits/same-day.ts'
import type { Home } from '#modules/people/index.ts'
import { gridsOfWorker } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { OtherRow } from './same-day-store.ts'
import type { VisitRow } from './visit-store.ts'
import { readsAll } from './who-may-see.ts'

/** Whoever wrote one of the two, and who answers for the plan of the area. */
export const maySettle = ({ actor }: Context, workers: readonly string[]) =>
  actor.permissions.has('visits.record') &&
  (workers.includes(actor.accountId ?? '') || actor.permissions.has('visits.configure'))

/** What stands beside entries, as the asker may see it; `nameOf` and `homes` are those of the entries. */
export const saySameDay = async (
  context: Context,
  rows: readonly VisitRow[],
  others: ReadonlyMap<string, readonly OtherRow[]>,
  { nameOf, homes }: { nameOf: (id: string) => string; homes: ReadonlyMap<string, Home> },
): Promise<Map<string, SameDay[]>> => {
  if (!others.size) return new Map()
  const { db, actor } = context
  const mine = readsAll(actor)
    ? undefined
    : new Set((await gridsOfWorker(db, actor.accountId!)).map((g) => `${g.areaId}/${g.gridNo}`))
  // Both are about one household, so what the asker may read of it decides, or that the other is theirs.
  const readable = (v: VisitRow, other: OtherRow) =>
    !mine ||
    other.workerId === actor.accountId ||
    other.verdict === 'one' ||
    mine.has(`${v.area_id}/${homes.get(v.household_id!)?.gridNo}`)
  return new Map(
    rows.map((v) => [
      v.id,
      (others.get(v.id) ?? []).map((other) => ({
        id: other.id,
        kind: other.kind,
        at: other.at.toISOString(),
        workerId: other.workerId,
        worker: nameOf(other.workerId),
        verdict: other.verdict ?? ('open' as const),
        version: other.version ?? 0,
        readable: readable(v, other),
        maySettle: maySettle(context, [v.worker_id, other.workerId]),
      })),
    ]),
  )
}
