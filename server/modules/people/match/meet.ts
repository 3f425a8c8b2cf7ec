import { keysOfPass, passName, type PassReport } from './blocking.ts'
import { type KeyIndex, keyIndexBuilder } from './key-index.ts'
import type { Prepared, Scheme } from './scheme.ts'

/** Finds for one record those of the indexed side that share a key with it, each once. */
export type Meeting = {
  /** @param after only records numbered above this (a file against itself); -1 for all */
  with(record: Prepared, after: number, found: (other: number) => void): void
  report(): PassReport[]
  /** Forgets what was reported so far. */
  restart(): void
}

/** Indexes the records of one side. `cap`: blocks with more records than this are skipped, and reported. */
export const meeting = (scheme: Scheme, records: readonly Prepared[], cap: number): Meeting => {
  const indexes: KeyIndex[] = scheme.passes.map((pass) => {
    const builder = keyIndexBuilder()
    records.forEach((record, i) => {
      for (const key of keysOfPass(scheme, pass, record)) builder.add(key, i)
    })
    return builder.build()
  })
  const seen = new Uint32Array(records.length)
  const oversized = scheme.passes.map(() => new Map<string, number>())
  const leftOut = new Float64Array(scheme.passes.length)
  let round = 0
  return {
    with: (record, after, found) => {
      round++
      scheme.passes.forEach((pass, p) => {
        let left = false
        for (const key of keysOfPass(scheme, pass, record)) {
          const size = indexes[p]!.each(key, cap, (other) => {
            if (other > after && seen[other] !== round) {
              seen[other] = round
              found(other)
            }
          })
          if (size > cap) {
            left = true
            oversized[p]!.set(key, size)
          }
        }
        if (left) leftOut[p]!++
      })
    },
    restart: () => {
      leftOut.fill(0)
      for (const blocks of oversized) blocks.clear()
    },
    report: () =>
      scheme.passes.map((pass, p) => ({
        pass: passName(scheme, pass),
        keys: indexes[p]!.keys,
        oversized: oversized[p]!.size,
        largest: Math.max(0, ...[...oversized[p]!.values()].slice(0, 10_000)),
        recordsLeftOut: leftOut[p]!,
      })),
  }
}
