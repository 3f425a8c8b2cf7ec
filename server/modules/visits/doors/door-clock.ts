import { sql } from 'kysely'
import type { PartClock } from '#contract/matters/part-steps.ts'
import { doorClosesAfterDays, doorLimit } from '#contract/visits/door-flow.ts'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import { deadline } from '#contract/time/deadline.ts'
import { explainDeadline } from '#contract/time/explain-deadline.ts'
import { sayLimit } from '#contract/time/limit.ts'
import { say, type Locale } from '#contract/phrases.ts'
import { areaNames, findArea, loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { doorLimitFor } from './door-limit.ts'
import { findDoorLimit } from './door-limit-store.ts'
import { doorColumns, patchDoor, writeDoorStep, type DoorMessage } from './door-store.ts'

/** No clock runs: answered, praised, taken back. */
export const noClock = {
  step_started_at: null,
  amount: null,
  unit: null,
  limit_area_id: null,
  limit_version: null,
  due_at: null,
  yellow_at: null,
  yellow_said_at: null,
  escalated_at: null,
  escalated_to: null,
}

/** As long as the area says, three working days where nobody does, in the calendar of the community. */
export const windDoor = async (db: Db, areaId: number, start: Date) => {
  const { limit, row } = await doorLimitFor(db, areaId)
  const due = deadline({ start, limit, calendar: await loadCalendar(db, areaId) })
  const from = { limit_area_id: row?.areaId ?? null, limit_version: row?.version ?? null }
  return { step_started_at: start, ...limit, ...from, due_at: due.dueAt!, yellow_at: due.yellowAt! }
}

/** Who said how long it may take, and why. */
const whoseLimit = async (db: Db, locale: Locale, { limit_area_id: areaId, limit_version: version }: DoorMessage) => {
  const row = areaId !== null && version !== null ? await findDoorLimit(db, areaId, version) : undefined
  if (!row?.limit) return say(locale, 'visits.door.limit_usual', { limit: sayLimit(locale, doorLimit) })
  const area = (await areaNames(db, [row.areaId])).get(row.areaId) ?? ''
  return say(locale, 'visits.door.limit_of', { limit: sayLimit(locale, row.limit), area, reason: row.reason })
}

/** The running clock with why it ends when it ends; null where none runs. */
export const sayDoorClock = async (
  { db, locale }: Pick<Context, 'db' | 'locale'>,
  m: DoorMessage,
): Promise<PartClock | null> => {
  if (!m.due_at || !m.step_started_at || !m.amount || !m.unit || !m.yellow_at) return null
  const limit = { amount: m.amount, unit: m.unit }
  const due = deadline({ start: m.step_started_at, limit, calendar: await loadCalendar(db, m.area_id) })
  return {
    step: 'door',
    startedAt: m.step_started_at.toISOString(),
    ...limit,
    dueAt: m.due_at.toISOString(),
    yellowAt: m.yellow_at.toISOString(),
    sentences: [await whoseLimit(db, locale, m), ...explainDeadline(locale, due.explanation)],
  }
}

const above = async (db: Db, areaId: number) => {
  for (const id of ancestorsOf(areaId)) if (await findArea(db, id)) return id
  return areaId
}
const aRound = 500

/**
 * Over its clock: once, and then the tier above sees it too. Turning yellow: said once. Answered a week ago without another
 * word: closed. Answers how many it touched.
 */
export const keepDoorClocks = async (context: Context): Promise<number> => {
  const { db, now } = context
  const read = async (where: ReturnType<typeof sql>) =>
    (
      await sql<DoorMessage>`select ${doorColumns} from visits.door_message m where ${where} limit ${aRound} for update skip locked`.execute(
        db,
      )
    ).rows
  const over = await read(sql`m.due_at <= ${now} and m.escalated_at is null`)
  for (const m of over) {
    const key = { areaId: m.area_id, id: m.id }
    await patchDoor(db, key, {
      escalated_at: now,
      escalated_to: await above(db, m.owner_area_id),
      yellow_said_at: now,
    })
    await writeDoorStep(context, key, { move: 'escalated', from: m.state, to: m.state })
  }
  const yellow = await read(sql`m.yellow_at <= ${now} and m.due_at > ${now} and m.yellow_said_at is null`)
  for (const m of yellow) {
    const key = { areaId: m.area_id, id: m.id }
    await patchDoor(db, key, { yellow_said_at: now })
    await writeDoorStep(context, key, { move: 'turned_yellow', from: m.state, to: m.state })
  }
  const quiet = await read(
    sql`m.state = 'answered' and m.answered_at < ${new Date(now.getTime() - doorClosesAfterDays * 86_400_000)}`,
  )
  for (const m of quiet) {
    const key = { areaId: m.area_id, id: m.id }
    await patchDoor(db, key, { state: 'closed', closed_at: now })
    await writeDoorStep(context, key, { move: 'closed_by_time', from: m.state, to: 'closed' })
  }
  return over.length + yellow.length + quiet.length
}
