import { sql } from 'kysely'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import type { Context } from '#platform/context.ts'
import { partsOfCases } from './case-reading.ts'
import { findCases } from './case-store.ts'
import { sayCases } from './say-cases.ts'
import { inRange, myTasks, stillOpen } from './visible-to.ts'

/** More than anybody has at once; who has more works at a desk. */
const mostTasks = 200

/**
 * What the asker has to do in a community, whole, for a phone that keeps it: the ids of all of it, the most urgent first, and
 * those that changed in or after the transaction `tx` (everything without one). Every move writes the case's row, so the
 * transaction that last wrote it says whether it is news.
 */
export const fieldTasks = async (
  context: Context,
  areaId: number,
  tx: string | undefined,
): Promise<{ ids: string[]; changed: IncidentDetail[] }> => {
  const { db, actor, area } = context
  // A row's own transaction number has 32 bits and goes round: what counts is how long ago it was, against the mark.
  const changed =
    tx === undefined ? sql`true` : sql`age(i.xmin) <= age((${tx}::numeric % 4294967296)::bigint::text::xid)`
  const { rows } = await sql<{ id: string; changed: boolean }>`
    with hot as (select i.id, ${changed} changed, i.due_at from incidents.incident i where ${inRange(area)} and i.area_id = ${areaId} and ${stillOpen} and ${myTasks(actor)}
    order by i.due_at nulls last, i.id limit ${mostTasks})
    select id, changed from hot order by due_at nulls last, id`.execute(db)
  const wanted = rows.filter((row) => row.changed).map((row) => row.id)
  const ids = rows.map((row) => row.id)
  if (!wanted.length) return { ids, changed: [] }
  const cases = new Map((await findCases(db, areaId, wanted)).map((c) => [c.id, c]))
  const { more, steps, tasks, clocks, photos } = await partsOfCases(db, areaId, wanted)
  const whole = wanted.flatMap((id) => {
    const [c, said] = [cases.get(id), more.get(id)]
    if (!c || !said) return []
    return {
      c,
      more: said,
      tasks: tasks.get(id) ?? [],
      steps: steps.get(id) ?? [],
      tasksWhole: tasks.get(id) ?? [],
      clocks: clocks.get(id) ?? [],
      photos: (photos.get(id) ?? []).map(({ fileId, phase }) => ({ fileId, phase })),
    }
  })
  return { ids, changed: await sayCases(context, whole) }
}
