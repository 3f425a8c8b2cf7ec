import { sql } from 'kysely'
import { ancestorsOf, isInside, tierOf } from '#contract/territory/area-number.ts'
import { findArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { lockCase, type CaseKey } from './case-store.ts'
import { deskOf } from './case-owner.ts'
import type { Case } from './incident-case.ts'
import { isOpen } from './may-move.ts'
import { applyEffect } from './move-incident.ts'
import { decideFor } from './moves/decide.ts'
import type { Effect } from './moves/effect.ts'

const open = sql.raw(`state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void')`)
const aRound = 500

const due = async (db: Db, where: ReturnType<typeof sql>): Promise<CaseKey[]> =>
  (
    await sql<CaseKey>`select area_id "areaId", id from incidents.incident where ${open} and ${where} order by due_at limit ${aRound}`.execute(
      db,
    )
  ).rows

/** The next area up the tree that exists: who is told when a deadline passes; the root stays with itself. */
const above = async (db: Db, areaId: number): Promise<number> => {
  for (const id of ancestorsOf(areaId)) if (await findArea(db, id)) return id
  return areaId
}

const step = (context: Context, c: Case, move: string, effect: Effect, note?: string) =>
  applyEffect(context, c, move, { moveId: uuid7(), ...(note ? { note } : {}) }, effect)

/** 80 % of the limit is gone: said once, to whoever has it. */
const turnYellow = (context: Context, c: Case) =>
  step(context, c, 'turned_yellow', { patch: { yellow_said_at: context.now } })

/** The limit is over: said once, urged, and shown to the desk one tier further up; nobody loses the case by it. */
const escalate = async (context: Context, c: Case) => {
  const from = c.escalated_to ?? c.owner_area_id ?? c.area_id
  const to = isInside(c.area_id, from) ? await above(context.db, from) : await above(context.db, c.area_id)
  const { owner } = await deskOf(context.db, to, context.now)
  return step(context, c, 'escalated', {
    patch: {
      overdue_said_at: context.now,
      yellow_said_at: c.yellow_said_at ?? context.now,
      escalated_to: owner.owner_area_id,
      supervise_level: Math.max(1, c.supervise_level),
    },
    details: { to: owner.owner_area_id, tier: tierOf(owner.owner_area_id), step: c.step },
    tallies: [{ metric: 'overdue' }],
  })
}

/** The day of review of a paused case has passed: it goes on. */
const review = async (context: Context, c: Case) => {
  const effect = await decideFor('resume', {
    context,
    c,
    input: { moveId: '', version: c.version },
    tasks: [],
    move: 'resume',
  })
  return step(context, c, 'review_due', effect)
}

/** Nobody reached in time: closed, not counted as solved or unsolved. */
const noAnswer = (context: Context, c: Case) =>
  step(context, c, 'no_answer', {
    to: 'closed',
    endTasks: true,
    details: { reached: false },
    tallies: [{ metric: 'no_answer' }],
  })

/**
 * Looks after every clock that has come to a mark: yellow, red, review day, call-back over. The deadline itself is a
 * column; this only says so and acts on it. Takes at most 500 of each a round. Answers how many cases it touched.
 */
export const keepClocks = async (context: Context): Promise<number> => {
  const { db, now } = context
  const marks: [ReturnType<typeof sql>, (c: Case) => boolean, (context: Context, c: Case) => Promise<unknown>][] = [
    [sql`paused_at is not null and due_at <= ${now}`, (c) => c.paused_at !== null, review],
    [sql`state = 'visit' and due_at <= ${now}`, (c) => c.state === 'visit', noAnswer],
    [
      sql`due_at <= ${now} and overdue_said_at is null and paused_at is null and state <> 'visit'`,
      (c) => c.overdue_said_at === null && c.paused_at === null,
      escalate,
    ],
    [
      sql`yellow_at <= ${now} and due_at > ${now} and yellow_said_at is null and paused_at is null`,
      (c) => c.yellow_said_at === null && c.paused_at === null,
      turnYellow,
    ],
  ]
  let touched = 0
  for (const [where, still, act] of marks)
    for (const key of await due(db, where)) {
      const c = await lockCase(db, key)
      // Somebody may have moved it between the look and the lock.
      if (!c || !isOpen(c.state) || !still(c) || c.due_at === null) continue
      await act({ ...context, areaId: c.area_id }, c)
      touched++
    }
  return touched
}

/** Closed for longer than a reopening may take: into the archive. */
export const archiveClosed = async (context: Context): Promise<number> => {
  const { rows } = await sql<CaseKey>`select area_id "areaId", id from incidents.incident
    where state = 'closed' and closed_at < ${context.now}::timestamptz - interval '31 days' limit 2000`.execute(
    context.db,
  )
  for (const key of rows) {
    const c = await lockCase(context.db, key)
    if (c?.state === 'closed') await step({ ...context, areaId: c.area_id }, c, 'archive', { to: 'archived' })
  }
  return rows.length
}
