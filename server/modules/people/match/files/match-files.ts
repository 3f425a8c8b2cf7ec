import { choosePasses } from '../choose-passes.ts'
import { usualThresholds } from '../decide.ts'
import { closedPairs, bestPartners, onePartner } from '../resolve.ts'
import { dedupe, link, type Link, type Linked, usualCap } from '../link.ts'
import { measure, measured, type Measured } from '../measure.ts'
import { score, weighList, type Weights } from '../model.ts'
import { compareRecords, prepare, type Prepared, type Scheme } from '../scheme.ts'
import { plainColumn } from './column-roles.ts'
import { detectFields, type Layout, namedPasses, registerPasses } from './detect-fields.ts'
import type { MatchConfig } from './match-config.ts'
import { idColumn, openFile, type OpenFile } from './open-file.ts'
import { type Truth, truthByEntity, truthByPairs } from './truth.ts'

export type Matched = {
  layout: Layout
  scheme: Scheme
  weights: Weights
  linked: Linked
  links: Link[]
  threshold: number
  rows: [number, number]
  implied: number
  how: string
  /** Names of the rows, by side. */
  idOf: ((row: number) => string)[]
  measured?: { truth: Truth; at: Measured; best: Measured & { threshold: number }; met: number; final: Measured }
  /** Reads the longer file once more: the prepared records of the links, to explain them. */
  readRecords(): Promise<(side: 0 | 1, row: number) => Prepared>
}

/** Bits of a threshold given as bits (3.5) or as a chance (99%). */
export const bitsOf = (threshold: number | string): number => {
  const percent = /^(\d+(?:\.\d+)?)\s*[%％]$/.exec(String(threshold).trim())
  return percent ? Math.log2(Number(percent[1]) / (100 - Number(percent[1]))) : Number(threshold)
}

/** The cells of a column, row by row; the number of the row where there is no such column. */
const cellsOf = async function* (file: OpenFile, column: number) {
  let row = 0
  for await (const cells of file.rows()) {
    row++
    yield column < 0 ? String(row) : (cells[column] ?? '').trim()
  }
}

/** Names of rows: of those wanted, or of all. Rows without a column of ids are called by their number. */
const namesOf = async (
  file: OpenFile,
  column: number,
  wanted?: ReadonlySet<number>,
): Promise<(row: number) => string> => {
  if (column < 0) return (row) => String(row + 1)
  const names = new Map<number, string>()
  let row = 0
  for await (const cell of cellsOf(file, column)) {
    if (!wanted || wanted.has(row)) names.set(row, cell)
    row++
  }
  return (n) => names.get(n)!
}

const allOf = async (cells: AsyncIterable<string>): Promise<string[]> => {
  const all: string[] = []
  for await (const cell of cells) all.push(cell)
  return all
}

const truthOf = async (files: readonly [OpenFile, OpenFile?], config: MatchConfig, asked: string): Promise<Truth> => {
  const [a, b] = files
  const at = (file: OpenFile) => file.sample.header.findIndex((name) => plainColumn(name) === plainColumn(asked))
  const ids = (file: OpenFile) => cellsOf(file, idColumn(file, config.id))
  const cells =
    asked === 'febrl' ? ids : at(a) >= 0 && (!b || at(b) >= 0) ? (file: OpenFile) => cellsOf(file, at(file)) : undefined
  if (cells && b && a.count > b.count) {
    // The names of the shorter file are kept while the longer one is read.
    const { isMatch, ...truth } = await truthByEntity(cells(b), cells(a), asked)
    return { ...truth, isMatch: (x, y) => isMatch(y, x) }
  }
  if (cells) return truthByEntity(cells(a), b && cells(b), asked)
  return truthByPairs(asked, await allOf(ids(a)), b && (await allOf(ids(b))))
}

const chosenPasses = (layout: Layout, config: MatchConfig, sample: Prepared[], records: number) => {
  if (config.passes) return namedPasses(layout.scheme, config)
  const budget = config.budget ?? (records <= 20_000 ? 150 : records <= 200_000 ? 50 : 25)
  const register = registerPasses(layout.scheme)
  // A register of Chinese persons has passes made for it; whatever else there is gets what its values allow.
  return register.length >= 6 ? register : [...register, ...choosePasses(layout.scheme, sample, records, budget)]
}

