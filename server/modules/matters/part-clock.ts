import { sql } from 'kysely'
import type { LimitStep, PartClock } from '#contract/matters/part-steps.ts'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import { deadline } from '#contract/time/deadline.ts'
import { explainDeadline } from '#contract/time/explain-deadline.ts'
import type { LimitUnit } from '#contract/time/limit.ts'
import { findArea, loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { writeStep, type Subject } from './part-steps.ts'

/** A clock as the rows of these parts keep it; all null while none runs. */
export type Wound = {
  step_started_at: Date
  amount: number
  unit: LimitUnit
  due_at: Date
  yellow_at: Date
}
export const noClock = { step_started_at: null, amount: null, unit: null, due_at: null, yellow_at: null }

/** The limit of the nearest area up the tree, else the one for everywhere. */
export const limitOf = async (db: Db, areaId: number, step: LimitStep) => {
  const { rows } = await sql<{ amount: number; unit: LimitUnit }>`
    select amount, unit from matters.part_limit where step = ${step} and (area_id is null or area_id = any(${[areaId, ...ancestorsOf(areaId)]}))
    order by area_id desc nulls last limit 1`.execute(db)
  return rows[0]!
}

/** Winds up a clock in the working time of an area (ground rule 5). */
export const wind = async (db: Db, areaId: number, step: LimitStep, start: Date): Promise<Wound> => {
  const limit = await limitOf(db, areaId, step)
  const due = deadline({ start, limit, calendar: await loadCalendar(db, areaId) })
  return { step_started_at: start, ...limit, due_at: due.dueAt!, yellow_at: due.yellowAt! }
}

/** A running clock with its explanation; null where none runs. */
export const sayClock = async (
  { db, locale }: Pick<Context, 'db' | 'locale'>,
  areaId: number,
  step: string,
  row: { [K in keyof Wound]: Wound[K] | null },
): Promise<PartClock | null> => {
  if (!row.due_at || !row.step_started_at || !row.amount || !row.unit || !row.yellow_at) return null
  const limit = { amount: row.amount, unit: row.unit }
  const due = deadline({ start: row.step_started_at, limit, calendar: await loadCalendar(db, areaId) })
  return {
    step,
    startedAt: row.step_started_at.toISOString(),
    ...limit,
    dueAt: row.due_at.toISOString(),
    yellowAt: row.yellow_at.toISOString(),
    sentences: explainDeadline(locale, due.explanation),
  }
}

/** The next area up the tree that exists; the root stays with itself. */
export const above = async (db: Db, areaId: number): Promise<number> => {
  for (const id of ancestorsOf(areaId)) if (await findArea(db, id)) return id
  return areaId
}

type Kept = { area_id: number; id: string; state: string; escalated_to: number | null }
const aRound = 500

/**
 * Looks after the clocks of one kind: says once that a row turns yellow, and once that it is over, then also the desk one
 * tier up sees it. Takes at most 500 a round; answers how many it touched.
 */
export const keepClocksOf = async (context: Context, subject: Subject, table: string): Promise<number> => {
  const { db, now } = context
  const of = sql.raw(`matters.${table}`)
  const ended = subject === 'correction' ? sql`and state <> 'closed'` : sql``
  const { rows: over } = await sql<Kept>`select area_id, id, state, escalated_to from ${of}
    where due_at <= ${now} and escalated_at is null ${ended} order by due_at limit ${aRound} for update skip locked`.execute(
    db,
  )
  for (const row of over) {
    const to = await above(db, row.area_id)
    await sql`update ${of} set escalated_at = ${now}, escalated_to = ${to}, yellow_said_at = coalesce(yellow_said_at, ${now}) where area_id = ${row.area_id} and id = ${row.id}::uuid`.execute(db) // prettier-ignore
    await writeStep(context, subject, { areaId: row.area_id, id: row.id }, { move: 'escalated', from: row.state, to: row.state, details: { to } }) // prettier-ignore
  }
  const { rows: yellow } = await sql<Kept>`select area_id, id, state, escalated_to from ${of}
    where yellow_at <= ${now} and due_at > ${now} and yellow_said_at is null ${ended} order by due_at limit ${aRound} for update skip locked`.execute(
    db,
  )
  for (const row of yellow) {
    await sql`update ${of} set yellow_said_at = ${now} where area_id = ${row.area_id} and id = ${row.id}::uuid`.execute(
      db,
    )
    await writeStep(context, subject, { areaId: row.area_id, id: row.id }, { move: 'turned_yellow', from: row.state, to: row.state }) // prettier-ignore
  }
  return over.length + yellow.length
}
