import { sql, type RawBuilder } from 'kysely'
import { parseDocument } from '#contract/people/identity/document.ts'
import type { Context } from '#platform/context.ts'
import { areaNames } from '#modules/territory/index.ts'
import { addressGrams } from './address-keys.ts'
import { locateByDocument } from './find-resident.ts'
import { nameKeys } from './name-keys.ts'
import { readListed, showRows } from './person-rows.ts'
import { documentIndex, phoneIndex, readPhone } from './read-fact.ts'

type Key = { area_id: number; id: string }
export type Sought = {
  read: 'document' | 'phone' | 'name' | 'pinyin' | 'address' | 'nothing'
  keys: Key[]
  document?: string
}

/** After every word that begins with another. */
export const last = '\u{10ffff}'
const inside = ({ from, to }: { from: number; to: number }) =>
  from === to ? sql`p.area_id = ${from}::bigint` : sql`p.area_id between ${from}::bigint and ${to}::bigint`
const keysBy = async (
  { db, area }: Pick<Context, 'db' | 'area'>,
  column: 'name_key' | 'pinyin' | 'initials',
  wanted: string,
  most: number,
): Promise<Key[]> => {
  const c = sql.ref(`p.${column}`)
  return (
    await sql<Key>`select p.area_id, p.id from people.person p where p.standing = 'present' and ${c} >= ${wanted} and ${c} < ${wanted + last} and ${inside(area)}
      order by ${c}, p.area_id, p.id limit ${most}`.execute(db)
  ).rows
}
const byIndex = async (
  { db, area }: Pick<Context, 'db' | 'area'>,
  table: RawBuilder<unknown>,
  index: Buffer,
): Promise<Key[]> =>
  (
    await sql<Key>`select p.area_id, p.id from ${table} x join people.person p on p.area_id = x.area_id and p.id = x.person_id
      where x.index = ${index} and p.standing <> 'merged' and ${inside(area)} limit 50`.execute(db)
  ).rows
const byAddress = async ({ db, area }: Pick<Context, 'db' | 'area'>, q: string, most: number): Promise<Key[]> => {
  const grams = addressGrams(q)
  if (!grams.length) return []
  return (
    await sql<Key>`select p.area_id, p.id from people.find_dwellings(${grams}::text[], ${area.from}::bigint, ${area.to}::bigint, ${most}) d
      join people.person p on p.area_id = d.area_id and p.dwelling_id = d.id and p.standing = 'present' order by 1, 2 limit ${most}`.execute(
      db,
    )
  ).rows
}

/**
 * What somebody looks for: a document number (exact), a phone (exact), letters as pinyin or initials, a name or its
 * beginning, else pieces of an address. Keys of at most `most` people inside the scope.
 */
export const seek = async (context: Pick<Context, 'db' | 'area'>, q: string, most: number): Promise<Sought> => {
  const plain = q.normalize('NFKC').trim()
  const document = parseDocument(plain)
  const phone = readPhone(plain)
  const digits = /^[+\d\s-]+[xX]?$/.test(plain)
  if (/^[\dA-Za-z×]{15,18}$/.test(plain.replace(/\s/g, '')) || (/^[A-Z]{1,2}\d{6,9}$/i.test(plain) && !phone))
    return {
      read: 'document',
      keys: await byIndex(context, sql`people.document`, documentIndex(document.canonical)),
      document: document.canonical,
    }
  if (digits && phone && phone.length >= 7)
    return { read: 'phone', keys: await byIndex(context, sql`people.phone`, phoneIndex(phone)) }
  if (/^[a-zA-Z][a-zA-Z\s'·-]*$/.test(plain)) {
    const letters = plain
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .replaceAll('ü', 'v')
    const initials = letters.length <= 5 ? await keysBy(context, 'initials', letters, most) : []
    const spelt = initials.length < most ? await keysBy(context, 'pinyin', letters, most) : []
    return { read: 'pinyin', keys: distinct([...initials, ...spelt]).slice(0, most) }
  }
  if (/\p{L}/u.test(plain) && !/\d/.test(plain)) {
    const named = await keysBy(context, 'name_key', nameKeys(plain).nameKey, most)
    if (named.length) return { read: 'name', keys: named }
  }
  const placed = await byAddress(context, plain, most)
  return placed.length ? { read: 'address', keys: placed } : { read: 'nothing', keys: [] }
}
const distinct = (keys: readonly Key[]) => [...new Map(keys.map((k) => [`${k.area_id}/${k.id}`, k])).values()]

export const amongKeys = (keys: readonly Key[]): RawBuilder<boolean> =>
  sql<boolean>`(p.area_id, p.id) in (select * from unnest(${keys.map((k) => k.area_id)}::bigint[], ${keys.map((k) => k.id)}::uuid[]))`

/** 找人: what the words mean, who is found, and for a document which other community has it. */
export const findPeople = async (context: Context, { q, limit }: { q: string; limit: number }) => {
  const sought = await seek(context, q, limit + 1)
  const rows = await readListed(context, amongKeys(sought.keys.slice(0, limit)), sql`p.pinyin, p.area_id, p.id`, limit)
  const beyond =
    sought.document && !rows.length
      ? (await locateByDocument(context.db, sought.document)).filter(
          (k) => k.areaId < context.area.from || k.areaId > context.area.to,
        )
      : []
  const areas = [...new Set(beyond.map((k) => k.areaId))]
  const names = await areaNames(context.db, areas)
  return {
    rows: await showRows(context, rows),
    more: sought.keys.length > limit,
    read: sought.read,
    elsewhere: areas.map((areaId) => ({ areaId, areaName: names.get(areaId) ?? '' })),
  }
}
