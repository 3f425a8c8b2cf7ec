import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { judge, readMatchable, refreshKeys, type Match } from './match-calls.ts'
import type { PersonKey } from './person-store.ts'

/** The two sides of a pair within one community always stand in the same order. */
export const ordered = (a: PersonKey, b: PersonKey): [PersonKey, PersonKey] =>
  a.areaId === b.areaId && b.id < a.id ? [b, a] : [a, b]

/** Lays a possible double before somebody, once; a decision made before stands. */
export const proposePair = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  self: PersonKey,
  match: Match,
): Promise<void> => {
  const [a, b] = ordered(self, match)
  await sql`insert into people.pair (area_id, a_id, b_area_id, b_id, state, score, reasons, at)
    values (${a.areaId}, ${a.id}::uuid, ${b.areaId}, ${b.id}::uuid, 'proposed', ${match.score}, ${JSON.stringify(match.reasons)}::jsonb, ${now})
    on conflict (area_id, a_id, b_area_id, b_id) do update set score = excluded.score, reasons = excluded.reasons where people.pair.state = 'proposed'`.execute(
    db,
  )
}

export const decidePair = async (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  one: PersonKey,
  other: PersonKey,
  state: 'apart' | 'merged' | 'proposed',
  note: string | null = null,
) => {
  const [a, b] = ordered(one, other)
  await sql`insert into people.pair (area_id, a_id, b_area_id, b_id, state, score, reasons, at, decided_at, decided_by, note)
    values (${a.areaId}, ${a.id}::uuid, ${b.areaId}, ${b.id}::uuid, ${state}, 0, '[]', ${now}, ${now}, ${actor.accountId}::uuid, ${note})
    on conflict (area_id, a_id, b_area_id, b_id) do update set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by, note = excluded.note`.execute(
    db,
  )
}

/** Has somebody decided that these are two people? */
export const areApart = async ({ db }: Pick<Context, 'db'>, one: PersonKey, other: PersonKey): Promise<boolean> => {
  const [a, b] = ordered(one, other)
  const { rows } =
    await sql`select from people.pair where area_id = ${a.areaId} and a_id = ${a.id}::uuid and b_area_id = ${b.areaId} and b_id = ${b.id}::uuid and state = 'apart'`.execute(
      db,
    )
  return rows.length > 0
}

/**
 * After a change of what the matching looks at: keys anew, and every pair still proposed is weighed again, so that the
 * reasons shown are those of today; two that no longer look alike aren't proposed any more.
 */
export const rematch = async ({ db }: Pick<Context, 'db'>, key: PersonKey): Promise<void> => {
  await refreshKeys(db, key)
  const { rows } = await sql<{ area_id: number; a_id: string; b_area_id: number; b_id: string }>`
    select area_id, a_id, b_area_id, b_id from people.pair where state = 'proposed'
      and ((area_id = ${key.areaId} and a_id = ${key.id}::uuid) or (b_area_id = ${key.areaId} and b_id = ${key.id}::uuid))`.execute(
    db,
  )
  const self = rows.length ? await readMatchable(db, key) : undefined
  if (!self) return
  for (const r of rows) {
    const other = await readMatchable(
      db,
      r.a_id === key.id ? { areaId: r.b_area_id, id: r.b_id } : { areaId: r.area_id, id: r.a_id },
    )
    const found = other && judge(self, other)
    const pair = sql`area_id = ${r.area_id} and a_id = ${r.a_id}::uuid and b_area_id = ${r.b_area_id} and b_id = ${r.b_id}::uuid and state = 'proposed'`
    if (found)
      await sql`update people.pair set score = ${found.score}, reasons = ${JSON.stringify(found.reasons)}::jsonb where ${pair}`.execute(
        db,
      )
    else await sql`delete from people.pair where ${pair}`.execute(db)
  }
}
