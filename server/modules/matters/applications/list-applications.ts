import { sql, type RawBuilder } from 'kysely'
import type { ApplicationFilter } from '#contract/matters/application-lists.ts'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { invalid } from '#platform/problem.ts'
import { standsInFor } from '../catalogue/post-duties.ts'
import type { Application } from './application-case.ts'
import { applicationColumns } from './application-store.ts'
import { conditionsOf } from './conditions.ts'
import { sayRows, type Reader } from './rows.ts'

export const readerOf = async ({ db, actor, locale, now }: Context): Promise<Reader> => ({
  db,
  actor,
  locale,
  standsInFor: await standsInFor(db, actor.accountId, now),
})

/** Counting stops here: nobody reads further. */
const mostCounted = 10_000
export type Sort = 'due' | 'newest'
type Place = { at: number; id: string }
const never = '9999-01-01'
// Paused cases have no deadline and come last.
const due = sql.raw(`coalesce(a.due_at, '${never}'::timestamptz)`)
const orders = {
  due: { at: due, by: sql`${due}, a.id` },
  newest: { at: sql.raw('a.submitted_at'), by: sql.raw('a.submitted_at desc, a.id desc') },
}
const instantOf = (at: number) => sql`(timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond')`
const after = (sort: Sort, { at, id }: Place) =>
  sort === 'due'
    ? sql`and (${due}, a.id) > (${instantOf(at)}, ${id}::uuid)`
    : sql`and (a.submitted_at, a.id) < (${instantOf(at)}, ${id}::uuid)`

const writePlace = ({ at, id }: Place) => Buffer.from(`${at}~${id}`).toString('base64url')
/** Throws `platform.invalid` for what `writePlace` didn't write. */
export const readPlace = (text: string | null | undefined): Place | undefined => {
  if (text === undefined || text === null) return undefined
  const [, at, id] =
    /^(-?\d{1,18})~([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i.exec(Buffer.from(text, 'base64url').toString()) ??
    []
  // Beyond what PostgreSQL can date, nobody was given a page.
  if (!at || !id || Math.abs(Number(at)) > 2.6e17) throw invalid([{ field: 'after', message: 'unknown page' }])
  return { at: Number(at), id }
}

export const readPage = async (
  db: Context['db'],
  { where, sort, place, limit }: { where: RawBuilder<boolean>; sort: Sort; place?: Place | undefined; limit: number },
) => {
  const { rows } = await sql<Application & { place: number }>`
    select ${applicationColumns}, (extract(epoch from ${orders[sort].at}) * 1000000)::bigint place from matters.application a
    where ${where} ${place ? after(sort, place) : sql``} order by ${orders[sort].by} limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last ? writePlace({ at: last.place, id: last.id }) : null }
}
export const countUpTo = async (db: Context['db'], where: RawBuilder<boolean>, most: number): Promise<number> =>
  (
    await sql<{
      n: number
    }>`select count(*)::int n from (select from matters.application a where ${where} limit ${most}) counted`.execute(db)
  ).rows[0]!.n

type Asked = ApplicationFilter & { sort?: Sort | undefined; after?: string | undefined; limit: number }

/** 办件列表: work at hand by what is due first, everything by time. */
export const listApplications = async (context: Context, { sort, after: from, limit, ...filter }: Asked) => {
  const where = await conditionsOf(context, filter)
  const place = readPlace(from)
  const order = sort ?? (filter.scope === 'all' ? 'newest' : 'due')
  // Sent together: none needs another's answer.
  const [{ page, next }, counted, reader] = await Promise.all([
    readPage(context.db, { where, sort: order, place, limit }),
    from === undefined ? countUpTo(context.db, where, mostCounted + 1) : null,
    readerOf(context),
  ])
  return {
    rows: await sayRows(reader, page),
    next,
    total: counted === null ? null : { count: Math.min(counted, mostCounted), exact: counted <= mostCounted },
  }
}

const deskScopes = [
  'mine',
  'to_accept',
  'supplement',
  'handling',
  'to_take_over',
  'due_soon',
  'overdue',
  'open',
] as const

/** 工作台: how much waits by kind, counted up to a thousand each, and the first ten of what the asker has. */
export const applicationDesk = async (context: Context) => {
  const reader = await readerOf(context)
  const counts = {} as Record<(typeof deskScopes)[number], number>
  for (const scope of deskScopes)
    counts[scope] = await countUpTo(context.db, await conditionsOf(context, { scope }), 1000)
  const where = await conditionsOf(context, { scope: 'mine' })
  const { page } = await readPage(context.db, { where, sort: 'due', limit: 10 })
  const names = await accountNames(context.db, reader.standsInFor)
  return {
    counts,
    first: await sayRows(reader, page),
    standsInFor: reader.standsInFor.map((id) => names.get(id)?.name ?? ''),
  }
}
