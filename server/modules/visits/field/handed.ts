import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

type Holder = { areaId: number; accountId: string; deviceId: string; now: Date }

/** Writes down that a phone is handed these grids; those it holds already stay as they are. */
export const noteHanded = (db: Db, { areaId, accountId, deviceId, now }: Holder, grids: readonly number[]) =>
  sql`insert into visits.handed (area_id, account_id, device_id, grid_no, from_at)
    select ${areaId}, ${accountId}::uuid, ${deviceId}::uuid, g, ${now} from unnest(${[...grids]}::smallint[]) g
    where not exists (select from visits.handed h where h.area_id = ${areaId} and h.account_id = ${accountId}::uuid
      and h.device_id = ${deviceId}::uuid and h.grid_no = g and h.until_at is null)
    on conflict do nothing`.execute(db)

/**
 * The phone has shown that it knows which grids are its worker's now: what else it held ends. Not before: an answer that
 * never arrived tells nobody anything.
 */
export const endHanded = (db: Db, { areaId, accountId, deviceId, now }: Holder, grids: readonly number[]) =>
  sql`update visits.handed set until_at = ${now} where area_id = ${areaId} and account_id = ${accountId}::uuid
    and device_id = ${deviceId}::uuid and until_at is null and grid_no <> all(${[...grids]}::smallint[])`.execute(db)

/** A phone that is lost or has forgotten everything holds nothing any more. */
export const endHandedOf = (db: Db, areaId: number, deviceId: string, at: Date) =>
  sql`update visits.handed set until_at = ${at} where area_id = ${areaId} and device_id = ${deviceId}::uuid and until_at is null`.execute(
    db,
  )

/** Did a phone of this worker hold the grid as theirs at that moment? Then a visit there was made in good faith. */
export const wasHanded = async (
  db: Db,
  accountId: string,
  areaId: number,
  gridNo: number,
  before: Date,
): Promise<boolean> => {
  const { rows } =
    await sql`select 1 from visits.handed where area_id = ${areaId} and account_id = ${accountId}::uuid and grid_no = ${gridNo}
    and from_at <= ${before} and (until_at is null or until_at >= ${before}) limit 1`.execute(db)
  return rows.length > 0
}
