import type { Corpus } from './corpus.ts'
import { buckets } from './tokens.ts'

/** What training learnt about the vocabulary: the kept buckets and how much each counts. */
export type Vocabulary = {
  /** The kept buckets, ascending; a feature's number is its place here. */
  bucket: Uint32Array
  /** Inverse document frequency of each kept feature. */
  idf: Float32Array
}

/** Sparse rows of unit length over the features of a vocabulary. */
export type Vectors = { start: Uint32Array; feature: Uint32Array; value: Float32Array; rows: number }

/** tf as 1 + ln(count): the tenth mention of a word says little that the first didn't. */
export const dampened = Float32Array.from({ length: 256 }, (_, n) => (n ? 1 + Math.log(n) : 0))

/** Learns the vocabulary from the given rows only, so that cross-validation never looks at the texts it is tested on. */
export const learnVocabulary = (corpus: Corpus, rows: Uint32Array, least: number): Vocabulary => {
  const seen = new Uint32Array(buckets)
  for (const row of rows) for (let i = corpus.start[row]!; i < corpus.start[row + 1]!; i++) seen[corpus.bucket[i]!]!++
  let kept = 0
  for (let b = 0; b < buckets; b++) if (seen[b]! >= least) kept++
  const bucket = new Uint32Array(kept)
  const idf = new Float32Array(kept)
  for (let b = 0, f = 0; b < buckets; b++)
    if (seen[b]! >= least) {
      bucket[f] = b
      idf[f++] = Math.log((1 + rows.length) / (1 + seen[b]!)) + 0.25
    }
  return { bucket, idf }
}

/** Where each bucket stands in a vocabulary, 0 = not in it, else number + 1. */
export const placesOf = (vocabulary: Vocabulary): Uint32Array => {
  const place = new Uint32Array(buckets)
  for (let f = 0; f < vocabulary.bucket.length; f++) place[vocabulary.bucket[f]!] = f + 1
  return place
}

/** Turns rows of counts into unit tf-idf vectors. */
export const vectorise = (
  corpus: Corpus,
  rows: Uint32Array,
  vocabulary: Vocabulary,
  place = placesOf(vocabulary),
): Vectors => {
  let most = 0
  for (const row of rows) most += corpus.start[row + 1]! - corpus.start[row]!
  const start = new Uint32Array(rows.length + 1)
  const feature = new Uint32Array(most)
  const value = new Float32Array(most)
  let end = 0
  for (let r = 0; r < rows.length; r++) {
    const from = end
    let square = 0
    for (let i = corpus.start[rows[r]!]!; i < corpus.start[rows[r]! + 1]!; i++) {
      const f = place[corpus.bucket[i]!]!
      if (!f) continue
      const v = dampened[corpus.count[i]!]! * vocabulary.idf[f - 1]!
      feature[end] = f - 1
      value[end++] = v
      square += v * v
    }
    const scale = square ? 1 / Math.sqrt(square) : 0
    for (let i = from; i < end; i++) value[i]! *= scale
    start[r + 1] = end
  }
  return { start, feature: feature.subarray(0, end), value: value.subarray(0, end), rows: rows.length }
}
