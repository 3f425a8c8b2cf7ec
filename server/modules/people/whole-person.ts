import { sql } from 'kysely'
import { open, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { PersonKey } from './person-store.ts'

/** Every row that is part of a person, as JSON; sealed columns stay sealed. For undoing: what is put back is exactly this. */
export type WholePerson = { key: PersonKey; rows: Record<Table, unknown[]> }
const tables = [
  'person',
  'document',
  'phone',
  'residence',
  'field_value',
  'care',
  'care_step',
  'subject_request',
] as const
type Table = (typeof tables)[number]

const mine = (table: Table, { areaId, id }: PersonKey) =>
  table === 'person'
    ? sql`t.area_id = ${areaId} and t.id = ${id}::uuid`
    : table === 'care_step'
      ? sql`t.area_id = ${areaId} and t.care_id in (select c.id from people.care c where c.area_id = ${areaId} and c.person_id = ${id}::uuid)`
      : sql`t.area_id = ${areaId} and t.person_id = ${id}::uuid`

export const readWhole = async (db: Db, key: PersonKey): Promise<WholePerson> => {
  const rows = {} as WholePerson['rows']
  for (const table of tables) {
    const found = await sql<{
      row: unknown
    }>`select to_jsonb(t) as row from ${sql.table(`people.${table}`)} t where ${mine(table, key)} order by to_jsonb(t)::text`.execute(
      db,
    )
    rows[table] = found.rows.map((r) => r.row)
  }
  return { key, rows }
}

/** Takes a person away with everything that hangs on it. */
export const removeWhole = (db: Db, { areaId, id }: PersonKey) =>
  sql`delete from people.person where area_id = ${areaId} and id = ${id}::uuid`.execute(db)

/** Puts people back as they were, after `removeWhole` of each. */
export const restoreWhole = async (db: Db, people: readonly WholePerson[]): Promise<void> => {
  for (const table of tables) {
    const rows = people.flatMap((p) => p.rows[table])
    if (!rows.length) continue
    const { rows: columns } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_schema = 'people' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
      db,
    )
    const names = sql.join(columns.map((c) => sql.ref(c.name)))
    await sql`insert into ${sql.table(`people.${table}`)} (${names}) select ${names} from jsonb_populate_recordset(null::${sql.table(`people.${table}`)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      db,
    )
  }
}

const purpose = 'people.whole'
export const sealWhole = (value: unknown) => seal(JSON.stringify(value), purpose)
export const openWhole = <T>(sealed: Buffer): T => JSON.parse(open(sealed, purpose)) as T
