import { sql } from 'kysely'
import { maskAddress, maskIdNumber, maskName, maskPhone } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import { addressKey } from '../address-keys.ts'
import { matchableFrom } from '../record-person.ts'
import { proposeFacts } from '../propose-facts.ts'
import { documentIndex, type Plain, type Read } from '../read-fact.ts'
import type { Match } from '../match-calls.ts'
import type { Fact } from '#contract/people/fields.ts'
import { fault } from './cell-faults.ts'
import type { ImportWorld } from './import-world.ts'
import {
  findMatchesOfMany,
  peopleWithDocuments,
  readKnownPeople,
  saysSame,
  standsThere,
  type KnownPerson,
} from './known-people.ts'
import { readRow, type ReadRow } from './read-row.ts'
import { rowsWithDocument, type Change, type RowMatch, type StagedRow } from './row-store.ts'

/** Facts that go to the register of care instead of the person. */
export const splitCare = ({ care }: ImportWorld, facts: readonly Read[]) => ({
  own: facts.filter((f) => !care?.fields.includes(f.field)),
  details: Object.fromEntries(
    facts.filter((f) => care?.fields.includes(f.field)).map((f) => [f.field, f.value as Plain]),
  ),
})
/** As the use cases of the register take them. */
export const asFacts = (facts: readonly Read[]): Fact[] =>
  facts.flatMap((f): Fact[] =>
    f.value === null
      ? []
      : [{ field: f.field, value: f.document ? { kind: f.document.kind, number: f.document.canonical } : f.value }],
  )

const shown = ({ book }: ImportWorld, field: string, value: Plain | null): string | null => {
  if (value === null) return null
  if (field === 'document') return maskIdNumber(String(value))
  if (field === 'phone') return maskPhone(String(value))
  const known = book.fields.get(field)
  if (known?.family) return book.wordOf(known.family, String(value))
  if (known?.sensitive) return '••••'
  return value === true ? '是' : value === false ? '否' : String(value)
}
const nameOf = ({ book }: ImportWorld, field: string) => book.fields.get(field)?.zh ?? field

/** What a row would change of somebody known: said by the register itself, in a savepoint that is taken back. */
const preview = async (world: ImportWorld, known: KnownPerson, facts: readonly Read[]): Promise<Change[]> => {
  const { context, record, chosen } = world
  const differing = facts.filter((f) => !saysSame(known, f))
  if (!differing.length) return []
  await sql`savepoint preview`.execute(context.db)
  const results = await proposeFacts(
    { ...context, announce: () => {} },
    { areaId: record.area_id, id: known.person.id },
    asFacts(differing),
    record.source_id!,
    {
      manner: chosen.mode === 'replace' ? 'hand' : 'rule',
    },
  )
  await sql`rollback to savepoint preview`.execute(context.db)
  return results.flatMap(({ field, outcome }, i) =>
    outcome === 'none' || outcome === 'confirmed'
      ? []
      : [
          {
            field,
            zh: nameOf(world, field),
            old: shown(world, field, outcome === 'joined' ? null : standsThere(known, field)),
            new: shown(world, field, differing[i]!.value)!,
            outcome,
          },
        ],
  )
}

const homeChange = (known: KnownPerson, row: ReadRow): Change[] =>
  row.homeAddress && known.person.dwelling_id === null
    ? [{ field: 'home_address', zh: '现住地址', old: null, new: row.homeAddress, outcome: 'filled' }]
    : []
const careChange = ({ care }: ImportWorld, known: KnownPerson): Change[] =>
  care && !known.inCare ? [{ field: 'care', zh: '关爱名册', old: null, new: care.zh, outcome: 'filled' }] : []

const matchOf = (match: Match, known: RowMatch | null): RowMatch => ({
  areaId: match.areaId,
  personId: match.id,
  row: null,
  zh: maskName(match.name),
  verdict: match.verdict,
  reasons: match.reasons,
  // A decision outlives checking again, as long as it is about the same person.
  decided: known?.personId === match.id && known.decided ? known.decided : match.verdict === 'same' ? 'same' : null,
})

/**
 * Checks rows of a roster: reads the cells, finds the same document in the file and in the register, asks the matching
 * about the rest, and says what writing would change. Writes nothing.
 */
