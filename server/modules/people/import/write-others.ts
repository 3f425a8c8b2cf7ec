import { sql } from 'kysely'
import { uuid7 } from '#platform/crypto.ts'
import { roomOf } from '../address-keys.ts'
import { insertDwellings, type DwellingRow } from '../dwelling-store.ts'
import { sealContact } from '../premises-contact.ts'
import { phoneIndex } from '../read-fact.ts'
import { checkOthers } from './check-others.ts'
import type { ImportWorld } from './import-world.ts'
import { textOf, type Wanted } from './other-values.ts'
import type { StagedRow } from './row-store.ts'
import { noteMade, noteVersions, touchRows } from './touch-store.ts'

const writeDwellings = async (
  { context: { db, now }, record, key }: ImportWorld,
  fresh: readonly Wanted[],
  changed: readonly Wanted[],
) => {
  const rows = fresh.map(({ row, values, raw }): DwellingRow => {
    const address = String(values['address'])
    const parts = roomOf(address)
    return {
      areaId: record.area_id,
      id: row.personId!,
      buildingNo: null,
      gridNo: values['grid_no'] as number | null,
      unit: textOf(raw, 'unit') ?? parts.unit,
      floor: parts.floor,
      room: textOf(raw, 'room') ?? parts.room,
      address,
      use: values['use'] as DwellingRow['use'],
      tenure: values['tenure'] as DwellingRow['tenure'],
      areaM2: values['area_m2'] as number | null,
      sourceId: record.source_id!,
      at: now,
    }
  })
  await insertDwellings(db, rows)
  await noteMade(
    db,
    key,
    'dwelling',
    fresh.map(({ row }) => ({ id: row.personId!, no: row.no })),
  )
  await touchRows(
    db,
    key,
    'dwelling',
    changed.map(({ row }) => ({ id: row.personId!, no: row.no })),
  )
  for (const { row, values } of changed) {
    const take = (field: string) => (row.changes.some((c) => c.field === field) ? values[field] : null)
    await sql`update people.dwelling set use = coalesce(${take('use')}, use), tenure = coalesce(${take('tenure')}, tenure), area_m2 = coalesce(${take('area_m2')}::numeric, area_m2),
      grid_no = coalesce(${take('grid_no')}::smallint, grid_no), source_id = ${record.source_id}, updated_at = ${now}, version = version + 1 where area_id = ${record.area_id} and id = ${row.personId}::uuid`.execute(
      db,
    )
  }
  await noteVersions(
    db,
    key,
    'dwelling',
    changed.map(({ row }) => row.personId!),
  )
}
const writePremises = async (
  { context: { db, now }, record, key }: ImportWorld,
  fresh: readonly Wanted[],
  changed: readonly Wanted[],
) => {
  const sealed = (value: string | number | null) =>
    value === null ? [null, null] : [sealContact(String(value)), phoneIndex(String(value))]
  for (const { row, values } of fresh) {
    const [phone, index] = sealed(values['contact_phone'] ?? null)
    await sql`insert into people.premises (area_id, id, name, credit_code, kind, address, contact_name, contact_sealed, contact_index, workers, source_id, updated_at)
      values (${record.area_id}, ${row.personId}::uuid, ${String(values['name']).slice(0, 100)}, ${values['credit_code']}, ${values['kind']}, ${values['address']}, ${values['contact_name']}, ${phone}, ${index}, ${values['workers']}, ${record.source_id}, ${now})`.execute(
      db,
    )
  }
  await noteMade(
    db,
    key,
    'premises',
    fresh.map(({ row }) => ({ id: row.personId!, no: row.no })),
  )
  await touchRows(
    db,
    key,
    'premises',
    changed.map(({ row }) => ({ id: row.personId!, no: row.no })),
  )
  for (const { row, values } of changed) {
    const take = (field: string) => (row.changes.some((c) => c.field === field) ? (values[field] ?? null) : null)
    const [phone, index] = sealed(take('contact_phone'))
    await sql`update people.premises set credit_code = coalesce(${take('credit_code')}, credit_code), contact_name = coalesce(${take('contact_name')}, contact_name),
      contact_sealed = coalesce(${phone}::bytea, contact_sealed), contact_index = coalesce(${index}::bytea, contact_index), workers = coalesce(${take('workers')}::int, workers),
      source_id = ${record.source_id}, updated_at = ${now}, version = version + 1 where area_id = ${record.area_id} and id = ${row.personId}::uuid`.execute(
      db,
    )
  }
  await noteVersions(
    db,
    key,
    'premises',
    changed.map(({ row }) => row.personId!),
  )
}

/** Writes rows of ledgers of dwellings or premises, checked again first. Answers the rows with what became of them. */
export const writeOthers = async (world: ImportWorld, staged: readonly StagedRow[]): Promise<StagedRow[]> => {
  const { rows, wanted } = await checkOthers(world, staged)
  const fresh = wanted.filter((w) => w.row.plan === 'fresh')
  const changed = wanted.filter((w) => w.row.plan === 'changed')
  for (const { row } of fresh) row.personId = uuid7()
  await (world.chosen.register === 'dwellings' ? writeDwellings : writePremises)(world, fresh, changed)
  return rows.map((row) => ({
    ...row,
    writtenAt: ['fresh', 'changed', 'same'].includes(row.plan) ? world.context.now : null,
  }))
}
