import type { Prepared, Scheme } from './scheme.ts'

/** How often each value of each field occurs: agreeing on a rare name says more than on a common one. */
export type Frequencies = { records: number; counts: readonly Map<string, number>[] }

export const noFrequencies = (scheme: Scheme): Frequencies => ({
  records: 0,
  counts: scheme.fields.map(() => new Map()),
})

/** Values beyond this many of a field are not counted: a value first seen so late is rare enough. */
const most = 400_000

/** Counts the values of one record more. */
export const count = (scheme: Scheme, into: Frequencies, record: Prepared): void => {
  into.records++
  for (let f = 0; f < record.length; f++) {
    const value = record[f]
    if (value === null) continue
    const counts = into.counts[f]!
    for (const v of scheme.fields[f]!.kind.values(value))
      if (v !== undefined) {
        const known = counts.get(v)
        if (known !== undefined) counts.set(v, known + 1)
        else if (counts.size < most) counts.set(v, 1)
      }
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
