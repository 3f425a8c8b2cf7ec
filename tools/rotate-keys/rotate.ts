import pg from 'pg'
import { refreshKeys } from '#modules/people/match-calls.ts'
import { blindIndex, open, seal, setDataKey } from '#platform/crypto.ts'
import { beginScoped, everywhere, over } from '#platform/database.ts'
import { purposeWithin, sealedColumns, type SealedColumn } from './sealed-columns.ts'

export type DataKeys = { old: { id: number; key: string }; next: { id: number; key: string } }
type Progress = (what: string, rows: number) => void
const aBatch = 1000

type Row = Record<string, unknown>
const isBytes = (value: unknown): value is string => typeof value === 'string' && /^\\x[0-9a-f]{130,}$/.test(value)

/** Seals anew what stands sealed inside rows kept as JSON (a merge that may be undone, an import). */
export const resealWithin = (value: unknown, oldId: number, table = ''): unknown => {
  if (Array.isArray(value)) return value.map((one) => resealWithin(one, oldId, table))
  if (!value || typeof value !== 'object') return value
  const row = value as Row
  const out: Row = {}
  for (const [name, held] of Object.entries(row)) {
    const known = purposeWithin[`${table}.${name}`]
    const bytes = known && isBytes(held) ? Buffer.from(held.slice(2), 'hex') : undefined
    if (!known || bytes?.[0] !== oldId) {
      if (!(name in out)) out[name] = resealWithin(held, oldId, name === 'rows' ? table : name)
      continue
    }
    const text = open(bytes, known.purpose)
    out[name] = `\\x${seal(text, known.purpose).toString('hex')}`
    const index = name === 'contact_sealed' ? 'contact_index' : 'index'
    if (known.index && index in row) out[index] = `\\x${blindIndex(known.index, text).toString('hex')}`
  }
  return out
}

const transaction = async <T>(client: pg.Client, work: () => Promise<T>): Promise<T> => {
  await beginScoped(client, everywhere)
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** One batch of one column, in a transaction of its own; answers how many rows it found still under the old key. */
const resealBatch = (client: pg.Client, { table, column, purpose, index }: SealedColumn, oldId: number) =>
  transaction(client, async () => {
    const { rows } = await client.query<{ at: string; sealed: Buffer }>(
      `select ctid::text at, ${column} sealed from ${table} where ${column} is not null and get_byte(${column}, 0) = $1 limit ${aBatch} for update`,
      [oldId],
    )
    if (!rows.length) return 0
    const texts = rows.map((r) => open(r.sealed, purpose))
    const whole = column === 'before_sealed'
    const fresh = texts.map((text) =>
      seal(whole ? JSON.stringify(resealWithin(JSON.parse(text), oldId)) : text, purpose),
    )
    await client.query(
      `update ${table} t set ${column} = v.sealed${index ? `, ${index.column} = v.index` : ''}
       from unnest($1::tid[], $2::bytea[]${index ? ', $3::bytea[]' : ''}) v(at, sealed${index ? ', index' : ''}) where t.ctid = v.at`,
      [rows.map((r) => r.at), fresh, ...(index ? [texts.map((text) => blindIndex(index.kind, text))] : [])],
    )
    return rows.length
  })

const resealTouches = (client: pg.Client, oldId: number, after: string) =>
  transaction(client, async () => {
    const { rows } = await client.query<{ at: string; kind: string; before: unknown }>(
      `select ctid::text at, kind, before from people.import_touch where before is not null and before::text like $1 and ctid > $2::tid order by ctid limit ${aBatch} for update`,
      [`%"\\\\\\\\x${oldId.toString(16).padStart(2, '0')}%`, after],
    )
    for (const { at, kind, before } of rows)
      await client.query('update people.import_touch set before = $2 where ctid = $1::tid', [
        at,
        JSON.stringify(resealWithin(before, oldId, kind)),
      ])
    return rows.length
  })

const rekeyPeople = (client: pg.Client, nextId: number) =>
  transaction(client, async () => {
    const { rows } = await client.query<{ area_id: number; id: string }>(
      'select area_id, id from people.person where key_no <> $1 limit 500 for update',
      [nextId],
    )
    const db = over(client)
    for (const { area_id, id } of rows) {
      await refreshKeys(db, { areaId: area_id, id })
      await client.query('update people.person set key_no = $3 where area_id = $1 and id = $2', [area_id, id, nextId])
    }
    return rows.length
  })

/**
 * Seals everything under the next key and renews the blind indexes, batch by batch. What is done stays done: cut short, it
 * goes on where it stopped. Nobody may work in the database meanwhile. Answers how many values were sealed anew.
 */
export const rotateKeys = async (
  ownerUrl: string,
  { old, next }: DataKeys,
  say: Progress = () => {},
): Promise<number> => {
  setDataKey(old.key, old.id)
  setDataKey(next.key, next.id)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  let all = 0
  const through = async (what: string, batch: () => Promise<number>) => {
    let done = 0
    for (let n = await batch(); n > 0; n = await batch()) say(what, (done += n))
    all += done
  }
  try {
    for (const column of sealedColumns)
      await through(`${column.table}.${column.column}`, () => resealBatch(client, column, old.id))
    await through('people.import_touch.before', () => resealTouches(client, old.id, '(0,0)'))
    await through('people.person.match_keys', () => rekeyPeople(client, next.id))
    await client.query('delete from access.phone_code')
    await client.query('update people.import_row set document_index = null where document_index is not null')
  } finally {
    await client.end()
  }
  return all
}
