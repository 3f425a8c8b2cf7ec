import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { ImportRecord } from './import-store.ts'
import type { Touch } from './touch-store.ts'

/** What stayed, by row of the file. */
export type Kept = { row: number; why: string }
export type Undone = { restored: number; removed: number; kept: Kept[] }

const personFields = sql.raw(
  [
    'name',
    'name_key',
    'former_names',
    'pinyin',
    'initials',
    'sex',
    'birth_on',
    'lives_here',
    'registered_here',
    'registered_area_id',
    'registered_address',
    'dwelling_id',
    'household_id',
    'relation',
    'facts',
    'sealed_facts',
    'source_id',
    'origins',
    'standing',
    'merged_into',
    'ended_on',
    'disputes',
    'match_keys',
    'key_no',
  ]
    .map((c) => `${c} = b.${c}`)
    .join(', '),
)
const parts = ['document', 'phone', 'residence', 'field_value'] as const

/** Puts a person back exactly as they were, under a new version. Answers false when they changed since. */
const restorePerson = async (
  db: Db,
  areaId: number,
  { entity_id: id, before, after_version }: Touch,
  now: Date,
): Promise<boolean> => {
  const picture = JSON.stringify(before)
  const { rows } = await sql`update people.person p set ${personFields}, version = p.version + 1, updated_at = ${now}
    from jsonb_populate_record(null::people.person, ${picture}::jsonb->'person') b
    where p.area_id = ${areaId} and p.id = ${id}::uuid and p.version = ${after_version} returning p.id`.execute(db)
  if (!rows.length) return false
  for (const part of parts) {
    await sql`delete from ${sql.ref(`people.${part}`)} where area_id = ${areaId} and person_id = ${id}::uuid`.execute(
      db,
    )
    await sql`insert into ${sql.ref(`people.${part}`)} select x.* from jsonb_populate_recordset(null::${sql.raw(`people.${part}`)}, ${picture}::jsonb->${part}) x`.execute(
      db,
    )
  }
  return true
}
const removePerson = async (db: Db, areaId: number, { entity_id: id, after_version }: Touch): Promise<boolean> => {
  const { rows } =
    await sql`delete from people.person p where p.area_id = ${areaId} and p.id = ${id}::uuid and p.version = ${after_version}
    and not exists (select from people.care c where c.area_id = p.area_id and c.person_id = p.id)
    and not exists (select from people.subject_request r where r.area_id = p.area_id and r.person_id = p.id) returning p.id`.execute(
      db,
    )
  if (!rows.length) return false
  await sql`update people.household set head_id = null where area_id = ${areaId} and head_id = ${id}::uuid`.execute(db)
  await sql`delete from people.pair where (area_id = ${areaId} and a_id = ${id}::uuid) or (b_area_id = ${areaId} and b_id = ${id}::uuid)`.execute(
    db,
  )
  return true
}
const removeCare = async (db: Db, areaId: number, { entity_id: id, after_version }: Touch) =>
  (
    await sql`delete from people.care where area_id = ${areaId} and id = ${id}::uuid and version = ${after_version} returning id`.execute(
      db,
    )
  ).rows.length > 0
const removeHousehold = async (db: Db, areaId: number, { entity_id: id }: Touch) =>
  (
    await sql`delete from people.household h where h.area_id = ${areaId} and h.id = ${id}::uuid
      and not exists (select from people.person p where p.area_id = h.area_id and p.household_id = h.id) returning h.id`.execute(
      db,
    )
  ).rows.length > 0
const removeDwelling = async (db: Db, areaId: number, { entity_id: id, after_version }: Touch) =>
  (
    await sql`delete from people.dwelling d where d.area_id = ${areaId} and d.id = ${id}::uuid and d.version = ${after_version}
      and not exists (select from people.person p where p.area_id = d.area_id and p.dwelling_id = d.id)
      and not exists (select from people.household h where h.area_id = d.area_id and h.dwelling_id = d.id)
      and not exists (select from people.premises s where s.area_id = d.area_id and s.dwelling_id = d.id) returning d.id`.execute(
      db,
    )
  ).rows.length > 0
const removePremises = async (db: Db, areaId: number, { entity_id: id, after_version }: Touch) =>
  (
    await sql`delete from people.premises where area_id = ${areaId} and id = ${id}::uuid and version = ${after_version} returning id`.execute(
      db,
    )
  ).rows.length > 0

const wholeRows = {
  dwelling: sql.raw(
    [
      'building_no',
      'grid_no',
      'unit',
      'floor',
      'room',
      'address',
      'address_key',
      'grams',
      'use',
      'tenure',
      'area_m2',
      'source_id',
      'ended_on',
    ]
      .map((c) => `${c} = b.${c}`)
      .join(', '),
  ),
  premises: sql.raw(
    [
      'name',
      'credit_code',
      'kind',
      'dwelling_id',
      'building_no',
      'address',
      'contact_name',
      'contact_sealed',
      'contact_index',
      'workers',
      'source_id',
      'ended_on',
    ]
      .map((c) => `${c} = b.${c}`)
      .join(', '),
  ),
  care: sql.raw(['state', 'since', 'until', 'review_on', 'sealed_details'].map((c) => `${c} = b.${c}`).join(', ')),
}
const restoreRow = async (
  db: Db,
  areaId: number,
  table: 'dwelling' | 'premises' | 'care',
  { entity_id: id, before, after_version }: Touch,
  now: Date,
) =>
  (
    await sql`update ${sql.ref(`people.${table}`)} x set ${wholeRows[table]}, version = x.version + 1, updated_at = ${now}
      from jsonb_populate_record(null::${sql.raw(`people.${table}`)}, ${JSON.stringify(before)}::jsonb) b
      where x.area_id = ${areaId} and x.id = ${id}::uuid and x.version = ${after_version} returning x.id`.execute(db)
  ).rows.length > 0

const names: Record<Touch['kind'], string> = {
  person: '居民',
  dwelling: '房屋',
  household: '户',
  premises: '单位',
  care: '关爱名册',
}

/** Undoes a batch of what an import did: puts back exactly what stood there, deletes what it made; what changed since stays, and is said. */
export const undoBatch = async (
  db: Db,
  record: ImportRecord,
  touches: readonly Touch[],
  now: Date,
): Promise<Undone> => {
  const undone: Undone = { restored: 0, removed: 0, kept: [] }
  const areaId = record.area_id
  for (const touch of touches) {
    const { kind, made } = touch
    const done = made
      ? await {
          person: removePerson,
          dwelling: removeDwelling,
          household: removeHousehold,
          premises: removePremises,
          care: removeCare,
        }[kind](db, areaId, touch)
      : kind === 'person'
        ? await restorePerson(db, areaId, touch, now)
        : await restoreRow(db, areaId, kind as 'dwelling' | 'premises' | 'care', touch, now)
    if (!done)
      undone.kept.push({
        row: touch.no,
        why:
          made && (kind === 'dwelling' || kind === 'household')
            ? `${names[kind]}已有人使用，保留`
            : `${names[kind]}导入之后又有修改，保留现在的内容`,
      })
    else if (made) undone.removed++
    else undone.restored++
  }
  return undone
}
