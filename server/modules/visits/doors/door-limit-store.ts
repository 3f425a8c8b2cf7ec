import { sql } from 'kysely'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Limit } from '#contract/time/limit.ts'
import type { Db } from '#platform/database.ts'

/** What an area said at some time; no limit: as the area above. Nothing said is ever changed. */
export type DoorLimitRow = {
  areaId: number
  version: number
  limit: Limit | null
  reason: string
  accountId: string | null
  at: Date
}
type Row = Omit<DoorLimitRow, 'limit'> & { amount: number | null; unit: Limit['unit'] | null }

const columns = sql.raw(`l.area_id "areaId", l.version, l.amount, l.unit, l.reason, l.account_id "accountId", l.at`)
const read = ({ amount, unit, ...row }: Row): DoorLimitRow => ({
  ...row,
  limit: amount && unit ? { amount, unit } : null,
})

/** Everything an area and those above it ever said, the area itself first, the latest first. */
export const doorLimitRows = async (db: Db, areaId: number): Promise<DoorLimitRow[]> =>
  (
    await sql<Row>`select ${columns} from visits.door_limit l where l.area_id = any(${[areaId, ...ancestorsOf(areaId)]}::bigint[])
      order by l.area_id desc, l.version desc`.execute(db)
  ).rows.map(read)

/** The row that holds for an area: its own latest, else the nearest above that says a limit. */
export const limitAmong = (
  rows: readonly DoorLimitRow[],
  areaId: number,
): (DoorLimitRow & { limit: Limit }) | undefined => {
  for (const id of [areaId, ...ancestorsOf(areaId)]) {
    const row = rows.find((r) => r.areaId === id)
    if (row?.limit) return row as DoorLimitRow & { limit: Limit }
  }
  return undefined
}

/** One row as it was said; for the explanation of a clock that began by it. */
export const findDoorLimit = async (db: Db, areaId: number, version: number): Promise<DoorLimitRow | undefined> =>
  (
    await sql<Row>`select ${columns} from visits.door_limit l where l.area_id = ${areaId} and l.version = ${version}::int`.execute(
      db,
    )
  ).rows.map(read)[0]

/** False where somebody said something meanwhile. */
export const insertDoorLimit = async (db: Db, row: DoorLimitRow): Promise<boolean> =>
  (
    await sql`insert into visits.door_limit (area_id, version, amount, unit, reason, account_id, at)
      values (${row.areaId}, ${row.version}, ${row.limit?.amount ?? null}::int, ${row.limit?.unit ?? null}::text, ${row.reason}, ${row.accountId}::uuid, ${row.at})
      on conflict do nothing returning 1`.execute(db)
  ).rows.length > 0
