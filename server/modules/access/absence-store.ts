import { sql } from 'kysely'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { holding } from './post-store.ts'

type Row = { id: number; accountId: string; name: string; from: string; to: string; reason: string | null }

const select = sql`select x.id, x.account_id as "accountId", a.name, x.from_on as "from", x.to_on as "to", x.reason
  from access.absence x join access.account a on a.id = x.account_id`

/** Current absences and those to come, of one account. */
export const absencesOf = async (db: Db, accountId: string, day: string) => {
  const { rows } = await sql<Row>`
    ${select} where x.account_id = ${accountId} and x.withdrawn_at is null and x.to_on >= ${day} order by x.from_on, x.id`.execute(
    db,
  )
  return rows
}

const worksIn = (account: ReturnType<typeof sql.ref>, range: AreaRange, day: string) => sql`exists (
  select from access.post p where p.account_id = ${account} and p.duty = 0
    and p.area_id between ${range.from} and ${range.to} and ${holding(day)})`

/** Current absences and those to come, of everybody with a business post inside the range. */
export const absencesIn = async (db: Db, range: AreaRange, day: string) => {
  const { rows } = await sql<Row>`
    ${select} where x.withdrawn_at is null and x.to_on >= ${day} and ${worksIn(sql.ref('x.account_id'), range, day)}
    order by x.from_on, x.id limit 500`.execute(db)
  return rows
}

/** Does this account hold a business post inside the range on that day? */
export const worksInside = async (db: Db, accountId: string, range: AreaRange, day: string): Promise<boolean> => {
  const { rows } = await sql`
    select from access.account a where a.id = ${accountId} and ${worksIn(sql.ref('a.id'), range, day)}`.execute(db)
  return rows.length > 0
}

export type NewAbsence = {
  accountId: string
  from: string
  to: string
  reason?: string | null | undefined
  recordedBy: string
}

export const insertAbsence = async (db: Db, x: NewAbsence): Promise<Row> => {
  const { rows } = await sql<{ id: number }>`
    insert into access.absence (account_id, from_on, to_on, reason, recorded_by)
    values (${x.accountId}, ${x.from}, ${x.to}, ${x.reason ?? null}, ${x.recordedBy}) returning id`.execute(db)
  const { rows: found } = await sql<Row>`${select} where x.id = ${rows[0]!.id}`.execute(db)
  return found[0]!
}

/** Answers false when it isn't theirs or is over. */
export const withdrawAbsence = async (db: Db, id: number, accountId: string, at: Date): Promise<boolean> => {
  const { rows } = await sql`
    update access.absence set withdrawn_at = ${at}
    where id = ${id} and account_id = ${accountId} and withdrawn_at is null returning id`.execute(db)
  return rows.length === 1
}

/** Who an absence is of; undefined when there is none or it was withdrawn. */
export const absentee = async (db: Db, id: number): Promise<string | undefined> => {
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from access.absence where id = ${id} and withdrawn_at is null`.execute(db)
  return rows[0]?.accountId
}

/** Absences of these accounts that touch the days from `from` to `to`. */
export const absencesAmong = async (
  db: Db,
  accountIds: readonly string[],
  from: string,
  to: string,
): Promise<{ accountId: string; from: string; to: string }[]> => {
  const { rows } = await sql<{ accountId: string; from: string; to: string }>`
    with hot as (select account_id, from_on, to_on from access.absence
      where account_id = any(${[...accountIds]}::uuid[]) and withdrawn_at is null and from_on <= ${to} and to_on >= ${from})
    select account_id as "accountId", from_on as "from", to_on as "to" from hot`.execute(db)
  return rows
}
