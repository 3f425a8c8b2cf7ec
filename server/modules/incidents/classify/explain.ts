import { type Model, vectorOf } from './model.ts'
import { featuresOf } from './tokens.ts'

/** A word of the text and how much it spoke for the label, as a share of all that spoke for it. */
export type Reason = { word: string; share: number }

/** The words of a text that decided for a label, strongest first; shown beside a suggestion. */
export const explain = (model: Model, text: string, label: string, n = 5): Reason[] => {
  const mine = model.labels.indexOf(label)
  if (mine < 0) return []
  const classes = model.labels.length
  const names = new Map<number, string>()
  featuresOf(text, (bucket, name) => names.set(bucket, name), true)
  const { row, value } = vectorOf(model, text)
  const nameOfRow = new Map([...names].map(([bucket, name]) => [model.place.get(bucket), name]))
  const reasons = row
    .map((at, i) => {
      let mean = 0
      for (let k = 0; k < classes; k++) mean += model.weight[at * classes + k]! / classes
      return {
        word: nameOfRow.get(at)!.replaceAll('_', ''),
        share: (model.weight[at * classes + mine]! - mean) * value[i]!,
      }
    })
    .filter((reason) => reason.share > 0)
    .sort((a, b) => b.share - a.share)
  const all = reasons.reduce((sum, reason) => sum + reason.share, 0)
  const told: Reason[] = []
  for (const { word, share } of reasons) {
    if (told.length === n) break
    // A piece of a word that was told already is the same reason again.
    if (word.includes(' ') || told.some((t) => t.word.includes(word))) continue
    told.push({ word, share: share / all })
  }
  return told
}
