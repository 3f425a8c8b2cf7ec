import { chanceOf, type Frequencies, noFrequencies } from './frequencies.ts'
import { missing, type Prepared, type Scheme } from './scheme.ts'

/** Chances of each level, per field, and how often two records meet at all (Fellegi and Sunter 1969). */
export type Model = {
  /** Among records of one person. */
  m: readonly (readonly number[])[]
  /** Among records of two random persons. */
  u: readonly (readonly number[])[]
  /** Chance that a person's fields of place have all changed between two records (moved house). */
  moved: number
  /** log2 of the odds that two random records are of one person. */
  prior: number
  /** log2 of the odds that two records of one home are of one person rather than of two. */
  kinPrior: number
  frequencies: Frequencies
}

/** The model before any data is seen: chances as the kinds say, a register of `records` persons. */
export const defaultModel = (scheme: Scheme, records = 100_000): Model => ({
  m: scheme.fields.map(({ kind }) => kind.levels.map((level) => level.m)),
  u: scheme.fields.map(({ kind }) => kind.levels.map((level) => level.u)),
  moved: 0.06,
  prior: -Math.log2(Math.max(records, 100)),
  kinPrior: -3,
  frequencies: noFrequencies(scheme),
})

/** Weights in bits, ready for many pairs. `kin` weighs one person against two of one home. */
export type Weights = { model: Model; scheme: Scheme; chance: number[][]; kin: number[][]; place: boolean[] }

/** Never more bits for or against from one field than this. */
const most = 30
const bounded = (bits: number) => Math.min(most, Math.max(-most, bits))

export const weighList = (scheme: Scheme, model: Model): Weights => {
  const chance: number[][] = []
  const kin: number[][] = []
  scheme.fields.forEach(({ kind, weights }, f) => {
    if (weights) {
      chance.push(kind.levels.map((_, l) => weights[Math.min(l, weights.length - 1)]!))
      kin.push(chance.at(-1)!)
      return
    }
    const row = kind.levels.map((_, l) => bounded(Math.log2(model.m[f]![l]! / model.u[f]![l]!)))
    const kinRow = kind.levels.map((level, l) =>
      level.kin !== undefined ? bounded(Math.log2(model.m[f]![l]! / level.kin)) : kind.kin === 'shared' ? 0 : row[l]!,
    )
    // Less agreement never counts for more, whatever a small sample says.
    for (let l = 1; l < row.length; l++) {
      row[l] = Math.min(row[l]!, row[l - 1]!)
      kinRow[l] = Math.min(kinRow[l]!, kinRow[l - 1]!)
    }
    row[0] = Math.max(row[0]!, 0)
    row[row.length - 1] = Math.min(row.at(-1)!, 0)
    chance.push(row)
    kin.push(kinRow)
  })
  return { model, scheme, chance, kin, place: scheme.fields.map(({ kind }) => kind.group === 'place') }
}

/** The bits one field gives, with the rarity of the value both have. */
export const weightOf = (weights: Weights, f: number, level: number, a: Prepared, b: Prepared): number => {
  const row = weights.chance[f]!
  const plain = row[level]!
  const { kind, weights: fixed } = weights.scheme.fields[f]!
  // A value found in the exchanged field may stand alone in its own.
  if (fixed || a[f] === null || b[f] === null) return plain
  const value = kind.values(a[f])[level]
  if (value === undefined || kind.values(b[f])[level] !== value) return plain
  const chance = chanceOf(weights.model.frequencies, f, value)
  if (chance === undefined) return plain
  const exact = bounded(Math.log2(weights.model.m[f]![level]! / chance))
  return Math.max(exact, row[level + 1] ?? 0, level === 0 ? 0 : -most)
}

const log2Sum = (x: number, y: number): number => {
  const [high, low] = x > y ? [x, y] : [y, x]
  return high + Math.log2(1 + 2 ** (low - high))
}

/** What a pair comes to: bits for being one person (0 = even odds), and the parts it is the sum of. */
export type Score = {
  bits: number
  /** Bits of each field, 0 where missing. */
  fields: Float64Array
  /** What the fields of place come to together; moving house changes all of them, so it is bounded below. */
  place: number
  /** Bits against being two persons of one home. */
  kin: number
  /** The bits of the field that speaks most strongly against. */
  against: number
  contradiction: boolean
}

/**
 * The score of a compared pair. Evidence is weighed against two other explanations: two random persons, and two
 * persons of one home, who share address, phone and surname without being one.
 */
export const score = (
  weights: Weights,
  levels: Uint8Array,
  a: Prepared,
  b: Prepared,
  fields = new Float64Array(levels.length),
): Score => {
  const { model } = weights
  let person = 0
  let place = 0
  let kin = model.kinPrior
  let contradiction = false
  let against = 0
  for (let f = 0; f < levels.length; f++) {
    const level = levels[f]!
    if (level === missing) {
      fields[f] = 0
      continue
    }
    const bits = weightOf(weights, f, level, a, b)
    fields[f] = bits
    if (bits < against) against = bits
    if (weights.place[f]) place += bits
    else person += bits
    kin += weights.kin[f]![level]!
    if (weights.scheme.fields[f]!.kind.levels[level]!.contradicts) contradiction = true
  }
  const bounded = log2Sum(Math.log2(1 - model.moved) + place, Math.log2(model.moved))
  const random = model.prior + person + bounded
  return { bits: -log2Sum(-random, -kin), fields, place: bounded, kin, against, contradiction }
}

/** Chance that a pair of so many bits is one person. */
export const chanceOfBits = (bits: number): number => 1 / (1 + 2 ** -bits)
