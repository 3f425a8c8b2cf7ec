import { sql } from 'kysely'
import type { FollowUp } from '#contract/visits/visits.ts'
import type { Db } from '#platform/database.ts'
import { among, type VisitKey, type VisitRow } from './visit-store.ts'
import { idTaken } from './problems.ts'

/** Links both ways. A case belongs to one entry: throws `visits.id_taken` for one that has another already. */
export const insertFollowUp = async (db: Db, v: VisitRow, f: FollowUp, at: Date): Promise<void> => {
  const { numAffectedRows } =
    await sql`insert into visits.follow_up (area_id, visit_id, kind, case_area_id, case_id, number, at)
    values (${v.area_id}, ${v.id}::uuid, ${f.kind}, ${f.areaId}, ${f.id}::uuid, ${f.number}::bigint, ${at}) on conflict do nothing`.execute(
      db,
    )
  if (!numAffectedRows) throw idTaken()
}

export const followUpsOf = async (db: Db, keys: readonly VisitKey[]): Promise<Map<string, FollowUp[]>> => {
  const { rows } = await sql<FollowUp & { visit: string }>`
    select f.visit_id visit, f.kind, f.case_area_id "areaId", f.case_id id, f.number from ${among(keys)}
    join visits.follow_up f on f.area_id = k.area_id and f.visit_id = k.id order by f.at, f.case_id`.execute(db)
  return new Map([...Map.groupBy(rows, (r) => r.visit)].map(([id, some]) => [id, some.map(({ visit: _, ...f }) => f)]))
}

/** A request for help is an incident: its page needn't know how it came about. */
const asOne = (kind: FollowUp['kind']) => (kind === 'incident' || kind === 'help' ? ['incident', 'help'] : [kind])
/** The entry a case came from; undefined where there is none inside the scope. */
export const visitOf = async (
  db: Db,
  kind: FollowUp['kind'],
  { areaId, id }: VisitKey,
): Promise<VisitKey | undefined> =>
  (
    await sql<VisitKey>`select area_id "areaId", visit_id id from visits.follow_up
      where case_area_id = ${areaId} and case_id = ${id}::uuid and kind = any(${asOne(kind)}::text[])`.execute(db)
  ).rows[0]
