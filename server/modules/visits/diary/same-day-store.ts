import { sql } from 'kysely'
import type { SameDayVerdict } from '#contract/visits/same-day.ts'
import type { VisitKind } from '#contract/visits/visits.ts'
import type { Db } from '#platform/database.ts'
import { among, type VisitKey, type VisitRow } from './visit-store.ts'

/** Another entry of the same day about the same household by somebody else, as a row beside `visit`. */
export type OtherRow = {
  visit: string
  id: string
  kind: VisitKind
  at: Date
  workerId: string
  verdict: SameDayVerdict | null
  version: number | null
}

const companion = sql.raw(`exists (select from visits.companion c where c.area_id = v.area_id
  and ((c.visit_id = v.id and c.account_id = o.worker_id) or (c.visit_id = o.id and c.account_id = v.worker_id)))`)
/** `o` is what `onSameDay` (contract) means beside `v`; joint visits of both are left out, unless they became joint by a verdict. */
const beside = sql`o.area_id = v.area_id and o.household_id = v.household_id and o.id <> v.id and o.worker_id <> v.worker_id
  and o.happened_at >= date_trunc('day', v.happened_at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
  and o.happened_at < (date_trunc('day', v.happened_at at time zone 'Asia/Shanghai') + interval '1 day') at time zone 'Asia/Shanghai'`
const verdict = sql.raw(
  `visits.same_day s on s.area_id = v.area_id and s.first_id = least(v.id, o.id) and s.second_id = greatest(v.id, o.id)`,
)

/** A day has a handful; however many a broken phone makes, a list of entries stays as quick as it is. */
const mostBeside = 20

/** What stands beside each of some entries, the earlier first. */
export const sameDayRows = async (db: Db, rows: readonly VisitRow[]): Promise<Map<string, OtherRow[]>> => {
  const keys = rows.flatMap((v) => (v.household_id ? { areaId: v.area_id, id: v.id } : []))
  if (!keys.length) return new Map()
  const { rows: found } = await sql<OtherRow>`
    select v.id visit, b.* from ${among(keys)} join visits.visit v on v.area_id = k.area_id and v.id = k.id
    cross join lateral (
      select o.id, o.kind, o.happened_at at, o.worker_id "workerId", s.verdict, s.version
      from visits.visit o left join ${verdict}
      where ${beside} and (s.verdict = 'one' or not ${companion}) order by o.happened_at, o.id limit ${mostBeside}) b
    order by b.at, b.id`.execute(db)
  return Map.groupBy(found, (row) => row.visit)
}

/** Entries `v` with another beside them about which nobody has said anything yet, as a condition. */
export const sameDayOpen = sql<boolean>`exists (select from visits.visit o left join ${verdict}
  where ${beside} and coalesce(s.verdict, 'open') = 'open' and not ${companion})`

/** Entries a new one stands beside are news for the phones of those who wrote them. */
export const stirSameDay = async (db: Db, { areaId, id }: VisitKey, at: Date): Promise<void> => {
  await sql`update visits.visit set updated_at = ${at} from (
      select o.area_id, o.id from visits.visit v join visits.visit o on ${beside}
      where v.area_id = ${areaId} and v.id = ${id}::uuid order by o.happened_at desc, o.id limit ${mostBeside} for no key update of o) other
    where visit.area_id = other.area_id and visit.id = other.id`.execute(db)
}

type Pair = { areaId: number; ids: readonly [string, string] }
export const findVerdict = async (db: Db, { areaId, ids: [first, second] }: Pair) =>
  (
    await sql<{ verdict: SameDayVerdict; version: number }>`select verdict, version from visits.same_day
      where area_id = ${areaId} and first_id = ${first}::uuid and second_id = ${second}::uuid for update`.execute(db)
  ).rows[0]

/** False where `version` isn't what stands there. */
export const writeVerdict = async (
  db: Db,
  { areaId, ids: [first, second] }: Pair,
  said: { verdict: SameDayVerdict; version: number; accountId: string; at: Date },
): Promise<boolean> =>
  (
    await sql`insert into visits.same_day as s (area_id, first_id, second_id, verdict, account_id, at)
      select ${areaId}::bigint, ${first}::uuid, ${second}::uuid, ${said.verdict}, ${said.accountId}::uuid, ${said.at}::timestamptz
      on conflict (area_id, first_id, second_id) do update set verdict = excluded.verdict, account_id = excluded.account_id, at = excluded.at, version = s.version + 1
        where s.version = ${said.version}::bigint returning version`.execute(db)
  ).rows.some((row) => (row as { version: number }).version === said.version + 1)

/** One visit: each came along with the other. Anything else: what came from such a verdict is taken away; who was typed in stays. */
export const joinSameDay = async (db: Db, rows: readonly [VisitRow, VisitRow], one: boolean, at: Date) => {
  for (const [v, o] of [rows, rows.toReversed()] as [VisitRow, VisitRow][]) {
    if (one)
      await sql`insert into visits.companion (area_id, visit_id, account_id, month, same_day_id)
        values (${v.area_id}, ${v.id}::uuid, ${o.worker_id}::uuid, ${v.month}, ${o.id}::uuid) on conflict do nothing`.execute(
        db,
      )
    else
      await sql`delete from visits.companion where area_id = ${v.area_id} and visit_id = ${v.id}::uuid and same_day_id = ${o.id}::uuid`.execute(
        db,
      )
    await sql`update visits.visit set updated_at = ${at} where area_id = ${v.area_id} and id = ${v.id}::uuid`.execute(
      db,
    )
  }
}