/** Matches one file with itself, or two with each other. The shorter file is held in memory, the longer one streamed. */
export const matchFiles = async (
  names: readonly [string] | readonly [string, string],
  config: MatchConfig,
): Promise<Matched> => {
  const files = await Promise.all(names.map(openFile))
  const [a, b] = [files[0]!, files[1]]
  const layout = detectFields(a.sample, (b ?? a).sample, config, config.truth)
  const swapped = b !== undefined && a.count > b.count
  const [short, long] = swapped ? [b, a] : [a, b]
  const [shortSide, longSide] = swapped ? ([1, 0] as const) : ([0, 1] as const)
  const records: Prepared[] = []
  for await (const row of short.rows()) records.push(prepare(layout.scheme, layout.textsOf[shortSide]!(row)))
  const stream = async function* () {
    for await (const row of long!.rows()) yield prepare(layout.scheme, layout.textsOf[longSide]!(row))
  }
  const few = records.filter((_, i) => i % Math.ceil(records.length / 30_000) === 0)
  const also: Prepared[] = long
    ? long.sample.rows.map((row) => prepare(layout.scheme, layout.textsOf[longSide]!(row)))
    : []
  const scheme: Scheme = { ...layout.scheme, passes: chosenPasses(layout, config, [...few, ...also], records.length) }
  const threshold = bitsOf(config.threshold ?? usualThresholds.propose)
  const options = { least: Math.min(threshold, 0) - 12, cap: config.cap ?? usualCap(records.length) }
  const found = long ? await link(scheme, records, stream, options) : dedupe(scheme, records, options)
  const weights = weighList(scheme, found.model)
  const byFile = found.links.map((each) => (swapped ? { ...each, a: each.b, b: each.a } : each))
  const linked = { ...found, links: byFile }
  const above = byFile.filter(({ bits }) => bits >= threshold)
  const { links, implied, how } = settle(linked, above, { scheme, weights, records, config, dedupes: !long, threshold })
  const asked = config.truth
  const wanted = [new Set(links.map((each) => each.a)), new Set(links.map((each) => each.b))]
  const readRecords: Matched['readRecords'] = async () => {
    // As JSON: a text of its own. Cells are slices of the file, and prepared records are many times as large.
    const held = new Map<number, string>()
    if (long) {
      let n = 0
      for await (const row of long.rows()) {
        if (wanted[longSide]!.has(n)) held.set(n, JSON.stringify(layout.textsOf[longSide]!(row)))
        n++
      }
    }
    return (side, row) =>
      !long || side === shortSide ? records[row]! : prepare(layout.scheme, JSON.parse(held.get(row)!) as string[][])
  }
  const called = await Promise.all(
    files.map((file, side) => namesOf(file, idColumn(file, config.id), b ? wanted[side] : undefined)),
  )
  const result: Matched = {
    layout,
    scheme,
    weights,
    linked,
    links,
    threshold,
    rows: [a.count, b?.count ?? 0],
    implied,
    how,
    idOf: [called[0]!, (called[1] ?? called[0])!],
    readRecords,
  }
  if (!asked) return result
  const truth = await truthOf([a, b], config, asked)
  const judged = byFile.map((each) => ({ bits: each.bits, right: truth.isMatch(each.a, each.b) }))
  const right = links.filter((each) => truth.isMatch(each.a, each.b)).length
  const met = judged.filter((each) => each.right).length
  return {
    ...result,
    measured: {
      truth,
      ...measure(judged, truth.pairs, threshold),
      met,
      final: measured(right, links.length - right, truth.pairs),
    },
  }
}

/** Links made consistent: one partner each where the files show that, and A = C when A = B and B = C within one file. */
const settle = (
  linked: Linked,
  above: Link[],
  about: {
    scheme: Scheme
    weights: Weights
    records: Prepared[]
    config: MatchConfig
    dedupes: boolean
    threshold: number
  },
): { links: Link[]; implied: number; how: string } => {
  if (!about.dedupes) {
    const one = (side: 'a' | 'b') => about.config.oneToOne ?? onePartner(linked.links, side)
    const [onlyA, onlyB] = [one('a'), one('b')]
    return { links: bestPartners(above, onlyA, onlyB), implied: 0, how: `${onlyB ? '1' : 'n'}:${onlyA ? '1' : 'n'}` }
  }
  const { scheme, weights, records, threshold } = about
  const apart = linked.links.filter(({ contradiction }) => contradiction).map(({ a, b }) => [a, b] as const)
  const bitsBetween = (x: number, y: number) => {
    const [p, q] = [records[x]!, records[y]!]
    const { bits, against, contradiction } = score(weights, compareRecords(scheme, p, q), p, q)
    return { bits, against, contradiction }
  }
  const sure = above.filter(({ contradiction }) => !contradiction)
  const closed = closedPairs(records.length, sure, apart, bitsBetween, threshold - 25)
  return { links: closed.links, implied: closed.implied, how: 'clusters' }
}
