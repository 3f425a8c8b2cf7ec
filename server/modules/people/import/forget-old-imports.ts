import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

/** Days after which rows of an import that nobody finished, and those of finished ones, are deleted; what was made stays undoable for the same time. */
export const keptDays = 30

/** Residual data clearing: files, rows and pictures for undoing don't outlive their use. */
export const forgetOldImports = async ({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> => {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  const old = sql`(select area_id, id from people.import where created_at < ${before} and state not in ('writing', 'undoing'))`
  for (const table of ['import_piece', 'import_row', 'import_key', 'import_touch'])
    await sql`delete from ${sql.ref(`people.${table}`)} t using ${old} o where t.area_id = o.area_id and t.import_id = o.id`.execute(
      db,
    )
  await sql`update people.import set state = 'dropped' where created_at < ${before} and state in ('mapping', 'staging', 'review', 'failed')`.execute(
    db,
  )
}
