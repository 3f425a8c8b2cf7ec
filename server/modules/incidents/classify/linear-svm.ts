import { seededRandom, shuffle } from './random.ts'
import type { Vectors } from './vectors.ts'

/** A linear classifier: `weight[feature × classes + class]`, and one bias a class. */
export type Linear = { classes: number; weight: Float32Array; bias: Float32Array }

export type SvmOptions = { epochs?: number; cost?: number; costs?: Float32Array; seed?: number }

/** The biases are a feature of this value that every text has; 1 would let short texts hang on it. */
const biasValue = 0.5
/** A step below this changes no answer. */
const smallest = 1e-3
/** A text whose largest step is below this has found its place for now. */
const settled = 2e-2

/**
 * One-against-the-rest linear support vector machines with squared hinge loss, trained by dual coordinate descent
 * (Hsieh et al. 2008, the method of LIBLINEAR). All classes share one walk over the texts, and a feature's weights
 * lie side by side, so that a step costs one cache miss a feature and not one a class.
 * `costs` says how much each text counts (default `cost`).
 */
export const trainSvm = (x: Vectors, label: Uint16Array, classes: number, options: SvmOptions = {}): Linear => {
  const { epochs = 12, cost = 2, costs, seed = 1 } = options
  let features = 0
  for (const f of x.feature) if (f >= features) features = f + 1
  const weight = new Float32Array(features * classes)
  const bias = new Float32Array(classes)
  const alpha = new Float32Array(x.rows * classes)
  const score = new Float32Array(classes)
  const step = new Float32Array(classes)
  const moving = new Uint16Array(classes)
  const calm = new Uint8Array(x.rows)
  const random = seededRandom(seed)
  const order = Uint32Array.from({ length: x.rows }, (_, i) => i)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    let moved = 0
    for (const row of order) {
      // A text that is settled is looked at every fourth round only; the last round looks at all.
      if (calm[row]! > 0 && epoch < epochs - 1) {
        calm[row]!--
        continue
      }
      const from = x.start[row]!
      const to = x.start[row + 1]!
      for (let k = 0; k < classes; k++) score[k] = bias[k]! * biasValue
      for (let i = from; i < to; i++) {
        const v = x.value[i]!
        const at = x.feature[i]! * classes
        for (let k = 0; k < classes; k++) score[k]! += weight[at + k]! * v
      }
      const diagonal = 0.5 / (costs ? costs[row]! : cost)
      const curvature = (to > from ? 1 : 0) + biasValue * biasValue + diagonal
      const mine = row * classes
      let m = 0
      let largest = 0
      for (let k = 0; k < classes; k++) {
        const sign = label[row] === k ? 1 : -1
        const old = alpha[mine + k]!
        const now = Math.max(0, old - (sign * score[k]! - 1 + old * diagonal) / curvature)
        const d = (now - old) * sign
        if (Math.abs(d) < smallest) continue
        moving[m] = k
        step[m++] = d
        largest = Math.max(largest, Math.abs(d))
        alpha[mine + k] = now
        bias[k]! += d * biasValue
        moved += Math.abs(d)
      }
      if (largest < settled) calm[row] = 3
      if (!m) continue
      for (let i = from; i < to; i++) {
        const v = x.value[i]!
        const at = x.feature[i]! * classes
        for (let j = 0; j < m; j++) weight[at + moving[j]!]! += step[j]! * v
      }
    }
    if (moved < 1e-3 * x.rows) break
  }
  for (let k = 0; k < classes; k++) bias[k]! *= biasValue
  return { classes, weight, bias }
}

/** The margin of each class for one row. */
export const scoreRow = (linear: Linear, x: Vectors, row: number, score: Float32Array): void => {
  const { classes, weight, bias } = linear
  score.set(bias)
  for (let i = x.start[row]!; i < x.start[row + 1]!; i++) {
    const v = x.value[i]!
    const at = x.feature[i]! * classes
    if (at + classes > weight.length) continue
    for (let k = 0; k < classes; k++) score[k]! += weight[at + k]! * v
  }
}
