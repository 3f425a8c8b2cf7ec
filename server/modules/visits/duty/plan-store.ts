import { sql, type RawBuilder } from 'kysely'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { DutyPlan } from '#contract/visits/duty.ts'
import type { Db } from '#platform/database.ts'

/** What an area says of its plan from a month on; both numbers null: as the area above. */
export type PlanRow = {
  areaId: number
  since: string
  householdsAMonth: number | null
  mustEveryMonth: boolean | null
  reason: string
  accountId: string | null
  at: Date
  version: number
}
const columns = sql.raw(
  `p.area_id "areaId", p.since, p.households_a_month "householdsAMonth", p.must_every_month "mustEveryMonth", p.reason, p.account_id "accountId", p.at, p.version`,
)

/** Where nobody said anything: 每月入户走访不少于 30 户, every must-visit every month. */
export const usualPlan: DutyPlan = { householdsAMonth: 30, mustEveryMonth: true }

/** Everything an area and those above it ever said, the area itself first, the latest months first. */
export const planSql = (areaId: number): RawBuilder<PlanRow> =>
  sql<PlanRow>`select ${columns} from visits.plan p where p.area_id = any(${[areaId, ...ancestorsOf(areaId)]}::bigint[])
    order by p.area_id desc, p.since desc`
export const planRows = async (db: Db, areaId: number): Promise<PlanRow[]> => (await planSql(areaId).execute(db)).rows

/** The row that holds for an area in a month: its own latest, else the nearest above that says a number. */
export const rowFor = (rows: readonly PlanRow[], areaId: number, month: string) => {
  for (const id of [areaId, ...ancestorsOf(areaId)]) {
    const row = rows.find((r) => r.areaId === id && r.since <= month)
    if (row && row.householdsAMonth !== null) return row
  }
  return undefined
}

/** What rows of an area and those above it come to in a month, with the reason. */
export const planAmong = (
  rows: readonly PlanRow[],
  areaId: number,
  month: string,
): DutyPlan & { reason: string | null } => {
  const row = rowFor(rows, areaId, month)
  if (!row) return { ...usualPlan, reason: null }
  return { householdsAMonth: row.householdsAMonth!, mustEveryMonth: row.mustEveryMonth!, reason: row.reason }
}

/** 走访计划 of a community in a month. */
export const planFor = async (db: Db, areaId: number, month: string) =>
  planAmong(await planRows(db, areaId), areaId, month)

/** Writes what an area says from a month on; false where `version` isn't what stands there. */
export const writePlan = async (db: Db, row: Omit<PlanRow, 'version'>, version: number | null): Promise<boolean> => {
  const { areaId, since, householdsAMonth: households, mustEveryMonth: must, reason, accountId, at } = row
  const written =
    version === null
      ? await sql`insert into visits.plan (area_id, since, households_a_month, must_every_month, reason, account_id, at)
          values (${areaId}, ${since}, ${households}, ${must}, ${reason}, ${accountId}::uuid, ${at}) on conflict do nothing returning 1`.execute(
          db,
        )
      : await sql`update visits.plan set households_a_month = ${households}, must_every_month = ${must}, reason = ${reason}, account_id = ${accountId}::uuid,
          at = ${at}, version = version + 1 where area_id = ${areaId} and since = ${since} and version = ${version}::bigint returning 1`.execute(
          db,
        )
  return written.rows.length > 0
}
