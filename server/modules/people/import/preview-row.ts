import { sql } from 'kysely'
import type { Fact } from '#contract/people/fields.ts'
import { maskIdNumber, maskPhone } from '#contract/platform/mask.ts'
import { proposeFacts } from '../propose-facts.ts'
import type { Plain, Read } from '../read-fact.ts'
import type { ImportWorld } from './import-world.ts'
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
const nameOf = ({ book }: ImportWorld, field: string) => book.fields.get(field)?.zh ?? field

/** What a row would change of somebody's facts: said by the register itself, in a savepoint that is taken back. */
const factChanges = async (world: ImportWorld, known: KnownPerson, facts: readonly Read[]): Promise<Change[]> => {
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

/** Everything a row would change of somebody known; nothing where only unknown people are added. */
export const changesOf = async (world: ImportWorld, known: KnownPerson, row: ReadRow): Promise<Change[]> =>
  world.chosen.mode === 'add'
    ? []
    : [
        ...(await factChanges(world, known, splitCare(world, row.facts).own)),
        ...homeChange(known, row),
        ...careChange(world, known),
      ]
/** What a row adds to the person of an earlier row of the file. */
export const changesOfDouble = (no: number): Change[] => [
  { field: 'same_row', zh: '同一人', old: null, new: `并入第 ${no} 行的人`, outcome: 'joined' },
]
