import { sql } from 'kysely'
import { blindIndex } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { keysOf, keysOfPass } from './match/blocking.ts'
import { decide } from './match/decide.ts'
import { defaultModel, score, weighList } from './match/model.ts'
import { personScheme } from './match/person.ts'
import { compareRecords, levelOf, prepare, type Prepared } from './match/scheme.ts'
import { openDocument, openPhone } from './person-store.ts'

// The only file that asks the matching engine.

/** What of a person the matching looks at; empty where unknown. */
export type Matchable = {
  name: string
  formerNames: readonly string[]
  sex: string
  birthOn: string | null
  documents: readonly string[]
  phones: readonly string[]
  address: string | null
  householdId: string | null
}

/** A person ready to be compared: once under each name they have had, since a name is compared as a whole. */
export type PreparedPerson = readonly Prepared[]

export const prepared = (p: Matchable): PreparedPerson =>
  [p.name, ...p.formerNames].map((name) =>
    prepare(personScheme, [
      [name],
      p.documents,
      [p.birthOn ?? ''],
      [p.sex === '1' || p.sex === '2' ? p.sex : ''],
      p.phones,
      [p.address ?? ''],
      [p.householdId ?? ''],
    ]),
  )

/** The pass by name alone comes last; its blocks are too large to be of use among millions. */
const nameAlone = `${personScheme.passes.length - 1}|`

/** Blocking keys as the database holds them: 64 bits of a keyed hash, so that they tell nothing without the key. */
export const matchKeys = (p: Matchable): string[] => keysOfPrepared(prepared(p))
export const keysOfPrepared = (p: PreparedPerson): string[] =>
  [...new Set(p.flatMap((record) => keysOf(personScheme, record)))]
    .filter((key) => !key.startsWith(nameAlone))
    .map(hashed)
const hashed = (key: string) => blindIndex('people.match', key).readBigInt64BE().toString()

const household = personScheme.fields.findIndex((field) => field.name === 'household')
const householdPasses = personScheme.passes.flatMap((pass, p) =>
  pass.some(([f]) => f === household) ? [{ pass, p }] : [],
)
/** The keys that somebody has in addition once their household is known. */
export const householdKeys = (p: Matchable): string[] => {
  if (p.householdId === null) return []
  const keys = prepared({ ...p, phones: [], address: null }).flatMap((record) =>
    householdPasses.flatMap(({ pass, p }) => keysOfPass(personScheme, pass, record).map((key) => p + key)),
  )
  return [...new Set(keys)].map(hashed)
}

/** A row of people.read_for_matching. */
export type Candidate = {
  area_id: number
  id: string
  name: string
  former_names: string[]
  sex: string
  birth_on: string | null
  household_id: string | null
  address: string | null
  documents: { sealed: string }[] | null
  phones: Buffer[]
  version: number
}
export const matchableOf = (c: Candidate): Matchable => ({
  name: c.name,
  formerNames: c.former_names,
  sex: c.sex,
  birthOn: c.birth_on,
  documents: (c.documents ?? []).map((d) => openDocument(Buffer.from(d.sealed, 'base64'))),
  phones: c.phones.map(openPhone),
  address: c.address,
  householdId: c.household_id,
})

export type Match = {
  areaId: number
  id: string
  name: string
  version: number
  verdict: 'same' | 'maybe'
  score: number
  reasons: { field: string; zh: string; en: string; weight: number }[]
}

// Chances are judged as in a register of five million, the largest this is built for: the harder case.
const weights = weighList(personScheme, defaultModel(personScheme, 5_000_000))
const mostCandidates = 60

/** Compares two and says why, field by field. */
export const judge = (a: Matchable, b: Matchable) => judgePrepared(prepared(a), prepared(b))

type Verdict = Omit<Match, 'areaId' | 'id' | 'name' | 'version'>

/** As `judge`, for people prepared once and compared with many: under the names that agree best. */
export const judgePrepared = (a: PreparedPerson, b: PreparedPerson): Verdict | undefined => {
  if (a.length === 1 && b.length === 1) return judgeRecords(a[0]!, b[0]!)
  const all = a.flatMap((x) => b.map((y) => judgeRecords(x, y))).filter((verdict) => verdict !== undefined)
  return all.length ? all.reduce((best, next) => (next.score > best.score ? next : best)) : undefined
}

const judgeRecords = (x: Prepared, y: Prepared): Verdict | undefined => {
  const levels = compareRecords(personScheme, x, y)
  const found = score(weights, levels, x, y)
  const verdict = decide(found)
  if (verdict === 'apart') return undefined
  const reasons = personScheme.fields.flatMap((field, f) => {
    const level = levelOf(field, levels[f]!)
    return level
      ? [{ field: field.name, zh: level.zh, en: level.en, weight: Math.round(found.fields[f]! * 10) / 10 }]
      : []
  })
  return { verdict: verdict === 'merge' ? 'same' : 'maybe', score: Math.round(found.bits * 10) / 10, reasons }
}

/** Who in the whole installation may be this person, surest first. Never more than those who share a key are read. */
export const findMatches = async (
  db: Db,
  person: Matchable,
  self?: { areaId: number; id: string },
): Promise<Match[]> => {
  const keys = matchKeys(person)
  if (!keys.length) return []
  const { rows: near } = await sql<{ area_id: number; person_id: string }>`
    select area_id, person_id from people.find_by_keys(${keys}::bigint[], ${mostCandidates})`.execute(db)
  const others = near.filter((n) => !self || n.area_id !== self.areaId || n.person_id !== self.id)
  if (!others.length) return []
  const { rows } =
    await sql<Candidate>`select * from people.read_for_matching(${others.map((o) => o.area_id)}::bigint[], ${others.map((o) => o.person_id)}::uuid[])`.execute(
      db,
    )
  return rows
    .flatMap((candidate) => {
      const verdict = judge(person, matchableOf(candidate))
      return verdict
        ? [
            {
              areaId: candidate.area_id,
              id: candidate.id,
              name: candidate.name,
              version: candidate.version,
              ...verdict,
            },
          ]
        : []
    })
    .sort((a, b) => b.score - a.score)
}

/** The person as the matching sees it, read from the register. */
export const readMatchable = async (
  db: Db,
  { areaId, id }: { areaId: number; id: string },
): Promise<Matchable | undefined> => {
  const { rows } =
    await sql<Candidate>`select * from people.read_for_matching(${[areaId]}::bigint[], ${[id]}::uuid[])`.execute(db)
  return rows[0] && matchableOf(rows[0])
}

/** Writes the keys anew after a change of anything the matching looks at. */
export const refreshKeys = async (db: Db, key: { areaId: number; id: string }): Promise<void> => {
  const person = await readMatchable(db, key)
  if (person)
    await sql`update people.person set match_keys = ${matchKeys(person)}::bigint[] where area_id = ${key.areaId} and id = ${key.id}::uuid`.execute(
      db,
    )
}
