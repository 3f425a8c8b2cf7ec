import { sql } from 'kysely'
import type { Reminder, ReminderStage } from '#contract/visits/plan.ts'
import { monthOf } from '#contract/visits/duty.ts'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { notFound } from '#platform/problem.ts'

export type NewReminder = {
  areaId: number
  month: string
  workerId: string
  stage: ReminderStage
  toId: string
  grids: readonly number[]
  short: number
  mustOpen: number
  at: Date
}
type Row = Omit<NewReminder, 'grids'> & { id: string; grids: number[]; seenAt: Date | null }

/** Writes down who is told; nobody is told the same twice in a month. Answers how many are new. */
export const insertReminders = async (db: Db, rows: readonly NewReminder[]): Promise<number> => {
  if (!rows.length) return 0
  const made = rows.map((row) => ({ ...row, id: uuid7() }))
  const written =
    await sql`insert into visits.reminder (area_id, id, month, worker_id, stage, to_id, grids, short, must_open, at)
    select "areaId", id, month, "workerId", stage, "toId", array(select jsonb_array_elements_text(grids)::smallint), short, "mustOpen", at
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) r("areaId" bigint, id uuid, month text, "workerId" uuid, stage text, "toId" uuid, grids jsonb, short int, "mustOpen" int, at timestamptz)
    on conflict do nothing`.execute(db)
  return Number(written.numAffectedRows)
}

const columns = sql.raw(
  `r.area_id "areaId", r.id, r.month, r.worker_id "workerId", r.stage, r.to_id "toId", r.grids, r.short, r.must_open "mustOpen", r.at, r.seen_at "seenAt"`,
)
const say = async (db: Db, rows: readonly Row[]): Promise<Reminder[]> => {
  const names = await accountNames(
    db,
    rows.map((row) => row.workerId),
  )
  return rows.map(({ toId: _, at, seenAt, ...row }) => ({
    ...row,
    worker: names.get(row.workerId)?.name ?? '',
    at: at.toISOString(),
    seenAt: seenAt && seenAt.toISOString(),
  }))
}

/** 给我的提醒 of this month, the latest first; numbers as they were when it was said. */
export const listReminders = async ({ db, actor, area, now }: Context) => {
  const { rows } = await sql<Row>`select ${columns} from visits.reminder r
    where r.area_id between ${area.from} and ${area.to} and r.to_id = ${actor.accountId}::uuid and r.month = ${monthOf(now)} order by r.at desc, r.id limit 200`.execute(
    db,
  )
  return { rows: await say(db, rows) }
}

/** 知道了. Somebody else's reminder is not there. */
export const seeReminder = async (context: Context, areaId: number, id: string): Promise<Reminder> => {
  const { db, actor, now } = context
  const { rows } = await sql<Row>`update visits.reminder r set seen_at = coalesce(r.seen_at, ${now})
    where r.area_id = ${areaId} and r.id = ${id}::uuid and r.to_id = ${actor.accountId}::uuid returning ${columns}`.execute(
    db,
  )
  if (!rows[0]) throw notFound()
  return (await say(db, rows))[0]!
}
