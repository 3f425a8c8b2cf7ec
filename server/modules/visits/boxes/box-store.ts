import { sql } from 'kysely'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'

/** A box with when it was emptied last. */
export type BoxRow = {
  areaId: number
  id: string
  place: string
  gridNo: number | null
  note: string
  everyDays: number
  openedAt: Date
  closedOn: string | null
  version: number
  lastAt: Date | null
  lastBy: string | null
}
const columns =
  sql.raw(`b.area_id "areaId", b.id, b.place, b.grid_no "gridNo", b.note, b.every_days "everyDays", b.opened_at "openedAt",
  b.closed_on "closedOn", b.version, l.opened_at "lastAt", l.account_id "lastBy"`)
const withLast = sql.raw(`visits.box b left join lateral (
  select c.opened_at, c.account_id from visits.box_collection c where c.area_id = b.area_id and c.box_id = b.id order by c.opened_at desc limit 1) l on true`)

/** Boxes of an area, those still standing first. */
export const boxRows = async (db: Db, { from, to }: AreaRange, closed: boolean): Promise<BoxRow[]> =>
  (
    await sql<BoxRow>`select ${columns} from ${withLast} where b.area_id between ${from} and ${to} and (${closed} or b.closed_on is null)
      order by b.closed_on nulls first, b.area_id, b.grid_no nulls last, b.place, b.id limit 2000`.execute(db)
  ).rows

export const findBox = async (db: Db, areaId: number, id: string): Promise<BoxRow | undefined> =>
  (await sql<BoxRow>`select ${columns} from ${withLast} where b.area_id = ${areaId} and b.id = ${id}::uuid`.execute(db))
    .rows[0]

export type BoxSaid = Pick<BoxRow, 'place' | 'gridNo' | 'note' | 'everyDays' | 'closedOn'>
/** Writes what is said of a box; false where `version` isn't what stands there, or where there is one already. */
export const writeBox = async (
  db: Db,
  { areaId, id }: { areaId: number; id: string },
  said: BoxSaid,
  version: number | null,
  at: Date,
): Promise<boolean> => {
  const { place, gridNo, note, everyDays, closedOn } = said
  const { rows } =
    version === null
      ? await sql`insert into visits.box (area_id, id, place, grid_no, note, every_days, opened_at, closed_on, changed_at)
          values (${areaId}, ${id}::uuid, ${place}, ${gridNo}, ${note}, ${everyDays}, ${at}, ${closedOn}::date, ${at}) on conflict do nothing returning 1`.execute(
          db,
        )
      : await sql`update visits.box set place = ${place}, grid_no = ${gridNo}, note = ${note}, every_days = ${everyDays}, closed_on = ${closedOn}::date,
          changed_at = ${at}, version = version + 1 where area_id = ${areaId} and id = ${id}::uuid and version = ${version}::bigint returning 1`.execute(
          db,
        )
  return rows.length > 0
}
