import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { ImportKey } from './import-store.ts'

/** Plans made when a table was nearly empty don't stay when an import has filled it. */
export const freshenStatistics = (db: Db) => sql`select people.freshen_statistics()`.execute(db)

export type TouchKind = 'person' | 'dwelling' | 'household' | 'premises' | 'care'
export type Touch = {
  kind: TouchKind
  entity_id: string
  no: number
  made: boolean
  before: unknown
  after_version: number
}

/** Everything of a person `p` as it stands in the tables; sealed values stay sealed. */
const snapshot = sql<unknown>`jsonb_build_object('person', to_jsonb(p),
    'document', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from people.document x where x.area_id = p.area_id and x.person_id = p.id),
    'phone', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from people.phone x where x.area_id = p.area_id and x.person_id = p.id),
    'residence', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from people.residence x where x.area_id = p.area_id and x.person_id = p.id),
    'field_value', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from people.field_value x where x.area_id = p.area_id and x.person_id = p.id))`

/** Before the first change of people by this import; later ones keep the first picture. */
export const touchPeople = async (
  db: Db,
  { areaId, id }: ImportKey,
  people: readonly { id: string; no: number }[],
): Promise<void> => {
  if (!people.length) return
  await sql`insert into people.import_touch (area_id, import_id, kind, entity_id, no, made, before, after_version)
    select ${areaId}, ${id}::uuid, 'person', p.id, m.no, false, ${snapshot}, 0
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) m(id uuid, no int) join people.person p on p.area_id = ${areaId} and p.id = m.id
    order by m.no on conflict do nothing`.execute(db)
}
/** What version the import left behind. */
export const noteVersions = (
  db: Db,
  { areaId, id }: ImportKey,
  table: 'person' | 'dwelling' | 'premises' | 'care',
  ids: readonly string[],
) =>
  sql`update people.import_touch t set after_version = x.version from ${sql.ref(`people.${table}`)} x
    where t.area_id = ${areaId} and t.import_id = ${id}::uuid and t.kind = ${table} and t.entity_id = any(${[...ids]}::uuid[]) and x.area_id = t.area_id and x.id = t.entity_id`.execute(
    db,
  )
export const noteMade = async (
  db: Db,
  { areaId, id }: ImportKey,
  kind: TouchKind,
  made: readonly { id: string; no: number }[],
): Promise<void> => {
  if (!made.length) return
  await sql`insert into people.import_touch (area_id, import_id, kind, entity_id, no, made, after_version)
    select ${areaId}, ${id}::uuid, ${kind}, m.id, m.no, true, 1 from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) m(id uuid, no int) on conflict do nothing`.execute(
    db,
  )
}
/** For rows that are changed as a whole: dwellings, premises, entries of care. */
export const touchRows = (
  db: Db,
  { areaId, id }: ImportKey,
  table: 'dwelling' | 'premises' | 'care',
  rows: readonly { id: string; no: number }[],
) =>
  sql`insert into people.import_touch (area_id, import_id, kind, entity_id, no, made, before, after_version)
    select ${areaId}, ${id}::uuid, ${table}, x.id, m.no, false, to_jsonb(x), x.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) m(id uuid, no int) join ${sql.ref(`people.${table}`)} x on x.area_id = ${areaId} and x.id = m.id on conflict do nothing`.execute(
    db,
  )

export const readTouches = async (db: Db, { areaId, id }: ImportKey, limit: number): Promise<Touch[]> =>
  (
    await sql<Touch>`select kind, entity_id, no, made, before, after_version from people.import_touch where area_id = ${areaId} and import_id = ${id}::uuid
      order by array_position(array['care', 'person', 'premises', 'household', 'dwelling'], kind), no limit ${limit}`.execute(
      db,
    )
  ).rows
export const forgetTouches = (db: Db, { areaId, id }: ImportKey, touches: readonly Touch[]) =>
  sql`delete from people.import_touch where area_id = ${areaId} and import_id = ${id}::uuid
    and (kind, entity_id) in (select kind, entity_id from jsonb_to_recordset(${JSON.stringify(touches.map(({ kind, entity_id }) => ({ kind, entity_id })))}::jsonb) t(kind text, entity_id uuid))`.execute(
    db,
  )
export const countTouches = async (db: Db, { areaId, id }: ImportKey): Promise<number> =>
  (
    await sql<{
      n: number
    }>`select count(*)::int n from people.import_touch where area_id = ${areaId} and import_id = ${id}::uuid`.execute(
      db,
    )
  ).rows[0]!.n
