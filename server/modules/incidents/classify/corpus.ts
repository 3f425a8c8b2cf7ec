import { featuresOf } from './tokens.ts'

/** Many texts as rows of (bucket, count), in two long typed arrays: a hundred thousand texts stay below half a gigabyte. */
export type Corpus = {
  /** Row i is start[i] … start[i + 1]. */
  start: Uint32Array
  bucket: Uint32Array
  count: Uint8Array
  rows: number
}

/** Gathers texts one by one, so that a file need not be in memory at once. */
export const corpusBuilder = () => {
  let bucket = new Uint32Array(1 << 16)
  let count = new Uint8Array(1 << 16)
  let start = new Uint32Array(1 << 10)
  let scratch = new Uint32Array(1 << 12)
  let rows = 0
  let end = 0
  const room = (more: number) => {
    if (end + more <= bucket.length) return
    const size = Math.max(end + more, Math.ceil(bucket.length * 1.6))
    const wider = new Uint32Array(size)
    wider.set(bucket)
    bucket = wider
    const counts = new Uint8Array(size)
    counts.set(count)
    count = counts
  }
  return {
    add(text: string): void {
      let n = 0
      featuresOf(text, (b) => {
        if (n === scratch.length) {
          const wider = new Uint32Array(n * 2)
          wider.set(scratch)
          scratch = wider
        }
        scratch[n++] = b
      })
      const seen = scratch.subarray(0, n).sort()
      room(n)
      for (let i = 0; i < n;) {
        let j = i + 1
        while (j < n && seen[j] === seen[i]) j++
        bucket[end] = seen[i]!
        count[end++] = Math.min(j - i, 255)
        i = j
      }
      if (++rows === start.length) {
        const wider = new Uint32Array(rows * 2)
        wider.set(start)
        start = wider
      }
      start[rows] = end
    },
    done: (): Corpus => ({
      start: start.subarray(0, rows + 1),
      bucket: bucket.subarray(0, end),
      count: count.subarray(0, end),
      rows,
    }),
  }
}

/** The features of one text with their counts. */
export const countsOf = (text: string): Map<number, number> => {
  const counts = new Map<number, number>()
  featuresOf(text, (b) => counts.set(b, (counts.get(b) ?? 0) + 1))
  return counts
}
