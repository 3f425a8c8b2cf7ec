import { maskAddress, maskName } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Match } from '../match-calls.ts'
import { documentIndex } from '../read-fact.ts'
import { matchableFrom } from '../record-person.ts'
import { fault, type Fault } from './cell-faults.ts'
import { findDoubles, type Double } from './find-doubles.ts'
import { findMatchesOfMany, seekerOf, type Seeker } from './find-matches.ts'
import { inParts } from './in-parts.ts'
import type { ImportWorld } from './import-world.ts'
import { peopleWithDocuments, readKnownPeople, saysSame, type KnownPerson } from './known-people.ts'
import { changesOf, changesOfDouble, homeDiffers } from './preview-row.ts'
import { readRow, type ReadRow } from './read-row.ts'
import { rowsWithDocument, type Plan, type RowMatch, type StagedRow } from './row-store.ts'

type Holder = { areaId: number; id: string; name: string }
/** A row on its way through the check. */
type Checking = {
  row: StagedRow
  read: ReadRow
  /** Of its document, hex. */
  index: string | undefined
  byDocument: Holder | undefined
  seeker: Seeker | null
  match: Match | undefined
  double: Double | undefined
}

// A decision outlives checking again, as long as it is about the same person.
const matchOf = (match: Match, known: RowMatch | null): RowMatch => ({
  areaId: match.areaId,
  personId: match.id,
  row: null,
  zh: maskName(match.name),
  verdict: match.verdict,
  reasons: match.reasons,
  decided: known?.personId === match.id && known.decided ? known.decided : match.verdict === 'same' ? 'same' : null,
})
const doubleOf = (double: Double, known: RowMatch | null): RowMatch => ({
  areaId: null,
  personId: null,
  row: double.no,
  zh: maskName(double.name),
  verdict: double.verdict,
  reasons: double.reasons,
  decided: known?.row === double.no && known.decided ? known.decided : double.verdict === 'same' ? 'same' : null,
})

/** Reads rows and finds who they may be: by document in the register, by likeness in the register and in the file. */
const seek = async (world: ImportWorld, rows: readonly StagedRow[]): Promise<Checking[]> => {
  const all = (await inParts(rows, rowsInPart, (part) => seekPart(world, part))).flat()
  const doubles = await findDoubles(
    world,
    all.flatMap(({ row, read, seeker }) =>
      seeker && !row.skipped ? [{ no: row.no, name: nameOf(read), seeker }] : [],
    ),
  )
  for (const c of all) c.double = doubles.get(c.row.no)
  return all
}

const rowsInPart = 250
const seekPart = async (world: ImportWorld, rows: readonly StagedRow[]): Promise<Checking[]> => {
  const { db } = world.context
  const all = rows.map((row): Checking => {
    const read = readRow(world.cells, world.input, row.cells, row.lost)
    const index = read.document && documentIndex(read.document.canonical).toString('hex')
    return { row, read, index, byDocument: undefined, seeker: null, match: undefined, double: undefined }
  })
  const holders = await peopleWithDocuments(
    db,
    world.record.area_id,
    all.flatMap((c) => (c.index ? [Buffer.from(c.index, 'hex')] : [])),
  )
  const unknown: (Checking & { seeker: Seeker })[] = []
  for (const c of all) {
    c.byDocument = c.index === undefined ? undefined : holders.get(c.index)
    if (c.byDocument || !c.read.facts.some((f) => f.field === 'name')) continue
    unknown.push(
      Object.assign(c, { seeker: seekerOf(matchableFrom(c.read.facts, c.read.homeAddress, null), c.read.document) }),
    )
  }
  const matches = await findMatchesOfMany(
    db,
    unknown.map((c) => c.seeker),
  )
  for (const [n, c] of unknown.entries()) c.match = matches.get(n)
  return all
}
const nameOf = (read: ReadRow) => String(read.facts.find((f) => f.field === 'name')?.value ?? '')

const holderOf = ({ row, byDocument, match }: Checking): Holder | undefined =>
  byDocument ?? (match && matchOf(match, row.match).decided === 'same' ? match : undefined)

/** Of rows that were left alone, those whose person another community keeps, and who that is. */
export const keptElsewhere = async (world: ImportWorld, rows: readonly StagedRow[]) => {
  const left = rows.filter((row) => row.plan === 'known' && row.faults.some((f) => f.code === 'other_community'))
  return (left.length ? await seek(world, left) : []).flatMap((c) => {
    const holder = holderOf(c)
    return holder && holder.areaId !== world.record.area_id ? [{ row: c.row, read: c.read, holder }] : []
  })
}

