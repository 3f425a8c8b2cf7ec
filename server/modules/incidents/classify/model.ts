import { corpusBuilder, countsOf } from './corpus.ts'
import { fitTemperature, softmax } from './calibrate.ts'
import { trainSvm } from './linear-svm.ts'
import { ownShares } from './own-shares.ts'
import { dampened, learnVocabulary, vectorise } from './vectors.ts'

/** A text somebody has filed under a label: a closed incident and the code it was closed with. */
export type Document = { text: string; label: string }
/** What is known of a label before anything happened: its words, as the taxonomy has them. */
export type Prior = { label: string; words: readonly string[] }
export type Suggestion = { label: string; /** 0 to 1; the shares of all labels sum to 1. */ share: number }

/** A classifier of texts: everything that `suggest` needs, nothing of the texts it learnt from. */
export type Model = {
  labels: string[]
  /** Where a feature's row stands, by its hash bucket. */
  place: Map<number, number>
  idf: Float32Array
  /** Rows of one weight a label. */
  weight: Float32Array
  bias: Float32Array
  temperature: number
  /** How many texts it has learnt from, the prior not counted. */
  documents: number
}

/** How much a taxonomy word counts against a real text. */
const priorCost = 0.5
const cost = 2

/**
 * Learns from closed incidents and from the words of the taxonomy, which alone make a usable model on the first day
 * (issue 2, §4). The same input gives the same model. Takes about a second for ten thousand texts and forty labels and
 * holds the thread meanwhile: call it from a job.
 */
export const trainModel = (
  documents: Iterable<Document>,
  options: { prior?: Iterable<Prior>; seed?: number; epochs?: number } = {},
): Model => {
  const { seed = 1, epochs = 12 } = options
  const labels: string[] = []
  const numberOf = new Map<string, number>()
  const of = (label: string) => {
    const known = numberOf.get(label)
    if (known !== undefined) return known
    numberOf.set(label, labels.length)
    return labels.push(label) - 1
  }
  const corpus = corpusBuilder()
  const label: number[] = []
  const add = (text: string, name: string) => {
    corpus.add(text)
    label.push(of(name))
  }
  const prior = [...(options.prior ?? [])]
  const own = ownShares(prior)
  const priorCosts: number[] = []
  for (const { label: name, words } of prior) {
    for (const word of words) {
      add(word, name)
      priorCosts.push(priorCost * own(name, word))
    }
    if (words.length > 1) {
      add(words.join('，'), name)
      priorCosts.push(priorCost)
    }
  }
  const first = label.length
  for (const { text, label: name } of documents) add(text, name)
  const all = corpus.done()
  const costs = Float32Array.from({ length: all.rows }, (_, i) => priorCosts[i] ?? cost)
  const fit = (rows: Uint32Array) => {
    const vocabulary = learnVocabulary(all, rows, rows.length > 20_000 ? 2 : 1)
    const linear = trainSvm(
      vectorise(all, rows, vocabulary),
      Uint16Array.from(rows, (r) => label[r]!),
      labels.length,
      {
        costs: Float32Array.from(rows, (r) => costs[r]!),
        epochs,
        seed,
      },
    )
    return { vocabulary, linear }
  }
  const { vocabulary, linear } = fit(Uint32Array.from({ length: all.rows }, (_, i) => i))
  return {
    labels,
    place: new Map(Array.from(vocabulary.bucket, (bucket, i) => [bucket, i])),
    idf: vocabulary.idf,
    weight: linear.weight,
    bias: linear.bias,
    temperature: fitTemperature(all, label, first, fit),
    documents: label.length - first,
  }
}

/** The known features of a text as (row, value) of a unit vector, and the share of the text's weight that is known. */
export const vectorOf = (model: Model, text: string): { row: number[]; value: number[]; known: number } => {
  const row: number[] = []
  const value: number[] = []
  let square = 0
  let all = 0
  for (const [bucket, count] of countsOf(text)) {
    all++
    const at = model.place.get(bucket)
    if (at === undefined) continue
    const v = dampened[Math.min(count, 255)]! * model.idf[at]!
    row.push(at)
    value.push(v)
    square += v * v
  }
  const scale = square ? 1 / Math.sqrt(square) : 0
  for (let i = 0; i < value.length; i++) value[i]! *= scale
  return { row, value, known: all ? row.length / all : 0 }
}

/** The margin of each label. */
export const scoresOf = (
  model: Pick<Model, 'weight' | 'bias'>,
  { row, value }: { row: number[]; value: number[] },
): Float32Array => {
  const classes = model.bias.length
  const score = Float32Array.from(model.bias)
  for (let i = 0; i < row.length; i++)
    for (let k = 0, at = row[i]! * classes; k < classes; k++) score[k]! += model.weight[at + k]! * value[i]!
  return score
}

/** Below this rise over the bias the best label rests on chance. */
const leastEvidence = 0.15

/**
 * The likeliest labels of a text, best first, in well under a millisecond.
 * Answers nothing when the text has no known word, or none that speaks for a label: no suggestion beats a wrong one.
 */
export const suggest = (model: Model, text: string, n = 3): Suggestion[] => {
  const vector = vectorOf(model, text)
  if (vector.row.length === 0) return []
  const score = scoresOf(model, vector)
  let evidence = -Infinity
  for (let k = 0; k < score.length; k++) evidence = Math.max(evidence, score[k]! - model.bias[k]!)
  // Two known letters in a long text make a vector of full length; what is unknown must weigh against it.
  if (evidence * Math.sqrt(vector.known) < leastEvidence) return []
  return Array.from(softmax(score, model.temperature), (share, k) => ({ label: model.labels[k]!, share }))
    .sort((a, b) => b.share - a.share)
    .slice(0, n)
}
