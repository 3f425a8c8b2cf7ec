export type ClassMeasure = { label: number; support: number; precision: number; recall: number; f1: number }
export type Measures = {
  accuracy: number
  /** The mean of all classes' F1, each class counting the same. */
  macroF1: number
  weightedF1: number
  classes: ClassMeasure[]
  /** What is taken for what, most frequent first. */
  confused: { truth: number; taken: number; times: number }[]
}

/** Accuracy, F1 and confusions of predictions. An F1 without any hit is 0. */
export const measure = (truth: Uint16Array, predicted: Uint16Array, count: number): Measures => {
  const hit = new Float64Array(count)
  const support = new Float64Array(count)
  const taken = new Float64Array(count)
  const pairs = new Map<number, number>()
  let right = 0
  truth.forEach((t, i) => {
    const p = predicted[i]!
    support[t]!++
    taken[p]!++
    if (t === p) {
      right++
      hit[t]!++
    } else pairs.set(t * count + p, (pairs.get(t * count + p) ?? 0) + 1)
  })
  const classes = Array.from(hit, (h, label) => ({
    label,
    support: support[label]!,
    precision: h ? h / taken[label]! : 0,
    recall: h ? h / support[label]! : 0,
    f1: h ? (2 * h) / (support[label]! + taken[label]!) : 0,
  }))
  return {
    accuracy: right / truth.length,
    macroF1: classes.reduce((sum, c) => sum + c.f1, 0) / count,
    weightedF1: classes.reduce((sum, c) => sum + c.f1 * c.support, 0) / truth.length,
    classes,
    confused: [...pairs]
      .map(([pair, times]) => ({ truth: Math.floor(pair / count), taken: pair % count, times }))
      .sort((a, b) => b.times - a.times),
  }
}
