import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Match } from './match-calls.ts'
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
