import type { ImportCounts } from '#contract/people/import.ts'
import type { z } from 'zod'
import type { StagedRow } from './row-store.ts'

export type Counts = z.infer<typeof ImportCounts>
const none: Counts = {
  rows: 0,
  faulty: 0,
  warned: 0,
  skipped: 0,
  fresh: 0,
  changed: 0,
  disputed: 0,
  same: 0,
  matches: 0,
  written: 0,
}
const counted: Record<StagedRow['plan'], keyof Counts> = {
  fresh: 'fresh',
  changed: 'changed',
  disputed: 'disputed',
  same: 'same',
  known: 'same',
  match: 'matches',
  faulty: 'faulty',
  skipped: 'skipped',
}

/** The numbers with so many rows more (or, by `by` -1, fewer), as `countRows` would count them. */
export const withRows = (counts: Counts | null, rows: readonly StagedRow[], by: 1 | -1 = 1): Counts => {
  const sum = { ...(counts ?? none) }
  for (const { plan, faults, writtenAt } of rows) {
    sum.rows += by
    sum[counted[plan]] += by
    if (plan !== 'faulty' && faults.length) sum.warned += by
    if (writtenAt) sum.written += by
  }
  return sum
}
