import { sql } from 'kysely'
import type { DwellingRow } from '../dwelling-store.ts'
import { insertDwellings } from '../dwelling-store.ts'
import { addressKey, roomOf } from '../address-keys.ts'
import { phoneIndex, type Plain } from '../read-fact.ts'
import { sealPhone } from '../person-store.ts'
import { uuid7 } from '#platform/crypto.ts'
import { fault } from './cell-faults.ts'
import type { ImportWorld } from './import-world.ts'
import { readRow } from './read-row.ts'
import { gridNumber } from './resolve-places.ts'
import type { Change, StagedRow } from './row-store.ts'
import { noteMade, noteVersions, touchRows } from './touch-store.ts'

type Values = Record<string, Plain>
const textOf = (values: Values, target: string) => (values[target] === undefined ? null : String(values[target]))

const useOf = (text: string | null) =>
  !text
    ? 'home'
    : /商|店|铺|经营/.test(text)
      ? 'shop'
      : /办公|写字/.test(text)
        ? 'office'
        : /集体|宿舍/.test(text)
          ? 'collective'
          : /住|居/.test(text)
            ? 'home'
            : 'other'
const tenureOf = (values: Values) => {
  const said = textOf(values, 'tenure') ?? ''
  if (values['rented'] === true || /出租|租赁/.test(said)) return 'rented'
  if (/空置|空关/.test(said)) return 'empty'
  if (/集体/.test(said)) return 'collective'
  return values['rented'] === false || /自有|自住|私房|产权/.test(said) ? 'owner' : 'unknown'
}
const kindOf = (title: string, said: string | null) => {
  const text = `${title} ${said ?? ''}`
  if (/学校|幼儿园|教育/.test(text)) return 'school'
  if (/医院|诊所|医疗|卫生/.test(text)) return 'clinic'
  if (/公共|机关|社会组织|场所登记/.test(text) && !/餐饮|商贸|住宿|娱乐|网吧/.test(text)) return 'public'
  if (/企业|单位|公司|经济组织/.test(text)) return 'company'
  return 'shop'
}

type Item = { id: string; version: number; values: Record<string, string | number | null> }
type Wanted = { row: StagedRow; identity: string[]; values: Record<string, string | number | null>; raw: Values }

const words: Record<string, string> = {
  name: '名称',
  credit_code: '统一社会信用代码',
  address: '地址',
  kind: '类别',
  contact_name: '负责人',
  contact_phone: '联系电话',
  workers: '从业人数',
  use: '用途',
  tenure: '权属',
  area_m2: '建筑面积',
  grid_no: '网格',
}

const wantedOf = (world: ImportWorld, row: StagedRow): Wanted => {
  const { values: raw, faults } = readRow(world.cells, world.input, row.cells, row.lost)
  row.faults = faults.filter((f) => f.target !== 'name' || world.chosen.register === 'premises')
  const say = (target: string, field: string) =>
    row.faults.push({
      ...fault('missing', { field }),
      at: world.input.columns.find((c) => c.target === target)?.at ?? null,
      target,
    })
  const address = textOf(raw, 'address')
  if (!address) say('address', '地址')
  if (world.chosen.register === 'dwellings') {
    const parts = { unit: textOf(raw, 'unit') ?? '', room: textOf(raw, 'room') ?? '' }
    const area = Number(raw['area_m2'] ?? Number.NaN)
    return {
      row,
      raw,
      identity: address ? [addressKey(address, parts)] : [],
      values: {
        address,
        tenure: tenureOf(raw),
        use: useOf(textOf(raw, 'use')),
        area_m2: area > 0 && area < 100_000 ? area : null,
        grid_no: gridNumber(textOf(raw, 'grid')),
      },
    }
  }
  const name = textOf(raw, 'name')
  if (!name && !row.faults.some((f) => f.code === 'missing' && f.target === 'name')) say('name', '名称')
  const code = textOf(raw, 'credit_code')
  const title = world.record.sheets[world.chosen.sheet]?.title ?? ''
  return {
    row,
    raw,
    identity: [...(code ? [`c:${code}`] : []), ...(name && address ? [`n:${name}|${addressKey(address)}`] : [])],
    values: {
      name,
      credit_code: code,
      address,
      kind: kindOf(title, textOf(raw, 'kind')),
      contact_name: textOf(raw, 'contact_name'),
      contact_phone: textOf(raw, 'contact_phone'),
      workers: raw['workers'] === undefined ? null : Math.round(Number(raw['workers'])),
    },
  }
}

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
        zh: words[field] ?? field,
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
    value === null ? [null, null] : [sealPhone(String(value)), phoneIndex(String(value))]
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
