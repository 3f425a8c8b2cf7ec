import { sql } from 'kysely'
import type { ListScope } from '#contract/incidents/incident-filter.ts'
import { invalid } from '#platform/problem.ts'

export type Sort = 'due' | 'newest'
export type Place = { at: number; id: string }

/** A place in the order: microseconds and key, so that nothing is skipped or shown twice. */
export const writePlace = ({ at, id }: Place) => Buffer.from(`${at}~${id}`).toString('base64url')

/** Throws `platform.invalid` for what `writePlace` didn't write. */
export const readPlace = (after: string | null | undefined): Place | undefined => {
  if (after === undefined || after === null) return undefined
  const [, at, id] =
    /^(-?\d{1,16})~([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i.exec(Buffer.from(after, 'base64url').toString()) ??
    []
  if (!at || !id) throw invalid([{ field: 'after', message: 'unknown page' }])
  return { at: Number(at), id }
}
const instantOf = (at: number) => sql`(timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond')`

/** How a list of incidents.incident `i` is ordered and continued. */
export const orders = {
  due: {
    by: sql.raw('i.due_at, i.id'),
    at: sql.raw('(extract(epoch from i.due_at) * 1000000)::bigint'),
    after: ({ at, id }: Place) => sql<boolean>`(i.due_at, i.id) > (${instantOf(at)}, ${id}::uuid)`,
  },
  newest: {
    by: sql.raw('i.reported_at desc, i.id'),
    at: sql.raw('(extract(epoch from i.reported_at) * 1000000)::bigint'),
    after: ({ at, id }: Place) =>
      sql<boolean>`i.reported_at <= ${instantOf(at)} and (i.reported_at < ${instantOf(at)} or i.id > ${id}::uuid)`,
  },
}

/** Work at hand by what is due first; only open cases are due, so everything else goes by time. */
export const sortOf = (scope: ListScope, asked: Sort | null | undefined): Sort =>
  scope === 'all' ? 'newest' : (asked ?? 'due')
