/** Bits from which pairs are joined, and from which they are laid before a person. */
export type Thresholds = { merge: number; propose: number }
export type Decision = 'merge' | 'propose' | 'apart'

/** 99 of 100 (6.6 bits) to merge, even odds to propose: a wrong merge costs more than a question. */
export const usualThresholds: Thresholds = { merge: Math.log2(0.99 / 0.01), propose: 0 }

/** What to do with a pair. Two valid, different documents are never merged without a person. */
export const decide = (
  { bits, contradiction }: { bits: number; contradiction: boolean },
  thresholds = usualThresholds,
): Decision => (bits >= thresholds.merge && !contradiction ? 'merge' : bits >= thresholds.propose ? 'propose' : 'apart')
