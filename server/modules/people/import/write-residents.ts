import { sql } from 'kysely'
import { uuid7 } from '#platform/crypto.ts'
import { insertPeople, type NewPerson } from '../insert-people.ts'
import { householdKeys, matchKeys, type Match } from '../match-calls.ts'
import { proposePair } from '../pair-store.ts'
import { proposeFacts } from '../propose-facts.ts'
import { matchableFrom } from '../record-person.ts'
import { checkResidents } from './check-residents.ts'
import { touchedSince } from './find-matches.ts'
import { inParts } from './in-parts.ts'
import type { ImportWorld } from './import-world.ts'
import { peopleWithDocuments, readKnownPeople, saysSame, stillThere } from './known-people.ts'
import { fillHome, moveHome } from './home-of-known.ts'
import { asFacts, inWaves, splitCare } from './preview-row.ts'
import { readRow, type ReadRow } from './read-row.ts'
import { residencesOfRow, rosterOf } from './residence-of-row.ts'
import { ensureDwellings, ensureHouseholds } from './resolve-places.ts'
import { readRowsByNumber, type RowMatch, type StagedRow } from './row-store.ts'
import { tellElsewhere } from './tell-elsewhere.ts'
import { writeCare } from './write-care.ts'
import { noteMade, noteVersions, touchPeople } from './touch-store.ts'

const rowsInPart = 125

export type Ready = { row: StagedRow; read: ReadRow; personId: string }

const placesOf = async (world: ImportWorld, some: readonly { row: StagedRow; read: ReadRow }[]) => {
  const dwellings = await ensureDwellings(
    world,
    some.flatMap(({ row, read }) =>
      read.homeAddress ? [{ address: read.homeAddress, grid: read.grid, no: row.no }] : [],
    ),
  )
  const dwellingOf = (read: ReadRow) => (read.homeAddress ? (dwellings.get(read.homeAddress) ?? null) : null)
  const households = await ensureHouseholds(
    world,
    some.flatMap(({ row, read }) =>
      read.householdNumber ? [{ number: read.householdNumber, dwellingId: dwellingOf(read), no: row.no }] : [],
    ),
  )
  return (read: ReadRow) => ({
    areaId: world.record.area_id,
    dwellingId: dwellingOf(read),
    householdId: read.householdNumber ? (households.get(read.householdNumber) ?? null) : null,
  })
}

const pairOf = ({ verdict, reasons }: RowMatch, areaId: number, id: string): Match => ({
  areaId,
  id,
  name: '',
  version: 0,
  verdict,
  score: 0,
  reasons,
})
/** The people of earlier rows that rows may be doubles of, though nobody said so. */
const undecidedRows = async ({ context: { db }, key }: ImportWorld, fresh: readonly Ready[]) => {
  const nos = fresh.flatMap(({ row }) => (row.match?.row && row.match.decided === null ? [row.match.row] : []))
  const rows = nos.length ? await readRowsByNumber(db, key, [...new Set(nos)]) : []
  return rows.flatMap(({ no, personId }) => (personId ? [{ no, personId }] : []))
}

const rosterOfFile = ({ record, chosen }: ImportWorld) => {
  const sheet = record.sheets[chosen.sheet]
  return rosterOf(`${sheet?.title ?? ''} ${sheet?.name ?? ''} ${record.filename}`)
}

