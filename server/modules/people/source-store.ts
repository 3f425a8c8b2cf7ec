import { sql } from 'kysely'
import type { Source, SourceKind } from '#contract/people/fields.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { dayOf } from './day.ts'

export type NewSource = { areaId: number; kind: SourceKind; label: string; ref?: string | null; onDay?: string }

/** A source of values (one import, one sync); answers its id. The label is shown beside values: no personal data. */
export const openSource = async (
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  { areaId, kind, label, ref, onDay }: NewSource,
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into people.source (area_id, kind, label, ref, account_id, on_day, at)
    values (${areaId}, ${kind}, ${label}, ${ref ?? null}, ${context.actor.accountId}, ${onDay ?? dayOf(context.now)}, ${context.now}) returning id`.execute(
    context.db,
  )
  return rows[0]!.id
}

/** 日常工作: one source for a worker's day in an area. */
export const dailyWork = async (
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  areaId: number,
  onDay = dayOf(context.now),
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into people.source (area_id, kind, label, account_id, on_day, at)
    values (${areaId}, 'daily_work', ${context.actor.name ?? '系统'}, ${context.actor.accountId}, ${onDay}, ${context.now})
    on conflict (area_id, account_id, on_day) where kind = 'daily_work' do nothing returning id`.execute(context.db)
  if (rows[0]) return rows[0].id
  const found = await sql<{ id: number }>`select id from people.source
    where kind = 'daily_work' and area_id = ${areaId} and account_id = ${context.actor.accountId}::uuid and on_day = ${onDay}`.execute(
    context.db,
  )
  return found.rows[0]!.id
}

/** Sources by id, as screens show them. */
export const readSources = async (db: Db, ids: Iterable<number>): Promise<Map<number, Source>> => {
  const { rows } =
    await sql<Source>`select id, kind, label, on_day "onDay" from people.source where id = any(${[...new Set(ids)]}::bigint[])`.execute(
      db,
    )
  return new Map(rows.map((row) => [row.id, row]))
}
