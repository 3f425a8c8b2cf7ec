import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

type Holder = { areaId: number; accountId: string; deviceId: string; now: Date }
/** A grid as it is drawn now. */
export type HandedGrid = { gridNo: number; buildings: readonly number[] }

const asDrawn = (grids: readonly HandedGrid[]) =>
  sql`(select g."gridNo", array(select jsonb_array_elements_text(g.buildings)::int) buildings
    from jsonb_to_recordset(${JSON.stringify(grids.map(({ gridNo, buildings }) => ({ gridNo, buildings })))}::jsonb) g("gridNo" smallint, buildings jsonb))`
const of = ({ areaId, accountId, deviceId }: Holder) =>
  sql`h.area_id = ${areaId} and h.account_id = ${accountId}::uuid and h.device_id = ${deviceId}::uuid and h.until_at is null`

/** Writes down that a phone is handed these grids with these buildings; what it holds already stays as it is. */
export const noteHanded = (db: Db, holder: Holder, grids: readonly HandedGrid[]) =>
  sql`insert into visits.handed (area_id, account_id, device_id, grid_no, buildings, from_at)
    select ${holder.areaId}, ${holder.accountId}::uuid, ${holder.deviceId}::uuid, g."gridNo", g.buildings, ${holder.now} from ${asDrawn(grids)} g
    where not exists (select from visits.handed h where ${of(holder)} and h.grid_no = g."gridNo" and h.buildings = g.buildings)
    on conflict do nothing`.execute(db)

/**
 * The phone has shown that it knows which grids are its worker's, as they are drawn now: what else it held ends. Not before: an
 * answer that never arrived tells nobody anything.
 */
export const endHanded = (db: Db, holder: Holder, grids: readonly HandedGrid[]) =>
  sql`update visits.handed h set until_at = ${holder.now} where ${of(holder)}
    and not exists (select from ${asDrawn(grids)} g where g."gridNo" = h.grid_no and g.buildings = h.buildings)`.execute(
    db,
  )

/** A phone that is lost or has forgotten everything holds nothing any more. */
export const endHandedOf = (db: Db, areaId: number, deviceId: string, at: Date) =>
  sql`update visits.handed set until_at = ${at} where area_id = ${areaId} and device_id = ${deviceId}::uuid and until_at is null`.execute(
    db,
  )

/**
 * Did a phone of this worker hold the grid as theirs at that moment, with that building where one is known? Then a visit there
 * was made in good faith.
 */
export const wasHanded = async (
  db: Db,
  accountId: string,
  areaId: number,
  gridNo: number,
  before: Date,
  buildingNo: number | null = null,
): Promise<boolean> => {
  const { rows } =
    await sql`select 1 from visits.handed where area_id = ${areaId} and account_id = ${accountId}::uuid and grid_no = ${gridNo}
    and from_at <= ${before} and (until_at is null or until_at >= ${before})
    and (${buildingNo}::int is null or ${buildingNo}::int = any(buildings)) limit 1`.execute(db)
  return rows.length > 0
}
