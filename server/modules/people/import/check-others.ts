import { sql } from 'kysely'
import { addressKey } from '../address-keys.ts'
import { phoneIndex } from '../read-fact.ts'
import type { ImportWorld } from './import-world.ts'
import { wantedOf, words, type Item, type Wanted } from './other-values.ts'
import type { Change, StagedRow } from './row-store.ts'

const known = async (
  { context: { db }, record, chosen }: ImportWorld,
  wanted: readonly Wanted[],
): Promise<Map<string, Item>> => {
  const found = new Map<string, Item>()
  if (chosen.register === 'dwellings') {
    const { rows } = await sql<{
      id: string
      version: number
      key: string
      address: string
      tenure: string
      use: string
      area_m2: number | null
      grid_no: number | null
    }>`
      select id, version, address_key key, address, tenure, use, area_m2::float8 area_m2, grid_no from people.dwelling
      where area_id = ${record.area_id} and ended_on is null and address_key = any(${wanted.flatMap((w) => w.identity)}::text[])`.execute(
      db,
    )
    for (const { id, version, key, ...values } of rows) found.set(key, { id, version, values })
    return found
  }
  const codes = wanted.flatMap((w) => (w.values['credit_code'] ? [String(w.values['credit_code'])] : []))
  const names = wanted.flatMap((w) => (w.values['name'] ? [String(w.values['name'])] : []))
  const { rows } = await sql<{
    id: string
    version: number
    name: string
    credit_code: string | null
    address: string
    kind: string
    contact_name: string | null
    contact_index: Buffer | null
    workers: number | null
  }>`
    select id, version, name, credit_code, address, kind, contact_name, contact_index, workers from people.premises
    where area_id = ${record.area_id} and ended_on is null and (credit_code = any(${codes}::text[]) or name = any(${names}::text[]))`.execute(
    db,
  )
  for (const { id, version, contact_index, ...values } of rows) {
    const item = { id, version, values: { ...values, contact_phone: contact_index?.toString('hex') ?? null } }
    if (values.credit_code) found.set(`c:${values.credit_code}`, item)
    found.set(`n:${values.name}|${addressKey(values.address)}`, item)
  }
  return found
}

const changesOf = ({ chosen }: ImportWorld, item: Item, wanted: Wanted): Change[] =>
  Object.entries(wanted.values).flatMap(([field, value]): Change[] => {
    const old = item.values[field] ?? null
    // A guess (kind, tenure unknown) never takes the place of what somebody said.
    if (
      value === null ||
      field === 'address' ||
      field === 'name' ||
      field === 'kind' ||
      (field === 'tenure' && value === 'unknown') ||
      (field === 'use' && wanted.raw['use'] === undefined)
    )
      return []
    const same =
      field === 'contact_phone' ? old === phoneIndex(String(value)).toString('hex') : String(old) === String(value)
    if (same || (chosen.mode === 'add' && old !== null)) return []
    const covered = (v: string | number | null) => (v === null ? null : field === 'contact_phone' ? '••••' : String(v))
    return [
      {
        field,
        ...(words[field] ?? { zh: field, en: field }),
        old: covered(old),
        new: covered(value)!,
        outcome: old === null || old === 'unknown' ? 'filled' : 'replaced',
      },
    ]
  })

/** Checks rows of ledgers of dwellings or premises. Writes nothing. */
export const checkOthers = async (
  world: ImportWorld,
  rows: readonly StagedRow[],
): Promise<{ rows: StagedRow[]; wanted: Wanted[]; items: Map<string, Item> }> => {
  const copies = rows.map((row) => ({
    ...row,
    changes: [] as Change[],
    match: null,
    personId: null,
    documentIndex: null,
    lifelongKind: null,
  }))
  const wanted = copies.map((row) => wantedOf(world, row))
  const items = await known(world, wanted)
  const seen = new Map<string, number>()
  for (const w of wanted) {
    const { row } = w
    const earlier = w.identity.map((i) => seen.get(i)).find((no) => no !== undefined)
    if (!row.skipped) for (const i of w.identity) if (!seen.has(i)) seen.set(i, row.no)
    const item = w.identity.map((i) => items.get(i)).find((i) => i !== undefined)
    row.personId = item?.id ?? null
    row.changes = item ? changesOf(world, item, w) : []
    row.plan = row.skipped
      ? 'skipped'
      : row.faults.some((f) => f.level === 'error')
        ? 'faulty'
        : item
          ? world.chosen.mode === 'add'
            ? 'known'
            : row.changes.length
              ? 'changed'
              : 'same'
          : earlier === undefined
            ? 'fresh'
            : 'known'
  }
  return { rows: copies, wanted, items }
}
