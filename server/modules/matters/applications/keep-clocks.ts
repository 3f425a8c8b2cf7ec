import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import type { Application, ApplicationKey } from './application-case.ts'
import { lockApplication } from './application-store.ts'
import type { Effect } from './decide-moves.ts'
import { applyEffect } from './move-application.ts'

const open = sql.raw(`state in ('submitted', 'supplement', 'handling')`)
const aRound = 500
type Mark = {
  move: string
  where: (now: Date) => RawBuilder<unknown>
  still: (a: Application, now: Date) => boolean
  effect: (a: Application, now: Date) => Effect
}
const today = (now: Date) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

const marks: Mark[] = [
  {
    // The day of review of a paused case has come: its clock runs on.
    move: 'review_due',
    where: (now) => sql`paused_at is not null and review_on is not null and review_on <= ${today(now)}::date`,
    still: (a, now) => a.paused_at !== null && a.review_on !== null && a.review_on <= today(now),
    effect: () => ({ turns: [{ do: 'resume' }], patch: { pause_reason: null, review_on: null } }),
  },
  {
    // The applicant's time is over: they are told once more, and the desk may end the case.
    move: 'supplement_over',
    where: (now) => sql`state = 'supplement' and supplement_due_at < ${now} and supplement_said_at is null`,
    still: (a, now) => a.state === 'supplement' && a.supplement_said_at === null && a.supplement_due_at! < now,
    effect: (_, now) => ({ patch: { supplement_said_at: now } }),
  },
  {
    move: 'turned_red',
    where: (now) => sql`due_at < ${now} and red_said_at is null`,
    still: (a, now) => a.red_said_at === null && a.due_at !== null && a.due_at < now,
    effect: (a, now) => ({ patch: { red_said_at: now, yellow_said_at: a.yellow_said_at ?? now } }),
  },
  {
    move: 'turned_yellow',
    where: (now) => sql`yellow_at <= ${now} and due_at >= ${now} and yellow_said_at is null`,
    still: (a, now) => a.yellow_said_at === null && a.yellow_at !== null && a.yellow_at <= now && a.due_at! >= now,
    effect: (_, now) => ({ patch: { yellow_said_at: now } }),
  },
]

/** Looks after every clock that has come to a mark. The deadline itself is a column; this only says so. Answers how many cases it touched. */
export const keepApplicationClocks = async (context: Context): Promise<number> => {
  let touched = 0
  for (const { move, where, still, effect } of marks) {
    const { rows } = await sql<ApplicationKey>`
      select area_id "areaId", id from matters.application where ${open} and ${where(context.now)} order by submitted_at limit ${aRound}`.execute(
      context.db,
    )
    for (const key of rows) {
      const a = await lockApplication(context.db, key)
      // Somebody may have moved it between the look and the lock.
      if (!a || !still(a, context.now)) continue
      await applyEffect({ ...context, areaId: a.area_id }, a, move, { moveId: uuid7() }, effect(a, context.now))
      touched++
    }
  }
  return touched
}
