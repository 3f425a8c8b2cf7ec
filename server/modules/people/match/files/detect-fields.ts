import { kinds } from '../kinds.ts'
import { personFields, personPasses } from '../person.ts'
import type { Field, Pass, Scheme } from '../scheme.ts'
import { foreignColumn, plainColumn, recordColumn, roles, truthColumn } from './column-roles.ts'
import { dayOrder, guessKind, isChinese, isSexColumn, mostly } from './look-at-column.ts'
import { BadMatch, type MatchConfig } from './match-config.ts'

/** Header and some rows of a file. */
export type Sample = { header: string[]; rows: string[][] }

/** Takes the texts of the scheme's fields out of a row. */
export type Layout = {
  scheme: Scheme
  textsOf: ((row: readonly string[]) => string[][])[]
  used: string[]
  unused: string[]
}

type Source = {
  name: string
  kind: string
  zh: string
  en: string
  columns: [number[], number[]]
  joined?: 'day' | 'document'
  weights?: number[] | undefined
}

const column = (sample: Sample, name: string): number => {
  const at = sample.header.findIndex((h) => h.trim() === name.trim() || plainColumn(h) === plainColumn(name))
  if (at < 0)
    throw new BadMatch(
      `没有“${name}”这一列；有：${sample.header.join('、')}。There is no column "${name}"; there are: ${sample.header.join(', ')}.`,
    )
  return at
}

const valuesOf = (sample: Sample, c: number) => sample.rows.map((row) => row[c] ?? '')

/** The columns of a role in both files; a role one file lacks is no field. */
const byRole = (a: Sample, b: Sample, skip: (plain: string) => boolean): Source[] => {
  const find = (sample: Sample, pattern: RegExp) =>
    sample.header.flatMap((name, c) =>
      pattern.test(plainColumn(name)) && !skip(plainColumn(name)) && !foreignColumn.test(plainColumn(name)) ? [c] : [],
    )
  const of = Object.fromEntries(
    roles.map((role) => [role.name, [find(a, role.pattern), find(b, role.pattern)] as [number[], number[]]]),
  )
  const both = (name: string) => of[name]![0].length > 0 && of[name]![1].length > 0
  const sources: Source[] = []
  for (const role of roles) {
    if (!role.kind || !both(role.name)) continue
    const columns = of[role.name]!
    const several = role.kind === 'phone' || role.kind === 'document'
    sources.push({ ...role, columns: several ? columns : [columns[0].slice(0, 1), columns[1].slice(0, 1)] })
  }
  if (!both('birth') && both('birth_year'))
    sources.push({
      name: 'birth',
      kind: 'day',
      zh: '出生日期',
      en: 'birth date',
      joined: 'day',
      columns: [0, 1].map((side) =>
        ['birth_year', 'birth_month', 'birth_day'].map((part) => of[part]![side as 0 | 1][0] ?? -1),
      ) as [number[], number[]],
    })
  const document = sources.find(({ name }) => name === 'document')
  if (document && document.columns[0].length === 1 && both('document_kind')) {
    document.joined = 'document'
    document.columns = [0, 1].map((side) => [
      document.columns[side as 0 | 1][0]!,
      of['document_kind']![side as 0 | 1][0]!,
    ]) as [number[], number[]]
  }
  return sources
}

/** The rest: columns of the same name in both files, by what their values look like. */
const byValues = (a: Sample, b: Sample, taken: ReadonlySet<number>, skip: (plain: string) => boolean): Source[] =>
  a.header.flatMap((name, c): Source[] => {
    const plain = plainColumn(name)
    if (taken.has(c) || skip(plain) || recordColumn.test(plain) || truthColumn.test(plain) || foreignColumn.test(plain))
      return []
    const other = b.header.findIndex((h) => plainColumn(h) === plain)
    if (other < 0) return []
    const kind = guessKind([...valuesOf(a, c), ...(a === b ? [] : valuesOf(b, other))])
    return kind ? [{ name: plain, kind, zh: name.trim(), en: name.trim(), columns: [[c], [other]] }] : []
  })

/** A kind fitted to the values: order of day and month, Chinese or other addresses, sexes that aren't written as such. */
const fitted = (source: Source, values: string[], config: MatchConfig): string => {
  if (source.kind === 'day') return (config.dateOrder ?? dayOrder(values)) === 'mdy' ? 'day-mdy' : 'day'
  if (source.kind === 'address' && !mostly(values, isChinese, 0.5)) return 'place'
  if (source.kind === 'sex' && !isSexColumn(values)) return 'category'
  if (source.kind === 'document' && !mostly(values, (v) => /^[\dXx\s]{15,20}$/.test(v.normalize('NFKC').trim()), 0.3))
    return 'id'
  return source.kind
}

