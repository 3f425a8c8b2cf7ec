import { sql } from 'kysely'
import type { ConsultationState } from '#contract/matters/consultation-flow.ts'
import type { LimitUnit } from '#contract/time/limit.ts'
import type { Db } from '#platform/database.ts'
import type { Key } from '../part-steps.ts'

export type Consultation = {
  area_id: number
  id: string
  number: number
  state: ConsultationState
  version: number
  class_code: string | null
  item_code: string | null
  asker_id: string
  anonymous: boolean
  channel: 'app' | 'telephone' | 'visit'
  entered_by: string | null
  organisation_id: number | null
  asked_at: Date
  step_started_at: Date | null
  amount: number | null
  unit: LimitUnit | null
  due_at: Date | null
  yellow_at: Date | null
  yellow_said_at?: Date | null
  escalated_at?: Date | null
  escalated_to: number | null
  answered_at: Date | null
  helped: boolean | null
  closed_at: Date | null
}
export const consultationColumns = sql.raw(
  'c.area_id, c.id, c.number, c.state, c.version, c.class_code, c.item_code, c.asker_id, c.anonymous, c.channel, c.entered_by, c.organisation_id, c.asked_at, c.step_started_at, c.amount, c.unit, c.due_at, c.yellow_at, c.escalated_to, c.answered_at, c.helped, c.closed_at',
)
/** Answered, and no answer came later than its clock. */
export const answeredInTime = sql.raw(
  `c.answered_at is not null and not exists (select from matters.part_step s where s.area_id = c.area_id and s.subject = 'consultation' and s.subject_id = c.id
    and s.move in ('answer', 'answer_again') and s.details ->> 'inTime' = 'false')`,
)
export const findConsultation = async (db: Db, { areaId, id }: Key, lock = false): Promise<Consultation | undefined> =>
  (
    await sql<Consultation>`select ${consultationColumns} from matters.consultation c where c.area_id = ${areaId} and c.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  ).rows[0]

export const patchConsultation = async (
  db: Db,
  { areaId, id }: Key,
  patch: Partial<Omit<Consultation, 'area_id' | 'id' | 'version'>>,
) => {
  const sets = Object.entries(patch).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update matters.consultation set ${sql.join([...sets, sql`version = version + 1`])} where area_id = ${areaId} and id = ${id}::uuid`.execute(
    db,
  )
}

export type Message = { at: Date; kind: 'question' | 'answer'; text: string; account_id: string | null }
export const messagesOf = async (db: Db, { areaId, id }: Key): Promise<Message[]> =>
  (
    await sql<Message>`select at, kind, text, account_id from matters.consultation_message where area_id = ${areaId} and consultation_id = ${id}::uuid order by seq`.execute(
      db,
    )
  ).rows
/** The asker's own words carry no account: who asked stands in the row, sealed from colleagues. */
export const addMessage = (db: Db, { areaId, id }: Key, m: Message) =>
  sql`insert into matters.consultation_message (area_id, consultation_id, seq, at, kind, text, account_id)
    select ${areaId}, ${id}::uuid, coalesce(max(seq), 0) + 1, ${m.at}::timestamptz, ${m.kind}, ${m.text}, ${m.account_id}::uuid
    from matters.consultation_message where area_id = ${areaId} and consultation_id = ${id}::uuid`.execute(db)
