import { sql } from 'kysely'
import { open, seal, uuid7 } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { PersonKey } from './person-store.ts'
import type { Plain } from './read-fact.ts'

/** Values of a person that compete with the present one, or were present before. */
export type ValueRow = {
  id: string
  field: string
  value: Plain | null
  sealed: Buffer | null
  source_id: number
  standing: 'competing' | 'past'
  said_at: Date
  ended_at: Date | null
  ended_how: string | null
}
const purpose = 'people.value'
export const valueOf = (row: Pick<ValueRow, 'value' | 'sealed'>): Plain =>
  row.sealed ? (JSON.parse(open(row.sealed, purpose)) as Plain) : row.value!

export const valuesOf = async (
  db: Db,
  { areaId, id }: PersonKey,
  standing: 'competing' | 'past',
  field?: string,
): Promise<ValueRow[]> =>
  (
    await sql<ValueRow>`select id, field, value, sealed, source_id, standing, said_at, ended_at, ended_how from people.field_value
      where area_id = ${areaId} and person_id = ${id}::uuid and standing = ${standing} ${field === undefined ? sql`` : sql`and field = ${field}`}
      order by said_at desc, id limit 500`.execute(db)
  ).rows

export type NewValue = {
  field: string
  value: Plain
  sensitive: boolean
  sourceId: number
  standing: 'competing' | 'past'
  at: Date
  how?: 'rule' | 'person' | 'edit' | 'merge' | 'refused'
  by?: string | null
}
export const insertValue = (db: Db, { areaId, id }: PersonKey, v: NewValue) =>
  sql`insert into people.field_value (area_id, person_id, id, field, value, sealed, source_id, standing, said_at, ended_at, ended_by, ended_how)
    values (${areaId}, ${id}::uuid, ${uuid7()}::uuid, ${v.field}, ${v.sensitive ? null : JSON.stringify(v.value)}::jsonb, ${v.sensitive ? seal(JSON.stringify(v.value), purpose) : null},
      ${v.sourceId}, ${v.standing}, ${v.at}, ${v.standing === 'past' ? v.at : null}, ${v.by ?? null}::uuid, ${v.how ?? null})`.execute(
    db,
  )

/** Competing values become past ones. */
export const endValues = (
  db: Db,
  { areaId, id }: PersonKey,
  field: string,
  { at, by, how }: { at: Date; by: string | null; how: 'person' | 'edit' | 'merge' },
) =>
  sql`update people.field_value set standing = 'past', ended_at = ${at}, ended_by = ${by}::uuid, ended_how = ${how}
    where area_id = ${areaId} and person_id = ${id}::uuid and field = ${field} and standing = 'competing'`.execute(db)

export const countDisputes = ({ areaId, id }: PersonKey) =>
  sql<number>`(select count(distinct v.field)::int from people.field_value v where v.area_id = ${areaId} and v.person_id = ${id}::uuid and v.standing = 'competing')`
