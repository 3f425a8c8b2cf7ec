import { sql } from 'kysely'
import { PersonFilter, type PeopleView } from '#contract/people/person-lists.ts'
import type { Context } from '#platform/context.ts'
import { invalid } from '#platform/problem.ts'
import { tooManyViews } from './problems.ts'

const mostViews = 50

/** 我的常用筛选, by name. */
export const listViews = async ({ db, actor }: Context): Promise<{ rows: PeopleView[] }> => ({
  rows: (
    await sql<PeopleView>`select id, name, filter from people.saved_view where account_id = ${actor.accountId}::uuid order by name, id`.execute(
      db,
    )
  ).rows,
})

/** Throws `platform.invalid` for a filter no list knows, `people.too_many_views`. A search by document or phone isn't kept. */
export const saveView = async (
  { db, actor, now }: Context,
  id: string,
  view: Omit<PeopleView, 'id'>,
): Promise<PeopleView> => {
  const read = PersonFilter.strict().safeParse(view.filter)
  if (!read.success)
    throw invalid(read.error.issues.map((i) => ({ field: ['filter', ...i.path].join('.'), message: i.message })))
  if (/\d{5}/.test(read.data.q ?? ''))
    throw invalid([{ field: 'filter.q', message: 'numbers of people are not kept in views' }])
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people_view ${actor.accountId}`}, 0))`.execute(db)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int n from people.saved_view where account_id = ${actor.accountId}::uuid and id <> ${id}::uuid`.execute(
    db,
  )
  if (rows[0]!.n >= mostViews) throw tooManyViews({ most: mostViews })
  await sql`insert into people.saved_view (account_id, id, name, filter, saved_at) values (${actor.accountId}::uuid, ${id}::uuid, ${view.name}, ${JSON.stringify(view.filter)}::jsonb, ${now})
    on conflict (account_id, id) do update set name = excluded.name, filter = excluded.filter, saved_at = excluded.saved_at`.execute(
    db,
  )
  return { id, ...view }
}

export const deleteView = async ({ db, actor }: Context, id: string) => {
  const { rows } =
    await sql`delete from people.saved_view where account_id = ${actor.accountId}::uuid and id = ${id}::uuid returning id`.execute(
      db,
    )
  return { deleted: rows.length > 0 }
}
