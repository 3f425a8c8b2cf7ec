import { type PassReport } from './blocking.ts'
import { learnBetween, learnWithin } from './learn.ts'
import { meeting } from './meet.ts'
import { type Model, score, weighList } from './model.ts'
import { compareRecords, type Prepared, type Scheme } from './scheme.ts'
import { seededRandom } from './seeded-random.ts'

/** Two records and their bits; `b` counts in the same file when one file is matched with itself, and is above `a`. */
export type Link = { a: number; b: number; bits: number; against: number; contradiction: boolean }

export type LinkOptions = {
  /** A known model; otherwise it is estimated from the data. */
  model?: Model | undefined
  /** Links below so many bits are not kept. */
  least: number
  /** Blocks with more records are skipped in their pass, and reported. */
  cap?: number | undefined
  seed?: number | undefined
}

export type Linked = { links: Link[]; model: Model; passes: PassReport[]; compared: number; records: number }

/** The second side of a linkage: read twice, never held. The same records in the same order each time. */
export type Stream = () => AsyncIterable<Prepared> | Iterable<Prepared>

/** Blocks of this size and below are compared; larger files can afford less. */
export const usualCap = (records: number): number => (records <= 20_000 ? 250 : records <= 200_000 ? 100 : 50)

/** Finds the records of one file that are of one person. */
export const dedupe = (scheme: Scheme, records: readonly Prepared[], options: LinkOptions): Linked => {
  const meet = meeting(scheme, records, options.cap ?? usualCap(records.length))
  const model = options.model ?? learnWithin(scheme, records, meet, seededRandom(options.seed ?? 1))
  meet.restart()
  const judge = judgeWith(scheme, model, options.least)
  records.forEach((record, a) => meet.with(record, a, (b) => judge.pair(a, b, record, records[b]!)))
  return { ...judge.found(), model, passes: meet.report(), records: records.length }
}

/**
 * Finds the records of a long, streamed side among those of a short, indexed one. Memory grows with the short side and
 * the links found.
 */
export const link = async (
  scheme: Scheme,
  records: readonly Prepared[],
  stream: Stream,
  options: LinkOptions,
): Promise<Linked> => {
  const meet = meeting(scheme, records, options.cap ?? usualCap(records.length))
  const model = options.model ?? (await learnBetween(scheme, records, stream(), meet, seededRandom(options.seed ?? 1)))
  meet.restart()
  const judge = judgeWith(scheme, model, options.least)
  let b = 0
  for await (const record of stream()) {
    meet.with(record, -1, (a) => judge.pair(a, b, records[a]!, record))
    b++
  }
  return { ...judge.found(), model, passes: meet.report(), records: records.length + b }
}

const judgeWith = (scheme: Scheme, model: Model, least: number) => {
  const weights = weighList(scheme, model)
  const levels = new Uint8Array(scheme.fields.length)
  const fields = new Float64Array(scheme.fields.length)
  const links: Link[] = []
  let compared = 0
  return {
    found: () => ({ links, compared }),
    pair: (a: number, b: number, x: Prepared, y: Prepared): void => {
      compared++
      const { bits, against, contradiction } = score(weights, compareRecords(scheme, x, y, levels), x, y, fields)
      if (bits >= least) links.push({ a, b, bits, against, contradiction })
    },
  }
}