const configured = (config: MatchConfig, a: Sample, b: Sample): Source[] =>
  config.fields!.map(({ name, kind, columns, columnsB = columns, weights }) => ({
    name,
    kind,
    zh: name,
    en: name,
    columns: [columns.map((c) => column(a, c)), columnsB.map((c) => column(b, c))],
    weights,
  }))

/** Puts the columns of both files (or of one, twice) into one scheme. Blocking passes are added by `withPasses`. */
export const detectFields = (a: Sample, b: Sample, config: MatchConfig, truth?: string): Layout => {
  const ignored = new Set(
    [...(config.ignore ?? []), ...(truth ? [truth] : []), ...(config.id ? [config.id] : [])].map(plainColumn),
  )
  const skip = (plain: string) => ignored.has(plain)
  let sources = config.fields ? configured(config, a, b) : byRole(a, b, skip)
  if (!config.fields) {
    const taken = new Set(sources.flatMap(({ columns }) => columns[0]))
    sources = [...sources, ...byValues(a, b, taken, skip)]
  }
  if (!sources.length)
    throw new BadMatch(
      `没有可比较的列。There is no column to compare; the files have: ${a.header.join(', ')} / ${b.header.join(', ')}.`,
    )
  const fields = sources.map((source): Field => {
    const values = [a, b].flatMap((sample, side) =>
      source.columns[side as 0 | 1].flatMap((c) => (c < 0 ? [] : valuesOf(sample, c))),
    )
    const kind = kinds[config.fields ? source.kind : fitted(source, values, config)]!
    return { name: source.name, kind, zh: source.zh, en: source.en, ...(source.weights && { weights: source.weights }) }
  })
  const at = (name: string) => fields.findIndex((field) => field.name === name)
  const pairs = config.exchanged ?? [
    ['surname', 'given'],
    ['address_1', 'address_2'],
  ]
  const exchanged = pairs.map(([f, g]) => [at(f), at(g)] as const).filter(([f, g]) => f >= 0 && g >= 0)
  const index = (name: string, kind: string) =>
    fields.findIndex((field) => field.name === name && field.kind.name.startsWith(kind))
  const document = index('document', 'document')
  const [birth, sex] = [index('birth', 'day'), index('sex', 'sex')]
  const derive =
    document >= 0 ? { document, birth: birth < 0 ? undefined : birth, sex: sex < 0 ? undefined : sex } : undefined
  const textsOf = ([0, 1] as const).map(
    (side) => (row: readonly string[]) => sources.map((source) => texts(source, source.columns[side], row)),
  )
  const usedColumns = new Set(sources.flatMap(({ columns }) => columns[0]))
  return {
    scheme: { fields, passes: [], exchanged, derive },
    textsOf,
    used: fields.map(
      (field, f) =>
        `${field.name} (${field.kind.name}): ${sources[f]!.columns[0].filter((c) => c >= 0)
          .map((c) => a.header[c])
          .join(' + ')}`,
    ),
    unused: a.header.filter((_, c) => !usedColumns.has(c)),
  }
}

const texts = (source: Source, columns: number[], row: readonly string[]): string[] => {
  const values = columns.map((c) => (c < 0 ? '' : (row[c] ?? '')))
  if (source.joined === 'day')
    return [
      values[0]
        ? values
            .filter(Boolean)
            .map((part) => part.replace(/\.0$/, ''))
            .join('-')
        : '',
    ]
  if (source.joined === 'document') return [values[0] ? values.join('\u0000') : '']
  return values
}

/** The passes of the person register that can be made of these fields. */
export const registerPasses = (scheme: Scheme): Pass[] => {
  const of = (f: number) =>
    scheme.fields.findIndex(({ name, kind }) => name === personFields[f]!.name && kind === personFields[f]!.kind)
  return personPasses
    .map((pass) => pass.map(([f, form]) => [of(f), form] as const))
    .filter((pass) => pass.every(([f]) => f >= 0))
}

/** The passes a configuration names. */
export const namedPasses = (scheme: Scheme, config: MatchConfig): Pass[] =>
  (config.passes ?? []).map((pass) =>
    pass.map((part) => {
      const dot = part.lastIndexOf('.')
      const f = scheme.fields.findIndex(({ name }) => name === part.slice(0, dot))
      const form = part.slice(dot + 1)
      if (f < 0 || !scheme.fields[f]!.kind.coarse[form])
        throw new BadMatch(
          `没有 ${part}。There is no ${part}; there are: ${scheme.fields.flatMap(({ name, kind }) => Object.keys(kind.coarse).map((c) => `${name}.${c}`)).join(', ')}.`,
        )
      return [f, form] as const
    }),
  )
