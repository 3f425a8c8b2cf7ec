import { sql } from 'kysely'
import { judgePrepared, prepared, type Match, type PreparedPerson } from '../match-calls.ts'
import { matchableFrom } from '../record-person.ts'
import type { Seeker } from './find-matches.ts'
import type { ImportWorld } from './import-world.ts'
import { readRow } from './read-row.ts'
import { readRowsByNumber } from './row-store.ts'

/** An earlier row of the same file that may be the same person. */
export type Double = Pick<Match, 'verdict' | 'score' | 'reasons' | 'name'> & { no: number }
export type SeekingRow = { no: number; name: string; seeker: Seeker }

/** Two that share a surname and a dwelling, and have each a number of their own, are a family (match/few-keys.test.ts). */
const family = (shared: number, a: Seeker['lifelong'], b: { kind: string; index: string } | null) =>
  shared <= 2 && a !== null && b !== null && a.kind === b.kind && a.index !== b.index

const better = (
  found: Map<number, Double>,
  row: SeekingRow,
  other: { no: number; name: string; record: PreparedPerson },
): void => {
  const verdict = judgePrepared(row.seeker.record, other.record)
  const best = found.get(row.no)
  if (verdict && (!best || verdict.score > best.score))
    found.set(row.no, { ...verdict, no: other.no, name: other.name })
}

/** For each row the earlier row that is most likely the same person: within this piece, and in pieces checked before. By row number. */
export const findDoubles = async (world: ImportWorld, rows: readonly SeekingRow[]): Promise<Map<number, Double>> => {
  const found = new Map<number, Double>()
  const byKey = new Map<string, SeekingRow[]>()
  for (const row of rows) {
    const shared = new Map<SeekingRow, number>()
    for (const key of row.seeker.keys) {
      const there = byKey.get(key)
      for (const other of there ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
      if (!there) byKey.set(key, [row])
      else if (there.length < most) there.push(row)
    }
    for (const [other, count] of shared)
      if (!family(count, row.seeker.lifelong, other.seeker.lifelong))
        better(found, row, { no: other.no, name: other.name, record: other.seeker.record })
  }
  await inEarlierPieces(world, rows, found)
  return found
}

/** A key that more rows share than this (an estate, a common name) tells too little. */
const most = 50

const inEarlierPieces = async (
  world: ImportWorld,
  rows: readonly SeekingRow[],
  found: Map<number, Double>,
): Promise<void> => {
  const { context, key } = world
  const own = rows.flatMap(({ no, seeker }) => (seeker.lifelong ? [{ no, kind: seeker.lifelong.kind }] : []))
  const { rows: near } = await sql<{ no: number; other: number }>`
    select s.no, s.other from (
      select w.no, k.no other, count(*)::int shared from unnest(${rows.flatMap((r) => r.seeker.keys.map(() => r.no))}::int[], ${rows.flatMap((r) => r.seeker.keys)}::bigint[]) w(no, key)
      join people.import_key k on k.area_id = ${key.areaId} and k.import_id = ${key.id}::uuid and k.key = w.key and k.no < w.no
      group by 1, 2) s
    join people.import_row r on r.area_id = ${key.areaId} and r.import_id = ${key.id}::uuid and r.no = s.other and not r.skipped and r.plan <> 'faulty'
    left join jsonb_to_recordset(${JSON.stringify(own)}::jsonb) o(no int, kind text) on o.no = s.no
    where s.shared > 2 or r.lifelong_kind is distinct from o.kind or o.kind is null
    order by s.no, s.shared desc limit ${rows.length * most}`.execute(context.db)
  if (!near.length) return
  const others = new Map<number, { no: number; name: string; record: PreparedPerson }>()
  for (const row of await readRowsByNumber(context.db, key, [...new Set(near.map((n) => n.other))])) {
    const read = readRow(world.cells, world.input, row.cells, row.lost)
    const person = matchableFrom(read.facts, read.homeAddress, null)
    others.set(row.no, { no: row.no, name: person.name, record: prepared(person) })
  }
  const byNo = new Map(rows.map((row) => [row.no, row]))
  for (const { no, other } of near) {
    const there = others.get(other)
    if (there) better(found, byNo.get(no)!, there)
  }
}
