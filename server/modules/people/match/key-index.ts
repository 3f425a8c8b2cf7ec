import { hash32 } from './strings.ts'

/** Records by blocking key, in one sorted array of numbers: 8 bytes a key, no objects. */
export type KeyIndex = {
  /** Calls back with each record under the key, unless there are more than `cap`; answers how many there are. */
  each(key: string, cap: number, found: (record: number) => void): number
  keys: number
}

/** Records are numbered below this; hash and record together fit the 53 bits of a number. */
export const mostRecords = 2 ** 21

/** Collects (key, record) and sorts them once. Two keys of one hash only cost a comparison. */
export const keyIndexBuilder = () => {
  let pairs = new Float64Array(1024)
  let length = 0
  return {
    add: (key: string, record: number): void => {
      if (record >= mostRecords) throw new RangeError(`at most ${mostRecords} records can be indexed`)
      if (length === pairs.length) {
        const larger = new Float64Array(length * 2)
        larger.set(pairs)
        pairs = larger
      }
      pairs[length++] = hash32(key) * mostRecords + record
    },
    build: (): KeyIndex => {
      const sorted = pairs.slice(0, length).sort()
      pairs = new Float64Array(0)
      const bits = Math.max(8, Math.min(20, Math.ceil(Math.log2(length + 1)) - 2))
      const width = 2 ** (32 - bits) * mostRecords
      const starts = new Uint32Array(2 ** bits + 1)
      for (let bucket = 0, at = 0; bucket <= 2 ** bits; bucket++) {
        while (at < length && sorted[at]! < bucket * width) at++
        starts[bucket] = at
      }
      const first = (from: number, to: number, least: number): number => {
        let [low, high] = [from, to]
        while (low < high) {
          const middle = (low + high) >> 1
          if (sorted[middle]! < least) low = middle + 1
          else high = middle
        }
        return low
      }
      return {
        keys: length,
        each: (key, cap, found) => {
          const least = hash32(key) * mostRecords
          const bucket = Math.floor(least / width)
          const [from, to] = [starts[bucket]!, starts[bucket + 1]!]
          const start = first(from, to, least)
          if (start === to || sorted[start]! >= least + mostRecords) return 0
          const end = first(start, to, least + mostRecords)
          if (end - start <= cap) for (let i = start; i < end; i++) found(sorted[i]! - least)
          return end - start
        },
      }
    },
  }
}
