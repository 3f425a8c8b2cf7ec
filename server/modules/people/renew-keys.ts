import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { matchKeys, matchableOf, type Candidate } from './match-calls.ts'

const atOnce = 200

/** Makes the keys anew of some of those who wait for it. Answers whether more may wait; killed anywhere, nothing is lost. */
export const renewKeys = async ({ db }: Pick<Context, 'db'>): Promise<boolean> => {
  const { rows: waiting } = await sql<{ area_id: number; person_id: string }>`
    delete from people.keys_waiting w using (select area_id, person_id from people.keys_waiting limit ${atOnce} for update skip locked) taken
    where w.area_id = taken.area_id and w.person_id = taken.person_id returning w.area_id, w.person_id`.execute(db)
  if (!waiting.length) return false
  const [areas, ids] = [waiting.map((w) => w.area_id), waiting.map((w) => w.person_id)]
  // Whoever is being written to is read once that is done.
  await sql`select from people.person p join unnest(${areas}::bigint[], ${ids}::uuid[]) w(area_id, id) on w.area_id = p.area_id and w.id = p.id
    order by p.area_id, p.id for update of p`.execute(db)
  const { rows } =
    await sql<Candidate>`select * from people.read_for_matching(${areas}::bigint[], ${ids}::uuid[])`.execute(db)
  const keys = rows.map((row) => ({ area_id: row.area_id, id: row.id, keys: matchKeys(matchableOf(row)) }))
  await sql`update people.person p set match_keys = array(select jsonb_array_elements_text(k.keys)::bigint)
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) k(area_id bigint, id uuid, keys jsonb) where p.area_id = k.area_id and p.id = k.id`.execute(
    db,
  )
  return waiting.length === atOnce
}
