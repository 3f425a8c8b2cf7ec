import { sql } from 'kysely'
import type { Flow, MoveSpec } from '#contract/flow.ts'
import type { PartStep } from '#contract/matters/part-steps.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { conflict } from '#platform/problem.ts'
import { stepNotFromHere, stepNotYours } from './part-problems.ts'

export type Subject = 'certificate' | 'correction' | 'agency' | 'consultation'
export type Key = { areaId: number; id: string }
export type Moved = { area_id: number; id: string; state: string; version: number }
type AnyFlow = Flow<string, string, string, string>

const written = async (db: Db, { areaId, id }: Key, moveId: string) =>
  (
    await sql`select from matters.part_step where area_id = ${areaId} and subject_id = ${id}::uuid and move_id = ${moveId}::uuid`.execute(
      db,
    )
  ).rows.length > 0

/**
 * May this move be done to this locked row now? Answers false when the same `moveId` was written before: then nothing is
 * to do. Throws `platform.conflict`, `matters.step_not_from_here`, `matters.step_not_yours`.
 */
export const mayBegin = async (
  context: Context,
  subject: Subject,
  flow: AnyFlow,
  row: Moved,
  move: string,
  input: { moveId: string; version: number },
  relation: (by: string) => boolean,
): Promise<boolean> => {
  if (await written(context.db, { areaId: row.area_id, id: row.id }, input.moveId)) return false
  const spec: MoveSpec<string, string> = flow.moves[move]!
  if (!relation(spec.by)) throw stepNotYours()
  if (row.version !== input.version) throw conflict({ version: row.version })
  if (!spec.from.includes(row.state))
    throw stepNotFromHere({
      state: say(context.locale, `matters.${subject}.state.${row.state}` as WordKey),
      is: row.state,
    })
  return true
}

/** The moves somebody may do to a row as it is. */
export const movesOf = <M extends string>(
  context: Pick<Context, 'actor'>,
  flow: { moves: Record<M, MoveSpec<string, string>> },
  state: string,
  relation: (by: string) => boolean,
): M[] =>
  (Object.keys(flow.moves) as M[]).filter((move) => {
    const spec = flow.moves[move]
    return spec.from.includes(state) && context.actor.permissions.has(spec.permission) && relation(spec.by)
  })

export type NewStep = {
  move: string
  from: string | null
  to: string
  note?: string | undefined
  details?: Record<string, unknown>
  moveId?: string
  /** The resident's own step leaves no account behind. */
  nameless?: boolean
}

/** Writes a step, says the fact and leaves the audit row, in the transaction of the move. */
export const writeStep = async (context: Context, subject: Subject, { areaId, id }: Key, step: NewStep) => {
  const { db, actor, now } = context
  const staff = actor.kind === 'staff' && !step.nameless
  await sql`insert into matters.part_step (area_id, subject_id, seq, subject, at, move, from_state, to_state, account_id, role, organisation_id, note, details, move_id)
    select ${areaId}, ${id}::uuid, coalesce(max(seq), 0) + 1, ${subject}, ${now}::timestamptz, ${step.move}, ${step.from}, ${step.to},
      ${staff ? actor.accountId : null}::uuid, ${staff ? actor.role : actor.kind === 'system' ? null : 'resident'}, ${staff ? actor.organisationId : null}::bigint,
      ${step.note ?? null}, ${JSON.stringify(step.details ?? {})}::jsonb, ${step.moveId ?? uuid7()}::uuid
    from matters.part_step where area_id = ${areaId} and subject_id = ${id}::uuid`.execute(db)
  context.announce({
    name: `matters.${subject}_moved`,
    areaId,
    about: { id, move: step.move, from: step.from, to: step.to },
  })
  if (!step.nameless) context.audit({ [subject]: id, move: step.move, from: step.from, to: step.to }, areaId)
}

/** Every step of a row, first to last, with the names of colleagues. */
export const stepsOf = async (db: Db, { areaId, id }: Key): Promise<PartStep[]> => {
  const { rows } = await sql<{
    seq: number
    at: Date
    move: string
    from_state: string | null
    to_state: string
    account_id: string | null
    role: string | null
    note: string | null
    details: Record<string, unknown>
  }>`select seq, at, move, from_state, to_state, account_id, role, note, details from matters.part_step
    where area_id = ${areaId} and subject_id = ${id}::uuid order by seq`.execute(db)
  const names = await accountNames(
    db,
    rows.flatMap((r) => r.account_id ?? []),
  )
  return rows.map((r) => ({
    seq: r.seq,
    at: r.at.toISOString(),
    move: r.move,
    fromState: r.from_state,
    toState: r.to_state,
    by: r.account_id ? (names.get(r.account_id)?.name ?? null) : null,
    role: r.role,
    note: r.note,
    details: r.details,
  }))
}
