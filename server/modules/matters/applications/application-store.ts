import { sql } from 'kysely'
import { open, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { Application, ApplicationKey, KeptAnswers } from './application-case.ts'

const columns =
  sql.raw(`a.area_id, a.id, a.number, a.item_code, a.item_area_id, a.item_no, a.class_code, a.post, a.at_once, a.channel, a.person_area_id,
  a.person_id, a.account_id, a.applied_by, a.applicant_name, a.document, a.phone, a.agent, a.answers, a.papers, a.missing, a.let_through, a.notice, a.refusal,
  a.state, a.version, a.trips, a.owner_role, a.owner_area_id, a.owner_organisation_id, a.owner_account_id, a.first_receiver_id, a.to_account_id, a.to_role,
  a.to_area_id, a.to_organisation_id, a.handler_organisation_id, a.submitted_at, a.accepted_at, a.closed_at, a.clock, a.due_at, a.yellow_at,
  a.statutory_due_at, a.paused_at, a.pause_reason, a.review_on, a.supplement_due_at, a.extended, a.yellow_said_at, a.red_said_at, a.supplement_said_at,
  a.decision, a.result, a.on_time, a.delivered_at, a.last_move_id`)
export const applicationColumns = columns

const at = ({ areaId, id }: ApplicationKey) => sql`a.area_id = ${areaId} and a.id = ${id}::uuid`
export const findApplication = async (db: Db, key: ApplicationKey): Promise<Application | undefined> =>
  (await sql<Application>`select ${columns} from matters.application a where ${at(key)}`.execute(db)).rows[0]
/** The case, held until the transaction ends: two movers at once come one after the other. */
export const lockApplication = async (db: Db, key: ApplicationKey): Promise<Application | undefined> =>
  (await sql<Application>`select ${columns} from matters.application a where ${at(key)} for update`.execute(db)).rows[0]

const answersPurpose = 'matters.answers'
export const sealAnswers = (answers: KeptAnswers) => seal(JSON.stringify(answers), answersPurpose)
export const openAnswers = (sealed: Buffer): KeptAnswers => JSON.parse(open(sealed, answersPurpose))
const personPurpose = 'matters.applicant'
export const sealText = (text: string) => seal(text, personPurpose)
export const openText = (sealed: Buffer) => open(sealed, personPurpose)
export type KeptAgent = { name: string; phone: string | null; relation: string | null }
export const openAgent = (sealed: Buffer | null): KeptAgent | null => (sealed ? JSON.parse(openText(sealed)) : null)

const json = new Set(['papers', 'notice', 'refusal', 'origin'])
const value = (column: string, v: unknown) => (json.has(column) && v !== null ? JSON.stringify(v) : v)

/** A new row; undefined when the id is taken. */
export const insertApplication = async (
  db: Db,
  row: Record<string, unknown> & { area_id: number; id: string },
): Promise<{ number: number } | undefined> => {
  const names = Object.keys(row)
  const { rows } = await sql<{ number: number }>`
    insert into matters.application (${sql.join(names.map((n) => sql.ref(n)))}) values (${sql.join(names.map((n) => sql`${value(n, row[n])}`))})
    on conflict (area_id, id) do nothing returning number`.execute(db)
  return rows[0]
}

export const updateApplication = (db: Db, { areaId, id }: ApplicationKey, patch: Record<string, unknown>) => {
  const set = Object.entries(patch).filter(([, v]) => v !== undefined)
  return sql`update matters.application set ${sql.join(set.map(([n, v]) => sql`${sql.ref(n)} = ${value(n, v)}`))}
    where area_id = ${areaId} and id = ${id}::uuid`.execute(db)
}

export type StepRow = {
  seq: number
  at: Date
  move: string
  from_state: string | null
  to_state: string
  account_id: string | null
  post_id: number | null
  role: string | null
  at_area_id: number | null
  organisation_id: number | null
  note: string | null
  details: Record<string, unknown>
  move_id: string | null
}
export const insertStep = (db: Db, { areaId, id }: ApplicationKey, s: StepRow) =>
  sql`insert into matters.application_step (area_id, application_id, seq, at, move, from_state, to_state, account_id, post_id, role, at_area_id, organisation_id,
      note, details, move_id)
    values (${areaId}, ${id}::uuid, ${s.seq}, ${s.at}, ${s.move}, ${s.from_state}, ${s.to_state}, ${s.account_id}::uuid, ${s.post_id}, ${s.role}, ${s.at_area_id},
      ${s.organisation_id}, ${s.note}, ${JSON.stringify(s.details)}::jsonb, ${s.move_id}::uuid)`.execute(db)
export const stepsOf = async (db: Db, { areaId, id }: ApplicationKey): Promise<StepRow[]> =>
  (
    await sql<StepRow>`select seq, at, move, from_state, to_state, account_id, post_id, role, at_area_id, organisation_id, note, details, move_id
      from matters.application_step where area_id = ${areaId} and application_id = ${id}::uuid order by seq`.execute(db)
  ).rows
/** Was this very move written before? (sent twice = done once) */
export const moveWritten = async (db: Db, { areaId, id }: ApplicationKey, moveId: string): Promise<boolean> =>
  (
    await sql`select 1 from matters.application_step where area_id = ${areaId} and application_id = ${id}::uuid and move_id = ${moveId}::uuid`.execute(
      db,
    )
  ).rows.length > 0

export type FilePhase = 'paper' | 'result' | 'note'
export const insertFiles = (
  db: Db,
  { areaId, id }: ApplicationKey,
  files: readonly { id: string; paper: string | null }[],
  phase: FilePhase,
  now: Date,
) =>
  sql`insert into matters.application_file (area_id, application_id, file_id, phase, paper, added_at)
    select ${areaId}, ${id}::uuid, f.id, ${phase}, f.paper, ${now} from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) f(id uuid, paper text)
    on conflict do nothing`.execute(db)
export const filesOf = async (db: Db, { areaId, id }: ApplicationKey) =>
  (
    await sql<{ file_id: string; phase: FilePhase; paper: string | null }>`
      select file_id, phase, paper from matters.application_file where area_id = ${areaId} and application_id = ${id}::uuid order by added_at, file_id`.execute(
      db,
    )
  ).rows
