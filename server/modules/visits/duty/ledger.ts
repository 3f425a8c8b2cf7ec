import { sql, type RawBuilder } from 'kysely'
import type { LedgerLine } from '#contract/visits/field-pack.ts'
import type { Db } from '#platform/database.ts'

const ledgerSql = (accountId: string, month: string): RawBuilder<LedgerLine> =>
  sql<LedgerLine>`select "visitId", "householdId", kind, met, credit, month from (
      select v.id "visitId", v.household_id "householdId", v.kind, v.met, v.credit, v.month, v.happened_at
      from visits.visit v where v.worker_id = ${accountId}::uuid and v.month = ${month}
      union all
      select v.id, v.household_id, v.kind, v.met, 'joint', v.month, v.happened_at
      from visits.companion c join visits.visit v on v.area_id = c.area_id and v.id = c.visit_id
      where c.account_id = ${accountId}::uuid and c.month = ${month} and v.worker_id <> c.account_id) l
    order by happened_at, "visitId"`

/**
 * 台账 of a worker in a month: every entry of their own and every visit they came along on, in the order they happened. The
 * credit was decided when an entry was recorded and stays, however grids are drawn later.
 */
export const ledgerOf = async (db: Db, accountId: string, month: string): Promise<LedgerLine[]> =>
  (await ledgerSql(accountId, month).execute(db)).rows
