import { sql } from 'kysely'
import { coreFields, type FieldDefinition, type SourceKind } from '#contract/people/fields.ts'
import { inUse, type Code } from '#contract/people/codes.ts'
import type { Db } from '#platform/database.ts'
import { dayOf } from './day.ts'
import { fieldUnknown } from './problems.ts'

/** The dictionaries in memory: what may be known of a person, the codes, whom to believe. */
export type FieldBook = {
  fields: ReadonlyMap<string, FieldDefinition>
  families: readonly { name: string; zh: string; en: string; basis: string }[]
  codes: ReadonlyMap<string, readonly Code[]>
  rules: readonly { field: string; sourceKind: SourceKind; rank: number }[]
  /** The rank of a source for a field, 1 (best) to 99. */
  rankOf: (field: string, source: SourceKind) => number
  /** An active field. Throws `people.field_unknown`. */
  fieldOf: (name: string) => FieldDefinition
  /** The code that a text means: the code itself, its name or any alias, codes in use first; undefined when none. */
  codeOf: (family: string, text: string) => string | undefined
  wordOf: (family: string, code: string) => string
}

let kept: { book: FieldBook; until: number } | undefined
/** To be called when a dictionary changed; other processes notice within ten seconds. */
export const forgetFieldBook = () => (kept = undefined)

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

export const loadFieldBook = async (db: Db): Promise<FieldBook> => {
  if (kept && kept.until > Date.now()) return kept.book
  const { rows: fieldRows } = await sql<FieldDefinition>`
    select name, zh, en, kind, family, sensitive, changeable, legal_basis "legalBasis", aliases, sort, active, version from people.field order by sort, name`.execute(
    db,
  )
  const { rows: families } = await sql<
    FieldBook['families'][number]
  >`select name, zh, en, basis from people.code_family order by name`.execute(db)
  const { rows: codeRows } = await sql<Code>`
    select family, code, zh, en, aliases, sort, valid_from "validFrom", valid_to "validTo", version from people.code order by family, sort, code`.execute(
    db,
  )
  const { rows: rules } = await sql<
    FieldBook['rules'][number]
  >`select field, source_kind "sourceKind", rank from people.source_rule order by field, rank`.execute(db)
  const core = new Set<string>(coreFields)
  const fields = new Map(fieldRows.map((f) => [f.name, { ...f, core: core.has(f.name) }]))
  const codes = Map.groupBy(codeRows, (c) => c.family)
  const ranks = new Map(rules.map((r) => [`${r.field}:${r.sourceKind}`, r.rank]))
  const readings = new Map<string, string>()
  // A word that two codes have is the one in use; a code that ended is still read where no other has its word.
  const today = dayOf(new Date())
  const [current, others] = [codeRows.filter((c) => inUse(c, today)), codeRows.filter((c) => !inUse(c, today))]
  for (const c of [...others.reverse(), ...current.reverse()])
    for (const word of [...c.aliases, c.zh, c.zh.replace(/族$/, ''), c.code])
      readings.set(`${c.family}:${plain(word)}`, c.code)
  const words = new Map(codeRows.map((c) => [`${c.family}:${c.code}`, c.zh]))
  const book: FieldBook = {
    fields,
    families,
    codes,
    rules,
    rankOf: (field, source) => ranks.get(`${field}:${source}`) ?? ranks.get(`*:${source}`) ?? 99,
    fieldOf: (name) => {
      const field = fields.get(name)
      if (!field?.active) throw fieldUnknown({ field: name })
      return field
    },
    codeOf: (family, text) => readings.get(`${family}:${plain(text)}`),
    wordOf: (family, code) => words.get(`${family}:${code}`) ?? code,
  }
  kept = { book, until: Date.now() + 10_000 }
  return book
}