const writeFresh = async (world: ImportWorld, fresh: readonly Ready[]): Promise<void> => {
  const { context, record, book, key } = world
  if (!fresh.length) return
  const placeOf = await placesOf(world, fresh)
  const roster = rosterOfFile(world)
  const newPerson = ({ row, read, personId }: Ready): NewPerson => {
    const place = placeOf(read)
    const { own } = splitCare(world, read.facts)
    const person = matchableFrom(own, read.homeAddress, place.householdId)
    return {
      areaId: record.area_id,
      id: personId,
      facts: own,
      residences: residencesOfRow(read, place, roster),
      sourceId: record.source_id!,
      // Made when the row was checked, before its household had a row.
      matchKeys: row.matchKeys ? [...row.matchKeys, ...householdKeys(person)] : matchKeys(person),
      at: context.now,
    }
  }
  await inParts(fresh, rowsInPart, (part) => insertPeople(context.db, book, part.map(newPerson)))
  await noteMade(
    context.db,
    key,
    'person',
    fresh.map(({ row, personId }) => ({ id: personId, no: row.no })),
  )
  const heads = fresh.flatMap(({ read, personId }) => {
    const { householdId } = placeOf(read)
    const name = read.facts.find((f) => f.field === 'name')?.value
    return householdId && (read.relation === '02' || (read.headName !== null && read.headName === name))
      ? [{ household: householdId, person: personId }]
      : []
  })
  if (heads.length)
    await sql`update people.household h set head_id = x.person from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) x(household uuid, person uuid)
      where h.area_id = ${record.area_id} and h.id = x.household and h.head_id is null`.execute(context.db)
  const rowPeople = new Map(fresh.map(({ row, personId }) => [row.no, personId]))
  for (const no of await undecidedRows(world, fresh)) if (!rowPeople.has(no.no)) rowPeople.set(no.no, no.personId)
  for (const { row, personId } of fresh) {
    const { match } = row
    const other = match?.row ? rowPeople.get(match.row) : undefined
    if (match && other !== undefined && other !== personId && match.decided === null)
      await proposePair(context, { areaId: record.area_id, id: personId }, pairOf(match, record.area_id, other))
    // A sure match that somebody overruled, or an unsure one nobody decided, is laid before the desk of doubles.
    if (match?.personId && match.areaId !== null && match.decided !== 'same')
      await proposePair(context, { areaId: record.area_id, id: personId }, pairOf(match, match.areaId, match.personId))
  }
}

const writeKnown = async (world: ImportWorld, known: readonly Ready[]): Promise<void> => {
  const { context, record, key, chosen } = world
  if (!known.length) return
  const placeOf = await placesOf(
    world,
    known.filter(({ row }) => row.changes.some((c) => c.field === 'home_address')),
  )
  const people = await readKnownPeople(
    context.db,
    record.area_id,
    known.map((k) => k.personId),
    null,
  )
  const changing = known.flatMap(({ row, read, personId }) => {
    const person = people.get(personId)
    if (!person || !row.changes.length) return []
    const home = row.changes.some((c) => c.field === 'home_address') ? placeOf(read) : undefined
    const facts = splitCare(world, read.facts).own.filter((f) => !saysSame(person, f))
    return facts.length || home ? [{ no: row.no, read, personId, facts, home, moves: row.moves }] : []
  })
  await touchPeople(
    context.db,
    key,
    changing.map(({ no, personId }) => ({ id: personId, no })),
  )
  const change = async ({ read, personId, facts, home, moves }: (typeof changing)[number]) => {
    const at = { areaId: record.area_id, id: personId }
    if (facts.length)
      await proposeFacts(context, at, asFacts(facts), record.source_id!, {
        manner: chosen.mode === 'replace' ? 'hand' : 'rule',
      })
    if (home?.dwellingId) await (moves ? moveHome : fillHome)(world, at, { ...home, dwellingId: home.dwellingId }, read)
  }
  // People have nothing to do with each other: all are asked at once, and the database never waits for the next question.
  for (const wave of inWaves(changing, (row) => row.personId)) await Promise.all(wave.map(change))
  await noteVersions(
    context.db,
    key,
    'person',
    known.map((k) => k.personId),
  )
}

/** Plans of rows whose person stands in the register afterwards. */
const stands: ReadonlySet<string> = new Set(['fresh', 'match', 'changed', 'disputed', 'same'])

/** Where a row was found to be the double of an earlier one, the person of that row; by row number. */
const peopleOfRows = async ({ context: { db }, key }: ImportWorld, rows: readonly StagedRow[]) => {
  const nos = rows.flatMap((row) => (row.match?.row && row.match.decided === 'same' ? [row.match.row] : []))
  const earlier = nos.length ? await readRowsByNumber(db, key, [...new Set(nos)]) : []
  return new Map(earlier.flatMap((row) => (row.personId ? [[row.no, row.personId] as const] : [])))
}

