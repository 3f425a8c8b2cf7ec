import { countsOf } from './corpus.ts'
import { type Model, scoresOf, vectorOf } from './model.ts'

/** How far one text may push: as far as in training. */
const give = 0.25

/**
 * Learns one more text at once (passive-aggressive step, Crammer et al. 2006), between two trainings: the desk that has
 * just corrected a category isn't asked twice. Answers false when the label is new: then train again.
 */
export const learn = (model: Model, text: string, label: string): boolean => {
  const mine = model.labels.indexOf(label)
  if (mine < 0) return false
  const classes = model.labels.length
  const fresh = [...countsOf(text).keys()].filter((bucket) => !model.place.has(bucket))
  if (fresh.length) {
    const size = model.idf.length
    const idf = new Float32Array(size + fresh.length)
    const weight = new Float32Array((size + fresh.length) * classes)
    idf.set(model.idf)
    weight.set(model.weight)
    const rare = model.idf.reduce((a, b) => Math.max(a, b), 1)
    fresh.forEach((bucket, i) => {
      model.place.set(bucket, size + i)
      idf[size + i] = rare
    })
    model.idf = idf
    model.weight = weight
  }
  const vector = vectorOf(model, text)
  const score = scoresOf(model, vector)
  for (let k = 0; k < classes; k++) {
    const sign = k === mine ? 1 : -1
    const loss = 1 - sign * score[k]!
    if (loss <= 0) continue
    const step = (sign * loss) / (1 + give)
    vector.row.forEach((row, i) => (model.weight[row * classes + k]! += step * vector.value[i]!))
  }
  model.documents++
  return true
}
