import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { IdentityDocument } from '#contract/people/identity/document.ts'
import { isSound } from '#contract/people/identity/document.ts'
import { lifelongKinds } from '#contract/people/identity/document-kinds.ts'
import type { Db } from '#platform/database.ts'
import {
  judgePrepared,
  keysOfPrepared,
  matchableOf,
  prepared,
  type Candidate,
  type Match,
  type Matchable,
  type PreparedPerson,
} from '../match-calls.ts'
import { documentIndex } from '../read-fact.ts'

/** A row ready to be compared: read once, its keys worked out once. */
export type Seeker = {
  record: PreparedPerson
  keys: string[]
  /** A sound document for life: whoever has another of its kind is somebody else. */
  lifelong: { kind: string; index: string } | null
}
export const seekerOf = (person: Matchable, document: IdentityDocument | undefined): Seeker => {
  const record = prepared(person)
  return {
    record,
    keys: keysOfPrepared(record),
    lifelong:
      document && isSound(document) && lifelongKinds.has(document.kind)
        ? { kind: document.kind, index: documentIndex(document.canonical).toString('hex') }
        : null,
  }
}

const mostCandidates = 30
const breath = 200

/** As `findMatches`, for many at once: by position, the surest match of each. Others are served in between. */
export const findMatchesOfMany = async (db: Db, seekers: readonly Seeker[]): Promise<Map<number, Match>> => {
  const found = new Map<number, Match>()
  const numbers = seekers.flatMap(({ keys }, n) => keys.map(() => n))
  if (!numbers.length) return found
  const documents = Object.fromEntries(seekers.flatMap(({ lifelong }, n) => (lifelong ? [[n, lifelong]] : [])))
  const { rows: near } = await sql<{ n: number; area_id: number; person_id: string }>`
    select n, area_id, person_id from people.find_by_keys_of_many(${numbers}::int[], ${seekers.flatMap((s) => s.keys)}::bigint[], ${JSON.stringify(documents)}::jsonb, ${mostCandidates})`.execute(
    db,
  )
  if (!near.length) return found
  const keyed = new Map(near.map((k) => [k.person_id, k]))
  const { rows } =
    await sql<Candidate>`select * from people.read_for_matching(${[...keyed.values()].map((k) => k.area_id)}::bigint[], ${[...keyed.keys()]}::uuid[])`.execute(
      db,
    )
  const candidates = new Map<string, { row: Candidate; record: PreparedPerson }>()
  for (const [i, row] of rows.entries()) {
    if (i % breath === breath - 1) await setImmediate()
    candidates.set(row.id, { row, record: prepared(matchableOf(row)) })
  }
  for (const [i, { n, person_id }] of near.entries()) {
    if (i % breath === breath - 1) await setImmediate()
    const candidate = candidates.get(person_id)
    const verdict = candidate && judgePrepared(seekers[n]!.record, candidate.record)
    if (!candidate || !verdict) continue
    const { area_id: areaId, id, name, version } = candidate.row
    const best = found.get(n)
    if (!best || verdict.score > best.score) found.set(n, { areaId, id, name, version, ...verdict })
  }
  return found
}

/** A transaction that began before may be committed after: so much earlier is looked at again. */
const marginMs = 60_000

/** Which of the rows share a key with somebody who was written since they were checked, by others than this import. */
export const touchedSince = async (
  db: Db,
  rows: readonly { no: number; keys: readonly string[] }[],
  since: Date,
  exceptSource: number,
): Promise<Set<number>> => {
  const keys = rows.flatMap((row) => row.keys)
  if (!keys.length) return new Set()
  const { rows: changed } = await sql<{ n: number }>`
    select n from people.rows_changed_since(${rows.flatMap((row) => row.keys.map(() => row.no))}::int[], ${keys}::bigint[], ${new Date(since.getTime() - marginMs)}, ${exceptSource})`.execute(
    db,
  )
  return new Set(changed.map((row) => row.n))
}