/**
 * The rows as they were checked, but those for which the register has changed since: they are checked again. A document that came or
 * went, a person who was written or merged, somebody new with a likeness: all else stands as it was reviewed.
 */
const stillTrue = async (world: ImportWorld, rows: readonly StagedRow[]): Promise<StagedRow[]> => {
  const { context, record } = world
  const { db } = context
  const checked = rows.flatMap((row) => (row.checkedAt ? [{ ...row, checkedAt: row.checkedAt }] : []))
  const since = new Date(Math.min(...checked.map((row) => row.checkedAt.getTime()), context.now.getTime()))
  const [holders, there, touched] = await Promise.all([
    peopleWithDocuments(
      db,
      record.area_id,
      rows.flatMap((row) => row.documentIndex ?? []),
    ),
    stillThere(
      db,
      record.area_id,
      rows.flatMap((row) => row.personId ?? []),
    ),
    touchedSince(
      db,
      rows.flatMap(({ no, matchKeys: keys }) => (keys ? [{ no, keys }] : [])),
      since,
      record.source_id!,
    ),
  ])
  const stale = rows.filter((row) => {
    const holder = row.documentIndex ? holders.get(row.documentIndex.toString('hex')) : undefined
    const writtenAt = row.personId === null ? undefined : there.get(row.personId)
    return (
      row.checkedAt === null ||
      touched.has(row.no) ||
      (holder !== undefined && holder.areaId === record.area_id && holder.id !== row.personId) ||
      (holder !== undefined && holder.areaId !== record.area_id && row.plan !== 'known') ||
      (row.personId !== null && (writtenAt === undefined || writtenAt > row.checkedAt))
    )
  })
  if (!stale.length) return [...rows]
  const again = new Map((await checkResidents(world, stale)).map((row) => [row.no, row]))
  return rows.map((row) => again.get(row.no) ?? row)
}

/** Writes rows of a roster as they were checked and reviewed. Answers the rows with what became of them. */
export const writeResidents = async (world: ImportWorld, rows: readonly StagedRow[]): Promise<StagedRow[]> => {
  // Read while the database says whether they are still true; checking again doesn't change what the cells say.
  const [checked, read] = await Promise.all([
    stillTrue(world, rows),
    inParts(rows, rowsInPart, async (part) =>
      part.map((row) => readRow(world.cells, world.input, row.cells, row.lost)),
    ),
  ])
  const reads = new Map(read.flat().map((one, n) => [rows[n]!.no, one]))
  const earlier = await peopleOfRows(world, checked)
  const ready: Ready[] = []
  for (const row of checked) {
    const double = row.match?.row && row.match.decided === 'same' ? row.match.row : undefined
    const of =
      double === undefined
        ? undefined
        : (earlier.get(double) ?? ready.find((r) => r.row.no === double && stands.has(r.row.plan))?.personId)
    ready.push({
      // The other row wasn't written after all: this one stands for the person.
      row: double !== undefined && of === undefined && row.plan === 'changed' ? { ...row, plan: 'fresh' } : row,
      read: reads.get(row.no)!,
      personId: row.personId ?? of ?? uuid7(),
    })
  }
  // An unsure match that nobody decided is written, and laid before the desk of doubles.
  const fresh = ready.filter(({ row }) => row.plan === 'fresh' || row.plan === 'match')
  const known = ready.filter(({ row }) => row.plan === 'changed' || row.plan === 'disputed')
  await writeFresh(world, fresh)
  await writeKnown(world, known)
  await tellElsewhere(world, checked, rosterOfFile(world))
  await writeCare(world, [
    ...fresh,
    ...ready.filter(({ row }) => row.personId !== null && ['changed', 'disputed', 'same'].includes(row.plan)),
  ])
  const written = new Map(
    [...fresh, ...known, ...ready.filter(({ row }) => row.plan === 'same')].map((r) => [r.row.no, r]),
  )
  return checked.map((row) => {
    const done = written.get(row.no)
    return done ? { ...done.row, personId: done.personId, writtenAt: world.context.now } : { ...row, writtenAt: null }
  })
}
