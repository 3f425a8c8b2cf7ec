import { sql } from 'kysely'
import type { CorrectionDraft, CorrectionResult } from '#contract/visits/visits.ts'
import { open, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { among, type VisitKey } from './visit-store.ts'

const purpose = 'visits.correction'
/** What was said, so that nothing said is lost, and what became of it. */
type Kept = { facts: CorrectionDraft['facts']; result: CorrectionResult }
type Row = { account_id: string; sealed: Buffer }

/** Holds the id until the transaction ends: sent many times at once, it is done once. */
export const holdCorrection = (db: Db, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${id}, 21))`.execute(db)

export const findCorrection = async (db: Db, { areaId, id }: VisitKey) => {
  const { rows } =
    await sql<Row>`select account_id, sealed from visits.correction where area_id = ${areaId} and id = ${id}::uuid`.execute(
      db,
    )
  return rows[0] && { accountId: rows[0].account_id, ...(JSON.parse(open(rows[0].sealed, purpose)) as Kept) }
}

export const insertCorrection = (
  db: Db,
  areaId: number,
  { facts, result, ...c }: Kept & { personId: string; visitId: string | null; accountId: string; at: Date },
) =>
  sql`insert into visits.correction (area_id, id, person_id, visit_id, account_id, at, sealed, conflicts)
    values (${areaId}, ${result.id}::uuid, ${c.personId}::uuid, ${c.visitId}::uuid, ${c.accountId}::uuid, ${c.at}, ${seal(JSON.stringify({ facts, result }), purpose)},
      ${result.facts.filter((f) => f.outcome === 'conflict').length})`.execute(db)

/** What was corrected with which entries. */
export const correctionsOf = async (db: Db, keys: readonly VisitKey[]): Promise<Map<string, CorrectionResult[]>> => {
  const { rows } = await sql<Row & { visit: string }>`
    select c.visit_id visit, c.account_id, c.sealed from ${among(keys)}
    join visits.correction c on c.area_id = k.area_id and c.visit_id = k.id order by c.at, c.id`.execute(db)
  const opened = rows.map((row) => ({
    visit: row.visit,
    result: (JSON.parse(open(row.sealed, purpose)) as Kept).result,
  }))
  return new Map([...Map.groupBy(opened, (r) => r.visit)].map(([id, some]) => [id, some.map((r) => r.result)]))
}
