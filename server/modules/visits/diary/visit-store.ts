import { sql } from 'kysely'
import type { Visit, VisitCredit, VisitKind } from '#contract/visits/visits.ts'
import type { Db } from '#platform/database.ts'
import { searchWords } from './search-words.ts'

/** A row of visits.visit as readers need it. */
export type VisitRow = {
  area_id: number
  id: string
  kind: VisitKind
  happened_at: Date
  month: string
  skew_ms: number | null
  household_id: string | null
  person_id: string | null
  grid_no: number | null
  worker_id: string
  met: boolean
  heard: string
  mood: Visit['mood']
  needs: Visit['needs']
  photos: string[]
  voices: string[]
  credit: VisitCredit
  recorded_at: Date
  version: number
}
export type VisitKey = { areaId: number; id: string }
export const visitColumns = sql.raw(
  `v.area_id, v.id, v.kind, v.happened_at, v.month, v.skew_ms, v.household_id, v.person_id, v.grid_no, v.worker_id, v.met, v.heard, v.mood, v.needs,
   v.photos, v.voices, v.credit, v.recorded_at, v.version`,
)

export const findVisit = async (db: Db, { areaId, id }: VisitKey, lock = false): Promise<VisitRow | undefined> =>
  (
    await sql<VisitRow>`select ${visitColumns} from visits.visit v where v.area_id = ${areaId} and v.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  ).rows[0]

/** Entries of a community by id, the latest first; unknown ones are left out. */
export const findVisits = async (db: Db, areaId: number, ids: readonly string[]): Promise<VisitRow[]> =>
  (
    await sql<VisitRow>`select ${visitColumns} from visits.visit v where v.area_id = ${areaId} and v.id = any(${[...ids]}::uuid[]) order by v.happened_at desc, v.id`.execute(
      db,
    )
  ).rows

export type NewVisit = Omit<VisitRow, 'version'> & {
  said_at: Date
  said_grid_no: number | null
  device_id: string | null
  followed_up: boolean
  with: readonly string[]
}
/** Undefined when the id is taken; waits for another transaction that is just taking it, so that the same sent twice is kept once. */
export const insertVisit = async (db: Db, v: NewVisit): Promise<VisitRow | undefined> =>
  (
    await sql<VisitRow>`with hot as (
      insert into visits.visit as v (area_id, id, kind, happened_at, said_at, skew_ms, month, household_id, person_id, grid_no, said_grid_no, worker_id, met, heard, mood,
        needs, photos, voices, credit, followed_up, device_id, words, recorded_at, updated_at)
      values (${v.area_id}, ${v.id}::uuid, ${v.kind}, ${v.happened_at}, ${v.said_at}, ${v.skew_ms}::bigint, ${v.month}, ${v.household_id}::uuid, ${v.person_id}::uuid,
        ${v.grid_no}::smallint, ${v.said_grid_no}::smallint, ${v.worker_id}::uuid, ${v.met}, ${v.heard}, ${v.mood}::text, ${v.needs}::text[], ${v.photos}::uuid[],
        ${v.voices}::uuid[], ${v.credit}, ${v.followed_up}, ${v.device_id}::uuid, ${searchWords(v.heard)}::tsvector, ${v.recorded_at}, ${v.recorded_at})
      on conflict do nothing returning ${visitColumns}),
    along as (insert into visits.companion (area_id, visit_id, account_id, month)
      select area_id, id, account_id, month from hot, unnest(${[...v.with]}::uuid[]) account_id)
    select * from hot`.execute(db)
  ).rows[0]

/** Who came along, by visit. */
export const companionsOf = async (db: Db, keys: readonly VisitKey[]): Promise<Map<string, string[]>> => {
  const { rows } = await sql<{ id: string; account_id: string }>`
    select c.visit_id id, c.account_id from ${among(keys)} join visits.companion c on c.area_id = k.area_id and c.visit_id = k.id order by c.account_id`.execute(
    db,
  )
  return new Map([...Map.groupBy(rows, (r) => r.id)].map(([id, some]) => [id, some.map((r) => r.account_id)]))
}

export const among = (keys: readonly VisitKey[]) =>
  sql`unnest(${keys.map((k) => k.areaId)}::bigint[], ${keys.map((k) => k.id)}::uuid[]) k(area_id, id)`

export type Wording = Pick<VisitRow, 'heard' | 'mood' | 'needs'>
/** Another wording; the one before is kept. What was counted stays as it is. */
export const rewordVisit = async (db: Db, v: VisitRow, said: Wording, at: Date): Promise<void> => {
  await sql`insert into visits.past_wording (area_id, visit_id, version, heard, mood, needs, until)
    values (${v.area_id}, ${v.id}::uuid, ${v.version}, ${v.heard}, ${v.mood}, ${v.needs}::text[], ${at})`.execute(db)
  await sql`update visits.visit set heard = ${said.heard}, mood = ${said.mood}::text, needs = ${said.needs}::text[], words = ${searchWords(said.heard)}::tsvector,
    version = version + 1, updated_at = ${at} where area_id = ${v.area_id} and id = ${v.id}::uuid`.execute(db)
}
