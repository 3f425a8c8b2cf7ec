import { sql, type RawBuilder } from 'kysely'
import { invalid } from '#platform/problem.ts'

/** A page's place by instant (microseconds) and id, so that nothing is skipped or shown twice. */
type Place = { at: number; id: string }
export const writePlace = ({ at, id }: Place) => Buffer.from(`${at}~${id}`).toString('base64url')

/** Throws `platform.invalid` for what `writePlace` didn't write. */
export const placeAfter = (after: string | undefined): Place | undefined => {
  if (after === undefined) return undefined
  const [, at, id] =
    /^(-?\d{1,16})~([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i.exec(Buffer.from(after, 'base64url').toString()) ??
    []
  if (!at || !id) throw invalid([{ field: 'after', message: 'unknown page' }])
  return { at: Number(at), id }
}

/** Newest first by a column, from a place on: what to select as `at`, what to ask for, what to order by. */
export const newestFirst = (column: string, id: string, after: string | undefined) => {
  const at = sql.raw(column)
  const place = placeAfter(after)
  const micro = sql<number>`(extract(epoch from ${at}) * 1000000)::bigint`
  return {
    at: micro,
    further: place
      ? sql<boolean>`and (${at}, ${sql.raw(id)}) < (timestamptz 'epoch' + ${place.at}::bigint * interval '1 microsecond', ${place.id}::uuid)`
      : sql<boolean>``,
    order: sql.raw(`${column} desc, ${id} desc`),
  }
}

/** One page and the place of the next. `rows` were read with a limit of one more. */
export const pageOfRows = <R extends { place: number; id: string }>(rows: readonly R[], limit: number) => {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, next: rows.length > limit && last ? writePlace({ at: last.place, id: last.id }) : null }
}

export const allOf = (conditions: readonly (RawBuilder<unknown> | false | undefined | '' | 0)[]) =>
  sql.join(
    conditions.filter((c): c is RawBuilder<unknown> => !!c),
    sql` and `,
  )