export const checkResidents = async (world: ImportWorld, rows: readonly StagedRow[]): Promise<StagedRow[]> => {
  const { context, record, chosen, key } = world
  const { db } = context
  const areaId = record.area_id
  const read = rows.map((row) => readRow(world.cells, world.input, row.cells, row.lost))
  const indexes = read.map((r) => (r.document ? documentIndex(r.document.canonical) : null))
  const asked = indexes.filter((i) => i !== null)
  const inFile = await rowsWithDocument(db, key, asked)
  const inRegister = await peopleWithDocuments(db, areaId, asked)
  const hexes = indexes.map((i) => i?.toString('hex'))
  const unknown = read.flatMap((r, n) =>
    !hexes[n] || !inRegister.has(hexes[n]) ? (r.facts.some((f) => f.field === 'name') ? [n] : []) : [],
  )
  const matches = new Map<number, Match>()
  const found = await findMatchesOfMany(
    db,
    unknown.map((n) => matchableFrom(read[n]!.facts, read[n]!.homeAddress, null)),
  )
  for (const [i, match] of found) matches.set(unknown[i]!, match)
  const holders = rows.map((row, n): { areaId: number; id: string; name: string } | undefined => {
    const byDocument = hexes[n] ? inRegister.get(hexes[n]) : undefined
    if (byDocument) return byDocument
    const match = matches.get(n)
    if (!match) return undefined
    const decided = matchOf(match, row.match).decided
    return decided === 'same' ? match : undefined
  })
  const people = await readKnownPeople(
    db,
    areaId,
    holders.flatMap((h) => (h?.areaId === areaId ? [h.id] : [])),
    world.care?.id ?? null,
  )
  const elsewhere = [...holders, ...matches.values()].flatMap((h) => (h && h.areaId !== areaId ? [h.areaId] : []))
  const names = elsewhere.length ? await areaNames(db, elsewhere) : new Map<number, string>()
  const firsts = new Map<string, number>()
  const out: StagedRow[] = []
  for (const [n, row] of rows.entries()) {
    const r = read[n]!
    const hex = hexes[n]
    const next: StagedRow = {
      ...row,
      faults: [...r.faults],
      documentIndex: indexes[n] ?? null,
      changes: [],
      match: null,
      personId: null,
      plan: 'fresh',
    }
    const say = (found: ReturnType<typeof fault>, target: string) =>
      next.faults.push({ ...found, at: world.input.columns.find((c) => c.target === target)?.at ?? null, target })
    if (hex && !row.skipped) {
      const earlier = [...(inFile.get(hex) ?? []), firsts.get(hex) ?? row.no].filter((no) => no < row.no)
      if (earlier.length) say(fault('twice', { row: Math.min(...earlier) }), 'document')
      else firsts.set(hex, row.no)
    }
    const holder = holders[n]
    const match = matches.get(n)
    if (match && match.areaId === areaId) next.match = matchOf(match, row.match)
    const away = holder && holder.areaId !== areaId
    if (away) say(fault('other_community', { area: names.get(holder.areaId) ?? '别的社区' }), 'name')
    const known = holder && !away ? people.get(holder.id) : undefined
    const newName = String(r.facts.find((f) => f.field === 'name')?.value ?? '')
    if (known && hex && newName && !saysSame(known, { field: 'name', value: newName }) && inRegister.has(hex))
      say(fault('known_name'), 'name')
    if (known) {
      next.personId = known.person.id
      if (r.homeAddress && known.address && addressKey(r.homeAddress) !== addressKey(known.address))
        say(fault('address_differs', { other: maskAddress(known.address) }), 'home_address')
      const { own } = splitCare(world, r.facts)
      next.changes =
        chosen.mode === 'add'
          ? []
          : [...(await preview(world, known, own)), ...homeChange(known, r), ...careChange(world, known)]
    }
    if (next.match?.decided === null) say(fault('maybe_same', { other: next.match.zh }), 'name')
    next.plan = row.skipped
      ? 'skipped'
      : next.faults.some((f) => f.level === 'error')
        ? 'faulty'
        : away || (known && chosen.mode === 'add')
          ? 'known'
          : known
            ? next.changes.some((c) => c.outcome === 'competes')
              ? 'disputed'
              : next.changes.length
                ? 'changed'
                : 'same'
            : next.match && next.match.decided === null
              ? 'match'
              : 'fresh'
    out.push(next)
  }
  return out
}
