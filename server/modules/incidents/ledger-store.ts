import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/database.ts'

/** The last export of a month's ledger of this very area, from the audit log. */
export const lastExportOf = async (
  db: Db,
  areaId: number,
  kind: string,
  month: string,
): Promise<{ at: Date; rows: number } | undefined> =>
  (
    await sql<{ at: Date; rows: number }>`select at, (about->>'count')::int rows from platform.audit
      where area_id = ${areaId}::bigint and route = 'incidents.export_ledger' and about->>'month' = ${month} and about->>'ledger' = ${kind}
      order by id desc limit 1`.execute(db)
  ).rows[0]

/** How many of these cases (a condition on `i`) had anything done to them since. */
export const changedSince = async (db: Db, where: RawBuilder<boolean>, at: Date): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::int n from incidents.incident i where ${where}
      and exists (select from incidents.step s where s.area_id = i.area_id and s.incident_id = i.id and s.at > ${at}::timestamptz)`.execute(
      db,
    )
  ).rows[0]!.n
