import type { Corpus } from './corpus.ts'
import { scoreRow, trainSvm } from './linear-svm.ts'
import { seededRandom, shuffle } from './random.ts'
import { learnVocabulary, vectorise } from './vectors.ts'

/** Which fold tests each row; every class is spread evenly over the folds. */
export const stratify = (label: Uint16Array, classes: number, folds: number, seed: number): Uint8Array => {
  const random = seededRandom(seed)
  const rowsOf: number[][] = Array.from({ length: classes }, () => [])
  label.forEach((k, row) => rowsOf[k]!.push(row))
  const fold = new Uint8Array(label.length)
  // Goes on counting from class to class, else the rest of every class would fall to the first folds.
  let next = 0
  for (const rows of rowsOf) for (const row of shuffle(rows, random)) fold[row] = next++ % folds
  return fold
}

export type Validation = {
  predicted: Uint16Array
  /** Accuracy of each fold, to show how far the figure can be trusted. */
  ofFold: number[]
  trainMs: number
  predictMs: number
}

/** About how many multiply-adds fit in a minute of one core; rounds are cut for more: with many texts few rounds do. */
const affordable = 6e9
/** Weights kept at once: 320 MB. */
const mostWeights = 8e7

/** Tests every row once with a model that hasn't seen it; vocabulary and idf come from the training rows too. */
export const crossValidate = (
  corpus: Corpus,
  label: Uint16Array,
  classes: number,
  { folds = 5, seed = 1, tell = (_fold: number, _accuracy: number): void => {} } = {},
): Validation => {
  const fold = stratify(label, classes, folds, seed)
  const predicted = new Uint16Array(corpus.rows)
  const score = new Float32Array(classes)
  const ofFold: number[] = []
  let trainMs = 0
  let predictMs = 0
  const pick = (want: (f: number) => boolean) => Uint32Array.from(fold.keys().filter((row) => want(fold[row]!)))
  for (let f = 0; f < folds; f++) {
    const train = pick((g) => g !== f)
    const test = pick((g) => g === f)
    let began = performance.now()
    let least = corpus.rows > 20_000 ? 2 : 1
    let vocabulary = learnVocabulary(corpus, train, least)
    while (vocabulary.bucket.length * classes > mostWeights) vocabulary = learnVocabulary(corpus, train, ++least)
    const x = vectorise(corpus, train, vocabulary)
    const epochs = Math.max(3, Math.min(12, Math.floor(affordable / (x.feature.length * classes * folds))))
    const model = trainSvm(
      x,
      Uint16Array.from(train, (row) => label[row]!),
      classes,
      { seed, epochs },
    )
    trainMs += performance.now() - began
    began = performance.now()
    const unseen = vectorise(corpus, test, vocabulary)
    let right = 0
    test.forEach((row, i) => {
      scoreRow(model, unseen, i, score)
      let best = 0
      for (let k = 1; k < classes; k++) if (score[k]! > score[best]!) best = k
      predicted[row] = best
      if (best === label[row]) right++
    })
    predictMs += performance.now() - began
    ofFold.push(test.length ? right / test.length : 0)
    tell(f + 1, ofFold[f]!)
  }
  return { predicted, ofFold, trainMs, predictMs }
}
