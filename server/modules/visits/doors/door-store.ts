import { sql } from 'kysely'
import type { DoorKind, DoorMove, DoorState } from '#contract/visits/door-flow.ts'
import type { PartStep } from '#contract/matters/part-steps.ts'
import type { LimitUnit } from '#contract/time/limit.ts'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'

export type DoorKey = { areaId: number; id: string }
export type DoorMessage = {
  area_id: number
  id: string
  kind: DoorKind
  state: DoorState
  version: number
  building_no: number
  grid_no: number | null
  room: string | null
  since_months: number | null
  text: string
  anonymous: boolean
  asker_id: string
  said_at: Date
  step_started_at: Date | null
  amount: number | null
  unit: LimitUnit | null
  limit_area_id: number | null
  limit_version: number | null
  due_at: Date | null
  yellow_at: Date | null
  escalated_at: Date | null
  escalated_to: number | null
  owner_area_id: number
  owner_role: string
  answered_at: Date | null
  helped: boolean | null
  closed_at: Date | null
}
export const doorColumns = sql.raw(
  'm.area_id, m.id, m.kind, m.state, m.version, m.building_no, m.grid_no, m.room, m.since_months, m.text, m.anonymous, m.asker_id, m.said_at, m.step_started_at, m.amount, m.unit, m.limit_area_id, m.limit_version, m.due_at, m.yellow_at, m.escalated_at, m.escalated_to, m.owner_area_id, m.owner_role, m.answered_at, m.helped, m.closed_at',
)

export const findDoor = async (db: Db, { areaId, id }: DoorKey, lock = false): Promise<DoorMessage | undefined> =>
  (
    await sql<DoorMessage>`select ${doorColumns} from visits.door_message m where m.area_id = ${areaId} and m.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  ).rows[0]

export const patchDoor = async (
  db: Db,
  { areaId, id }: DoorKey,
  patch: Partial<Omit<DoorMessage, 'area_id' | 'id' | 'version'>> & { yellow_said_at?: Date | null },
) => {
  const sets = Object.entries(patch).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update visits.door_message set ${sql.join([...sets, sql`version = version + 1`])} where area_id = ${areaId} and id = ${id}::uuid`.execute(
    db,
  )
}

type NewStep = {
  move: DoorMove | 'say' | 'escalated' | 'turned_yellow' | 'closed_by_time'
  from: DoorState | null
  to: DoorState
  note?: string | undefined
  moveId?: string
}
/** Writes a step, says the fact, leaves the audit row. Residents leave no account behind. */
export const writeDoorStep = async (context: Context, { areaId, id }: DoorKey, step: NewStep) => {
  const { db, actor, now } = context
  const staff = actor.kind === 'staff'
  await sql`insert into visits.door_step (area_id, message_id, seq, at, move, from_state, to_state, account_id, role, note, move_id)
    select ${areaId}, ${id}::uuid, coalesce(max(seq), 0) + 1, ${now}::timestamptz, ${step.move}, ${step.from}, ${step.to},
      ${staff ? actor.accountId : null}::uuid, ${staff ? actor.role : actor.kind === 'system' ? null : 'resident'}, ${step.note ?? null}, ${step.moveId ?? uuid7()}::uuid
    from visits.door_step where area_id = ${areaId} and message_id = ${id}::uuid`.execute(db)
  context.announce({ name: 'visits.door_moved', areaId, about: { id, move: step.move, from: step.from, to: step.to } })
  context.audit({ doorMessage: id, move: step.move, from: step.from, to: step.to }, areaId)
}

export const doorStepWritten = async (db: Db, { areaId, id }: DoorKey, moveId: string) =>
  (
    await sql`select from visits.door_step where area_id = ${areaId} and message_id = ${id}::uuid and move_id = ${moveId}::uuid`.execute(
      db,
    )
  ).rows.length > 0

/** Every step, first to last, with the names of colleagues. */
export const doorSteps = async (db: Db, { areaId, id }: DoorKey): Promise<PartStep[]> => {
  const { rows } = await sql<{
    seq: number
    at: Date
    move: string
    from_state: string | null
    to_state: string
    account_id: string | null
    role: string | null
    note: string | null
  }>`select seq, at, move, from_state, to_state, account_id, role, note from visits.door_step
    where area_id = ${areaId} and message_id = ${id}::uuid order by seq`.execute(db)
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
    details: {},
  }))
}
