import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from './context.ts'
import { invalid } from './problem.ts'

/** A filter as it stands in a query. */
type Written = Record<string, string | string[]>
type View<Sort> = { id: string; name: string; filter: Written; sort: Sort | null }
type Mine = Pick<Context, 'db' | 'actor'>

type Kind<Filter> = {
  /** Under which name the views of this list are kept. */
  list: string
  /** Strict: what no list knows is refused. */
  shape: z.ZodType<Filter>
  /** What must not be kept, as the field and why. */
  refuse?: (filter: Filter) => { field: string; message: string } | undefined
  tooMany: (about: { most: number }) => Error
}

/** How many views somebody may keep of one list. */
const most = 50

/** 常用筛选 of one list, each account's own: listed by name, made or changed under a client's id, deleted. */
export const savedViews = <Filter, Sort extends string = never>({ list, shape, refuse, tooMany }: Kind<Filter>) => ({
  listViews: async ({ db, actor }: Mine): Promise<{ rows: View<Sort>[] }> => ({
    rows: (
      await sql<
        View<Sort>
      >`select id, name, filter, sort from platform.saved_view where account_id = ${actor.accountId}::uuid and list = ${list} order by name, id`.execute(
        db,
      )
    ).rows,
  }),
  /** Throws `platform.invalid` for a filter the list doesn't know or mustn't keep, and what `tooMany` makes. */
  saveView: async (
    { db, actor, now }: Mine & Pick<Context, 'now'>,
    id: string,
    view: { name: string; filter: Written; sort?: Sort | null },
  ): Promise<View<Sort>> => {
    const read = shape.safeParse(view.filter)
    if (!read.success)
      throw invalid(read.error.issues.map((i) => ({ field: ['filter', ...i.path].join('.'), message: i.message })))
    const refused = refuse?.(read.data)
    if (refused) throw invalid([refused])
    await sql`select pg_advisory_xact_lock(hashtextextended(${`saved_view ${list} ${actor.accountId}`}, 0))`.execute(db)
    const { rows } = await sql<{ others: number }>`select count(*)::int others from platform.saved_view
      where account_id = ${actor.accountId}::uuid and list = ${list} and id <> ${id}::uuid`.execute(db)
    if (rows[0]!.others >= most) throw tooMany({ most })
    const saved = { id, name: view.name, filter: view.filter, sort: view.sort ?? null }
    await sql`insert into platform.saved_view (account_id, list, id, name, filter, sort, saved_at)
      values (${actor.accountId}::uuid, ${list}, ${id}::uuid, ${saved.name}, ${JSON.stringify(saved.filter)}::jsonb, ${saved.sort}, ${now})
      on conflict (account_id, list, id) do update set name = excluded.name, filter = excluded.filter, sort = excluded.sort, saved_at = excluded.saved_at`.execute(
      db,
    )
    return saved
  },
  deleteView: async ({ db, actor }: Mine, id: string) => {
    const { rows } = await sql`delete from platform.saved_view
      where account_id = ${actor.accountId}::uuid and list = ${list} and id = ${id}::uuid returning id`.execute(db)
    return { deleted: rows.length > 0 }
  },
})
