import { sql } from 'kysely'
import type { Fact } from '#contract/people/fields.ts'
import { maskAddress, maskIdNumber, maskPhone } from '#contract/platform/mask.ts'
import { addressKey } from '../address-keys.ts'
import { proposeFacts } from '../propose-facts.ts'
import type { Plain, Read } from '../read-fact.ts'
import type { ImportWorld } from './import-world.ts'
import { updatedDetails } from './care-details.ts'
import { saysSame, standsThere, type KnownPerson } from './known-people.ts'
import type { ReadRow } from './read-row.ts'
import type { Change } from './row-store.ts'

/** Facts that go to the register of care instead of the person. */
export const splitCare = ({ care }: Pick<ImportWorld, 'care'>, facts: readonly Read[]) => ({
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
const nameOf = ({ book }: ImportWorld, field: string) => {
  const known = book.fields.get(field)
  return { zh: known?.zh ?? field, en: known?.en ?? field }
}

type Known = { known: KnownPerson; read: ReadRow }

/** What a row would change of somebody's facts, as the register itself says. To be taken back afterwards. */
const factChanges = async (world: ImportWorld, { known, read }: Known): Promise<Change[]> => {
  const { context, record, chosen } = world
  const differing = splitCare(world, read.facts).own.filter((f) => !saysSame(known, f))
  if (!differing.length) return []
  const results = await proposeFacts(
    { ...context, announce: () => {} },
    { areaId: record.area_id, id: known.person.id },
    asFacts(differing),
    record.source_id!,
    {
      manner: chosen.mode === 'replace' ? 'hand' : 'rule',
    },
  )
  return results.flatMap(({ field, outcome }, i) =>
    outcome === 'none' || outcome === 'confirmed'
      ? []
      : [
          {
            field,
            ...nameOf(world, field),
            old: shown(world, field, outcome === 'joined' ? null : standsThere(known, field)),
            new: shown(world, field, differing[i]!.value)!,
            outcome,
          },
        ],
  )
}

/** Rows in such an order that those of one person come one after the other, and all others together. */
export const inWaves = <T>(rows: readonly T[], personOf: (row: T) => string): T[][] => {
  const waves: T[][] = []
  const had = new Map<string, number>()
  for (const row of rows) {
    const wave = had.get(personOf(row)) ?? 0
    had.set(personOf(row), wave + 1)
    ;(waves[wave] ??= []).push(row)
  }
  return waves
}

/** Whether a row names another home than the register has. */
export const homeDiffers = ({ address }: KnownPerson, { homeAddress }: ReadRow): boolean =>
  homeAddress !== null && address !== null && addressKey(homeAddress) !== addressKey(address)

const homeChange = (known: KnownPerson, row: ReadRow, moves: boolean): Change[] => {
  const change = { field: 'home_address', zh: '现住地址', en: 'Home address', new: row.homeAddress ?? '' }
  if (row.homeAddress && known.person.dwelling_id === null) return [{ ...change, old: null, outcome: 'filled' }]
  return moves && homeDiffers(known, row)
    ? [{ ...change, old: maskAddress(known.address ?? ''), outcome: 'replaced' }]
    : []
}
const careChange = (world: ImportWorld, known: KnownPerson, row: ReadRow): Change[] => {
  const { care } = world
  if (!care) return []
  if (!known.care)
    return [{ field: 'care', zh: '关爱名册', en: 'Care register', old: null, new: care.zh, outcome: 'filled' }]
  const updated = updatedDetails(known.care, splitCare(world, row.facts).details)
  // What somebody is cared for is shown by its fields alone.
  const fields = Object.keys(updated ?? {}).filter((field) => updated![field] !== known.care!.details[field])
  return fields.map((field) => ({
    field,
    ...nameOf(world, field),
    old: known.care!.details[field] === undefined ? null : '••••',
    new: '••••',
    outcome: 'replaced',
  }))
}

/**
 * Everything rows would change of people known, by row number; nothing where only unknown people are added. All of them are asked
 * at once, in a savepoint that is taken back.
 */
export const changesOf = async (
  world: ImportWorld,
  rows: readonly (Known & { no: number; moves: boolean })[],
): Promise<Map<number, Change[]>> => {
  const changes = new Map<number, Change[]>()
  if (world.chosen.mode === 'add') return changes
  const { db } = world.context
  for (const wave of inWaves(rows, (row) => row.known.person.id)) {
    await sql`savepoint preview`.execute(db)
    const facts = await Promise.all(wave.map((row) => factChanges(world, row)))
    await sql`rollback to savepoint preview; release savepoint preview`.execute(db)
    for (const [n, { no, known, read, moves }] of wave.entries())
      changes.set(no, [...facts[n]!, ...homeChange(known, read, moves), ...careChange(world, known, read)])
  }
  return changes
}
/** What a row adds to the person of an earlier row of the file. */
export const changesOfDouble = (no: number): Change[] => [
  { field: 'same_row', zh: '同一人', en: 'Same person', old: null, new: String(no), outcome: 'joined' },
]
