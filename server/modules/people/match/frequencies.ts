import type { Prepared, Scheme } from './scheme.ts'
import { hash32 } from './strings.ts'

/** How often each value of each field occurs: agreeing on a rare name says more than on a common one. */
export type Frequencies = {
  records: number
  /** Values seen at least twice; all others weigh as the rarest. */
  counts: readonly Map<string, number>[]
}

export const noFrequencies = (scheme: Scheme): Frequencies => ({
  records: 0,
  counts: scheme.fields.map(() => new Map()),
})

const bits = 2 ** 23

/**
 * Counts values record by record. What is seen once leaves only a bit (by hash, one in a few million is mistaken), so
 * that a register of millions of different addresses needs no memory for them.
 */
export const frequencyCounter = (scheme: Scheme) => {
  const frequencies = noFrequencies(scheme)
  const seen = scheme.fields.map(() => new Uint8Array(bits >> 3))
  return {
    frequencies,
    count: (record: Prepared): void => {
      frequencies.records++
      for (let f = 0; f < record.length; f++) {
        const value = record[f]
        if (value === null) continue
        const counts = frequencies.counts[f]!
        for (const v of scheme.fields[f]!.kind.values(value)) {
          if (v === undefined) continue
          const known = counts.get(v)
          if (known !== undefined) {
            counts.set(v, known + 1)
            continue
          }
          const at = hash32(v) & (bits - 1)
          const mask = 1 << (at & 7)
          if (seen[f]![at >> 3]! & mask) counts.set(v, 2)
          else seen[f]![at >> 3]! |= mask
        }
      }
    },
  }
}

/**
 * The chance that a random other record has this value too. The two that agree are not counted, so that a value which
 * only they have is not called common in a small file. Undefined while nothing is counted.
 */
export const chanceOf = ({ records, counts }: Frequencies, field: number, value: string): number | undefined => {
  if (records < 50) return undefined
  return (Math.max(0, (counts[field]!.get(value) ?? 0) - 2) + 0.7) / records
}
