import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { CaseKey, ClockRow, StepRow } from './case-store.ts'

/** What only a case shown whole needs, beside its row. */
export type CaseMore = {
  external_no: string | null
  text: string
  place_text: string | null
  lon: number | null
  lat: number | null
  scale: string
  building_no: number | null
  reporter_name: Buffer | null
  reporter_phone: Buffer | null
}
export const findMore = async (db: Db, { areaId, id }: CaseKey): Promise<CaseMore> =>
  (
    await sql<CaseMore>`select text, place_text, st_x(point) lon, st_y(point) lat, external_no, scale, building_no, reporter_name, reporter_phone
      from incidents.incident where area_id = ${areaId} and id = ${id}`.execute(db)
  ).rows[0]!

export type Step = StepRow & { seq: number }
export const stepsOf = async (db: Db, { areaId, id }: CaseKey): Promise<Step[]> =>
  (
    await sql<Step>`select seq, at, move, from_state, to_state, account_id, post_id, role, organisation_id, note, details, move_id
      from incidents.step where area_id = ${areaId} and incident_id = ${id} order by seq`.execute(db)
  ).rows

export type Photo = { fileId: string; phase: 'before' | 'after' | 'check' | 'note' }
export const photosOf = async (db: Db, { areaId, id }: CaseKey): Promise<Photo[]> =>
  (
    await sql<Photo>`select file_id "fileId", phase from incidents.attachment where area_id = ${areaId} and incident_id = ${id} order by added_at, seq, file_id`.execute(
      db,
    )
  ).rows

export type TaskMore = {
  organisation_id: number
  kind: 'lead' | 'co' | 'called'
  called_at: Date
  checked_in_at: Date | null
  checked_in_by: string | null
  ended_at: Date | null
}
export const tasksWhole = async (db: Db, { areaId, id }: CaseKey): Promise<TaskMore[]> =>
  (
    await sql<TaskMore>`select organisation_id, kind, called_at, checked_in_at, checked_in_by, ended_at from incidents.task
      where area_id = ${areaId} and incident_id = ${id} order by called_at, organisation_id`.execute(db)
  ).rows

/** Rows of many cases of one community by the case they belong to. */
const byCase = async <T extends { incident_id: string }>(rows: Promise<{ rows: T[] }>) =>
  Map.groupBy((await rows).rows, (row) => row.incident_id)

/** Everything a case shown whole needs beside its row, of many cases of one community: a statement each, however many cases. */
export const partsOfCases = async (db: Db, areaId: number, ids: readonly string[]) => {
  const mine = sql`area_id = ${areaId} and incident_id = any(${[...ids]}::uuid[])`
  const more = await sql<CaseMore & { id: string }>`
    select id, text, place_text, st_x(point) lon, st_y(point) lat, external_no, scale, building_no, reporter_name, reporter_phone
    from incidents.incident where area_id = ${areaId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return {
    more: new Map(more.rows.map((row) => [row.id, row])),
    steps: await byCase(
      sql<
        Step & { incident_id: string }
      >`select incident_id, seq, at, move, from_state, to_state, account_id, post_id, role, organisation_id, note, details, move_id
        from incidents.step where ${mine} order by incident_id, seq`.execute(db),
    ),
    tasks: await byCase(
      sql<
        TaskMore & { incident_id: string }
      >`select incident_id, organisation_id, kind, called_at, checked_in_at, checked_in_by, ended_at from incidents.task
        where ${mine} order by incident_id, called_at, organisation_id`.execute(db),
    ),
    clocks: await byCase(
      sql<
        ClockRow & { incident_id: string }
      >`select incident_id, seq, step, started_at, amount::float8, unit, yellow_share::float8, limit_id, extra_days, pauses, due_at, yellow_at, ended_at
        from incidents.clock where ${mine} order by incident_id, seq`.execute(db),
    ),
    photos: await byCase(
      sql<Photo & { incident_id: string }>`select incident_id, file_id "fileId", phase from incidents.attachment
        where ${mine} order by incident_id, added_at, seq, file_id`.execute(db),
    ),
  }
}
