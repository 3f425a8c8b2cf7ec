import { sql } from 'kysely'
import { IncidentFilter } from '#contract/incidents/incident-filter.ts'
import type { SavedView } from '#contract/incidents/incident-lists.ts'
import type { Context } from '#platform/context.ts'
import { invalid } from '#platform/problem.ts'
import { tooManyViews } from './problems.ts'

const mostViews = 50

/** 我的常用筛选, by name. */
export const listViews = async ({ db, actor }: Context): Promise<{ rows: SavedView[] }> => ({
  rows: (
    await sql<SavedView>`select id, name, filter, sort from incidents.saved_view where account_id = ${actor.accountId}::uuid order by name, id`.execute(
      db,
    )
  ).rows,
})

/** Makes or changes a view of the asker's own. Throws `platform.invalid` for a filter no list knows, `incidents.too_many_views`. */
export const saveView = async (
  { db, actor, now }: Context,
  id: string,
  view: Omit<SavedView, 'id' | 'sort'> & { sort?: SavedView['sort'] },
): Promise<SavedView> => {
  const read = IncidentFilter.strict().safeParse(view.filter)
  if (!read.success)
    throw invalid(read.error.issues.map((i) => ({ field: ['filter', ...i.path].join('.'), message: i.message })))
  const saved: SavedView = { id, name: view.name, filter: view.filter, sort: view.sort ?? null }
  await sql`select pg_advisory_xact_lock(hashtextextended(${`saved_view ${actor.accountId}`}, 0))`.execute(db)
  const { rows } = await sql<{
    others: number
  }>`select count(*)::int others from incidents.saved_view where account_id = ${actor.accountId}::uuid and id <> ${id}::uuid`.execute(
    db,
  )
  if (rows[0]!.others >= mostViews) throw tooManyViews({ most: mostViews })
  await sql`insert into incidents.saved_view (account_id, id, name, filter, sort, saved_at)
    values (${actor.accountId}::uuid, ${id}::uuid, ${saved.name}, ${JSON.stringify(saved.filter)}::jsonb, ${saved.sort}, ${now})
    on conflict (account_id, id) do update set name = excluded.name, filter = excluded.filter, sort = excluded.sort, saved_at = excluded.saved_at`.execute(
    db,
  )
  return saved
}

export const deleteView = async ({ db, actor }: Context, id: string) => {
  const { rows } =
    await sql`delete from incidents.saved_view where account_id = ${actor.accountId}::uuid and id = ${id}::uuid returning id`.execute(
      db,
    )
  return { deleted: rows.length > 0 }
}
