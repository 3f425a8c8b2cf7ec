import { sql, type RawBuilder } from 'kysely'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Db } from '#platform/database.ts'
import { madeSql, mustMarkSql } from '../duty/must-store.ts'
import { planSql, type PlanRow } from '../duty/plan-store.ts'
import { deviceSql, type DeviceRow } from './devices.ts'
import { touchedSql, type Touched } from './pack-visits.ts'

type Asked = { areaId: number; deviceId: string; worker: string; month: string; day: string; since: Date | undefined }
export type Around = {
  /** The oldest transaction that may still write: whatever is written from it on, the next sync asks for. */
  tx: string
  device: DeviceRow | undefined
  /** Was this month's list of must-visits made? */
  made: boolean
  /** Changes with the list; whether somebody was seen stands in `touched`. */
  mustMark: string
  /** Of the area and those above it; when they were said isn't read. */
  plans: PlanRow[]
  touched: Touched[]
  /** Changes with the open campaigns. */
  campaigns: string
}

const rowsOf = (select: RawBuilder<unknown>) => sql`(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${select}) x)`
const rowOf = (select: RawBuilder<unknown>) => sql`(select to_jsonb(x) from (${select}) x)`
/** Instants come out of JSON as text. */
const date = <T extends string | Date | null>(at: T) =>
  (at === null ? null : new Date(at)) as T extends null ? null : Date

/**
 * Everything a sync asks the tables of this context, in one statement that is planned once (`with hot`, all of it by key):
 * hundreds of phones ask in the same minute, and most of them because they have a network again, not because anything changed.
 */
export const lookAround = async (db: Db, { areaId, deviceId, worker, month, day, since }: Asked): Promise<Around> => {
  const { rows } = await sql<Omit<Around, 'device'> & { device: DeviceRow | null }>`
    with hot as (select pg_snapshot_xmin(pg_current_snapshot())::text tx, ${rowOf(deviceSql(areaId, deviceId))} device,
      exists (${madeSql(areaId, month)}) made, (${mustMarkSql(areaId, month)}) "mustMark", ${rowsOf(planSql(areaId))} plans,
      ${since ? rowsOf(touchedSql(areaId, worker, since)) : sql`'[]'::jsonb`} touched,
      (select coalesce(string_agg(concat(c.id, c.version), ',' order by c.id), '') from visits.campaign c
        where c.area_id = any(${[areaId, ...ancestorsOf(areaId)]}::bigint[]) and c.state = 'open' and ${day}::date between c.from_on and c.until_on) campaigns)
    select * from hot`.execute(db)
  const { device, ...around } = rows[0]!
  return {
    ...around,
    device: device
      ? { ...device, firstAt: date(device.firstAt), lastAt: date(device.lastAt), lostAt: date(device.lostAt) }
      : undefined,
  }
}
