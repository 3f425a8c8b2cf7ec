import { sql } from 'kysely'
import type { Role } from '#contract/access/roles.ts'
import type { Db } from '#platform/database.ts'

type Row = {
  id: number
  at: Date
  area_id: number
  account_id: string | null
  post_id: number | null
  role: Role | null
  route: string
  about: Record<string, unknown>
  request_id: string | null
}

export type AuditFilter = {
  accountId?: string | undefined
  route?: string | undefined
  from?: string | undefined
  to?: string | undefined
  refused?: boolean | undefined
  /** Rows older than this id. */
  before?: number | undefined
  limit: number
}

/** Rows of the audit log that row level security lets the transaction see, newest first. */
export const findAuditRows = async (db: Db, f: AuditFilter): Promise<Row[]> => {
  const conditions = [
    f.accountId && sql`account_id = ${f.accountId}`,
    f.route && sql`starts_with(route, ${f.route})`,
    // A Date, because PostgreSQL refuses zones beyond 16 hours that ISO 8601 allows.
    f.from && sql`at >= ${new Date(f.from)}`,
    f.to && sql`at < ${new Date(f.to)}`,
    f.refused !== undefined && (f.refused ? sql`about ? 'refused'` : sql`not about ? 'refused'`),
    f.before !== undefined && sql`id < ${f.before}`,
  ].filter((c) => !!c)
  const { rows } = await sql<Row>`
    select id, at, area_id, account_id, post_id, role, route, about, request_id from platform.audit
    where ${sql.join([sql`true`, ...conditions], sql` and `)} order by id desc limit ${f.limit}`.execute(db)
  return rows
}
