import { sql, type RawBuilder } from 'kysely'
import type { IncidentFilter } from '#contract/incidents/incident-filter.ts'
import type { Context } from '#platform/context.ts'
import { rowColumns, sayRows, type Row } from './incident-rows.ts'
import { conditionsOf } from './list-conditions.ts'
import { orders, readPlace, sortOf, writePlace, type Place, type Sort } from './list-order.ts'

/** Counting stops here: nobody reads further, and a city has a million. */
const mostCounted = 10_000

type Page = { where: RawBuilder<boolean>; sort: Sort; after?: Place; limit: number; count?: number }

/** One page by key; with `count` also how many there are, up to one more than that. */
export const readPage = async (context: Pick<Context, 'db' | 'actor'>, { where, sort, after, limit, count }: Page) => {
  const order = orders[sort]
  const total =
    count === undefined
      ? sql`null::int`
      : sql`(select count(*)::int from (select from incidents.incident i where ${where} limit ${count + 1}) counted)`
  const { rows } = await sql<Row & { at: number; total: number | null }>`
    select ${rowColumns(context.actor)}, ${order.at} at, ${total} total from incidents.incident i
    where ${where} ${after ? sql`and ${order.after(after)}` : sql``} order by ${order.by} limit ${limit + 1}`.execute(
    context.db,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last ? writePlace(last) : null, total: rows[0]?.total ?? 0 }
}

type Asked = IncidentFilter & { sort?: Sort; after?: string; limit: number }

/** 事件列表 (J01): what fits and may be seen, page by page; the total on the first page. */
export const listIncidents = async (context: Context, { sort: asked, after, limit, ...filter }: Asked) => {
  const { where, wanted } = await conditionsOf(context, filter)
  const sort = sortOf(filter.scope, asked)
  const counts = after === undefined && !wanted.common
  const { page, next, total } = await readPage(context, {
    where,
    sort,
    after: readPlace(after),
    limit,
    count: counts ? mostCounted : undefined,
  })
  const exact = total <= mostCounted
  return {
    rows: await sayRows(context, page),
    next,
    total: counts ? { count: exact ? total : mostCounted, exact } : null,
  }
}

/** All of them, however many: an export says so in its head and in the audit log. */
export const countRows = async ({ db }: Pick<Context, 'db'>, where: RawBuilder<boolean>): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int count from incidents.incident i where ${where}`.execute(db))
    .rows[0]!.count

const deskScopes = [
  'mine',
  'due_soon',
  'overdue',
  'to_check',
  'to_call_back',
  'to_approve',
  'to_check_in',
  'open',
] as const
const mostOnDesk = 1000

/** 工作台: how much waits by kind, counted up to a thousand each, and the first ten of what the asker has. */
export const incidentDesk = async (context: Context) => {
  const wheres = await Promise.all(deskScopes.map(async (scope) => (await conditionsOf(context, { scope })).where))
  const counts = wheres.map(
    (where, n) =>
      sql`(select count(*)::int from (select from incidents.incident i where ${where} limit ${mostOnDesk}) counted) ${sql.ref(deskScopes[n]!)}`,
  )
  const { rows } = await sql<Record<(typeof deskScopes)[number], number>>`select ${sql.join(counts)}`.execute(
    context.db,
  )
  const { page } = await readPage(context, { where: wheres[0]!, sort: 'due', limit: 10 })
  return { counts: rows[0]!, first: await sayRows(context, page) }
}
