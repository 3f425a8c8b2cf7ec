import type { Frequencies } from './frequencies.ts'
import { defaultModel, type Model, score, weighList } from './model.ts'
import { compareRecords, missing, type Prepared, type Scheme } from './scheme.ts'

/** Pairs of records with their levels, side by side. */
export type Pairs = { a: Prepared[]; b: Prepared[]; levels: Uint8Array[] }
export const noPairs = (): Pairs => ({ a: [], b: [], levels: [] })

export const addPair = (scheme: Scheme, pairs: Pairs, a: Prepared, b: Prepared): void => {
  pairs.a.push(a)
  pairs.b.push(b)
  pairs.levels.push(compareRecords(scheme, a, b))
}

/** What the data are like, from which the chances are estimated without any labels. */
export type Evidence = {
  /** Pairs drawn at random from all. */
  random: Pairs
  /** Pairs that share a blocking key, of a random part of the records. */
  candidates: Pairs
  /** The share of the records whose candidates were drawn. */
  share: number
  /** How many pairs there are at all. */
  allPairs: number
  records: number
  frequencies: Frequencies
}

/** So many pairs is what the kinds' own chances count for beside the data. */
const trust = { m: 30, u: 1500 }

const tally = (scheme: Scheme) => scheme.fields.map(({ kind }) => kind.levels.map(() => 0))

const shares = (counts: readonly number[], usual: readonly number[], weight: number): number[] => {
  const total = counts.reduce((sum, n) => sum + n, 0)
  return counts.map((n, l) => (n + usual[l]! * weight) / (total + weight))
}

/** Chances of random agreement; pairs that look like one person are left out, since small files hold many. */
const randomChances = (scheme: Scheme, { random }: Evidence, model: Model, know: boolean): number[][] => {
  const counts = tally(scheme)
  const weights = weighList(scheme, model)
  random.levels.forEach((levels, i) => {
    if (know && score(weights, levels, random.a[i]!, random.b[i]!).bits > -2) return
    levels.forEach((level, f) => {
      if (level !== missing) counts[f]![level]!++
    })
  })
  return counts.map((row, f) =>
    shares(
      row,
      scheme.fields[f]!.kind.levels.map((level) => level.u),
      trust.u,
    ),
  )
}

/** One round of expectation and maximisation over the candidates. */
const round = (scheme: Scheme, evidence: Evidence, model: Model): Model => {
  const { candidates, share, allPairs } = evidence
  const weights = weighList(scheme, model)
  const counts = tally(scheme)
  let [same, kin, stayed, moved] = [0, 0, 30 * (1 - 0.06), 30 * 0.06]
  candidates.levels.forEach((levels, i) => {
    const found = score(weights, levels, candidates.a[i]!, candidates.b[i]!)
    const one = 1 / (1 + 2 ** -found.bits)
    if (one < 1e-6 && found.kin > 20) return
    same += one
    kin += Math.min(1, one * 2 ** -found.kin)
    const moves = model.moved / 2 ** found.place
    let placed = false
    levels.forEach((level, f) => {
      if (level === missing) return
      const inPlace = weights.place[f]
      placed ||= inPlace === true
      counts[f]![level]! += inPlace ? one * (1 - Math.min(1, moves)) : one
    })
    if (placed) {
      moved += one * Math.min(1, moves)
      stayed += one * (1 - Math.min(1, moves))
    }
  })
  const expected = Math.max(same / share, 0.5)
  return {
    ...model,
    m: counts.map((row, f) =>
      shares(
        row,
        scheme.fields[f]!.kind.levels.map((level) => level.m),
        trust.m,
      ),
    ),
    moved: moved / (moved + stayed),
    prior: Math.log2(expected / Math.max(allPairs - expected, 1)),
    kinPrior: Math.min(8, Math.max(-6, Math.log2((same + 2) / (kin + 2)))),
  }
}

/**
 * Estimates all chances from unlabelled data: agreement by chance from random pairs, agreement of one person by
 * expectation-maximisation over the candidates, and with it how many pairs are one person.
 * @param rounds at most so many rounds; it ends earlier when the expected number of matches settles
 */
export const estimate = (scheme: Scheme, evidence: Evidence, rounds = 25): Model => {
  const start = defaultModel(scheme, evidence.records)
  let model: Model = {
    ...start,
    frequencies: evidence.frequencies,
    prior: Math.log2(Math.max(0.1 * evidence.records, 1) / Math.max(evidence.allPairs, 1)),
  }
  model = { ...model, u: randomChances(scheme, evidence, model, false) }
  for (let i = 0; i < rounds; i++) {
    const next = round(scheme, evidence, model)
    const settled = Math.abs(next.prior - model.prior) < 0.005 && i > 3
    model = i === 2 || i === 6 ? { ...next, u: randomChances(scheme, evidence, next, true) } : next
    if (settled) break
  }
  return model
}