const anotherCommunity = { zh: '别的社区', en: 'another community' }
/**
 * Checks rows of a roster: reads the cells, finds the same document in the file and in the register, asks the matching
 * about the rest, and says what writing would change. Writes nothing.
 */
export const checkResidents = async (world: ImportWorld, rows: readonly StagedRow[]): Promise<StagedRow[]> => {
  const { context, record, key } = world
  const { db } = context
  const areaId = record.area_id
  const all = await seek(world, rows)
  const inFile = await rowsWithDocument(
    db,
    key,
    all.flatMap((c) => (c.index ? [Buffer.from(c.index, 'hex')] : [])),
  )
  const holders = all.map(holderOf)
  const people = await readKnownPeople(
    db,
    areaId,
    holders.flatMap((h) => (h?.areaId === areaId ? [h.id] : [])),
    world.care?.id ?? null,
  )
  const elsewhere = holders.flatMap((h) => (h && h.areaId !== areaId ? [h.areaId] : []))
  const names = elsewhere.length ? await areaNames(db, elsewhere) : new Map<number, string>()
  const knownOf = (n: number): KnownPerson | undefined =>
    holders[n]?.areaId === areaId ? people.get(holders[n].id) : undefined
  const changes = await changesOf(
    world,
    all.flatMap(({ row: { no, moves }, read }, n) => {
      const known = knownOf(n)
      return known ? [{ no, known, read, moves }] : []
    }),
  )
  const firsts = new Map<string, number>()
  const out: StagedRow[] = []
  for (const [n, c] of all.entries()) {
    const { row, index } = c
    const next = begun(c, context.now)
    const say = (found: Fault, target: string) =>
      next.faults.push({ ...found, at: world.input.columns.find((col) => col.target === target)?.at ?? null, target })
    if (index && !row.skipped) {
      const earlier = [...(inFile.get(index) ?? []), firsts.get(index) ?? row.no].filter((no) => no < row.no)
      if (earlier.length) say(fault('twice', { row: Math.min(...earlier) }), 'document')
      else firsts.set(index, row.no)
    }
    const holder = holders[n]
    const away = holder !== undefined && holder.areaId !== areaId
    if (away) say(fault('other_community', { area: names.get(holder.areaId) ?? anotherCommunity }), 'name')
    const known = knownOf(n)
    // Who is known here already is no double of a row, but of a person.
    if (c.match && c.match.areaId === areaId) next.match = matchOf(c.match, row.match)
    if (c.double && !holder && !next.faults.some((f) => f.code === 'twice') && next.match?.decided !== null) {
      const double = doubleOf(c.double, row.match)
      if (next.match === null || double.decided === 'same') next.match = double
    }
    if (known) {
      next.personId = known.person.id
      sayOfKnown(c, known, say)
      next.changes = changes.get(row.no) ?? []
    }
    if (next.match?.row && next.match.decided !== 'other')
      say(fault(next.match.decided ? 'same_row' : 'maybe_same_row', { row: next.match.row }), 'name')
    else if (next.match?.decided === null) say(fault('maybe_same', { other: next.match.zh }), 'name')
    const isDouble = next.match?.row && next.match.decided === 'same' ? next.match.row : undefined
    if (isDouble !== undefined) next.changes = changesOfDouble(isDouble)
    next.plan = planOf(world, next, { known: known !== undefined || isDouble !== undefined, away })
    out.push(next)
  }
  return out
}

const begun = ({ row, read, index, seeker }: Checking, now: Date): StagedRow => ({
  ...row,
  faults: [...read.faults],
  documentIndex: index === undefined ? null : Buffer.from(index, 'hex'),
  lifelongKind: seeker?.lifelong?.kind ?? null,
  changes: [],
  match: null,
  personId: null,
  plan: 'fresh',
  matchKeys: seeker?.keys ?? null,
  checkedAt: now,
})

const sayOfKnown = (c: Checking, known: KnownPerson, say: (found: Fault, target: string) => void) => {
  const newName = nameOf(c.read)
  if (c.byDocument && newName && !saysSame(known, { field: 'name', value: newName })) say(fault('known_name'), 'name')
  if (!c.row.moves && known.address !== null && homeDiffers(known, c.read))
    say(fault('address_differs', { other: maskAddress(known.address) }), 'home_address')
}

const planOf = ({ chosen }: ImportWorld, row: StagedRow, { known, away }: { known: boolean; away: boolean }): Plan => {
  if (row.skipped) return 'skipped'
  if (row.faults.some((f) => f.level === 'error')) return 'faulty'
  if (away || (known && chosen.mode === 'add')) return 'known'
  if (known)
    return row.changes.some((c) => c.outcome === 'competes') ? 'disputed' : row.changes.length ? 'changed' : 'same'
  return row.match && row.match.decided === null ? 'match' : 'fresh'
}
