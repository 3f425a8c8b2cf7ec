import { type PassReport } from './blocking.ts'
import { addPair, estimate, type Evidence, noPairs } from './estimate.ts'
import { count, noFrequencies } from './frequencies.ts'
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

/** The second side of a linkage: read as often as needed, never held. The same records in the same order each time. */
export type Stream = () => AsyncIterable<Prepared> | Iterable<Prepared>

const sampled = { random: 60_000, candidates: 80_000, others: 60_000 }

/** Blocks of this size and below are compared; larger files can afford less. */
export const usualCap = (records: number): number => (records <= 20_000 ? 250 : records <= 200_000 ? 100 : 50)

/** Finds the records of one file that are of one person. */
export const dedupe = (scheme: Scheme, records: readonly Prepared[], options: LinkOptions): Linked => {
  const random = seededRandom(options.seed ?? 1)
  const n = records.length
  const meet = meeting(scheme, records, options.cap ?? usualCap(n))
  let { model } = options
  if (!model) {
    const frequencies = noFrequencies(scheme)
    for (const record of records) count(scheme, frequencies, record)
    const evidence: Evidence = {
      random: noPairs(),
      candidates: noPairs(),
      share: 1,
      allPairs: (n * (n - 1)) / 2,
      records: n,
      frequencies,
    }
    for (let i = 0; i < sampled.random && n > 1; i++) {
      const a = Math.floor(random() * n)
      const b = Math.floor(random() * n)
      if (a !== b) addPair(scheme, evidence.random, records[a]!, records[b]!)
    }
    let drawn = 0
    // A stride that has no factor in common with n visits every record once, spread over the file.
    const stride = strideFor(n)
    for (; drawn < n && evidence.candidates.levels.length < sampled.candidates; drawn++) {
      const a = (drawn * stride) % n
      meet.with(records[a]!, a, (b) => addPair(scheme, evidence.candidates, records[a]!, records[b]!))
    }
    evidence.share = n ? drawn / n : 1
    model = estimate(scheme, evidence)
  }
  meet.restart()
  const judge = judgeWith(scheme, model, options.least)
  let compared = 0
  for (let a = 0; a < n; a++)
    meet.with(records[a]!, a, (b) => {
      compared++
      judge.pair(a, b, records[a]!, records[b]!)
    })
  return { links: judge.links, model, passes: meet.report(), compared, records: n }
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
  const random = seededRandom(options.seed ?? 1)
  const n = records.length
  const meet = meeting(scheme, records, options.cap ?? usualCap(n))
  let { model } = options
  if (!model && n > 0) {
    const frequencies = noFrequencies(scheme)
    for (const record of records) count(scheme, frequencies, record)
    // A sample of fixed size of a stream of unknown length (reservoir).
    const others: Prepared[] = []
    let length = 0
    for await (const record of stream()) {
      const at = length < sampled.others ? length : Math.floor(random() * (length + 1))
      if (at < sampled.others) others[at] = record
      length++
    }
    for (const record of others) count(scheme, frequencies, record)
    const evidence: Evidence = {
      random: noPairs(),
      candidates: noPairs(),
      share: 1,
      allPairs: n * length,
      records: Math.min(n, length),
      frequencies,
    }
    for (let i = 0; i < sampled.random && others.length > 0; i++)
      addPair(
        scheme,
        evidence.random,
        records[Math.floor(random() * n)]!,
        others[Math.floor(random() * others.length)]!,
      )
    let drawn = 0
    const stride = strideFor(others.length)
    for (; drawn < others.length && evidence.candidates.levels.length < sampled.candidates; drawn++) {
      const b = others[(drawn * stride) % others.length]!
      meet.with(b, -1, (a) => addPair(scheme, evidence.candidates, records[a]!, b))
    }
    evidence.share = length ? drawn / length : 1
    model = estimate(scheme, evidence)
  }
  meet.restart()
  if (!model) return { links: [], model: estimateNothing(scheme), passes: meet.report(), compared: 0, records: 0 }
  const judge = judgeWith(scheme, model, options.least)
  let compared = 0
  let b = 0
  for await (const record of stream()) {
    meet.with(record, -1, (a) => {
      compared++
      judge.pair(a, b, records[a]!, record)
    })
    b++
  }
  return { links: judge.links, model, passes: meet.report(), compared, records: n + b }
}

const estimateNothing = (scheme: Scheme): Model =>
  estimate(scheme, {
    random: noPairs(),
    candidates: noPairs(),
    share: 1,
    allPairs: 0,
    records: 0,
    frequencies: noFrequencies(scheme),
  })

const judgeWith = (scheme: Scheme, model: Model, least: number) => {
  const weights = weighList(scheme, model)
  const levels = new Uint8Array(scheme.fields.length)
  const fields = new Float64Array(scheme.fields.length)
  const links: Link[] = []
  return {
    links,
    pair: (a: number, b: number, x: Prepared, y: Prepared): void => {
      const found = score(weights, compareRecords(scheme, x, y, levels), x, y, fields)
      if (found.bits >= least)
        links.push({ a, b, bits: found.bits, against: found.against, contradiction: found.contradiction })
    },
  }
}

const strideFor = (n: number): number => {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b))
  let stride = Math.max(1, Math.floor(n * 0.618))
  while (n > 1 && divides(n, stride) !== 1) stride++
  return stride
}
