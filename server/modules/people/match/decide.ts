/** Bits from which pairs are joined, and from which they are laid before a person. */
export type Thresholds = {
  merge: number
  propose: number
  /** A field that speaks against with so many bits leaves the decision to a person, however much speaks for it. */
  doubt: number
}
export type Decision = 'merge' | 'propose' | 'apart'

/** 99 of 100 (6.6 bits) to merge, even odds to propose: a wrong merge costs more than a question. */
export const usualThresholds: Thresholds = { merge: Math.log2(0.99 / 0.01), propose: 0, doubt: -7 }

/**
 * What to do with a pair. Two valid, different documents are never merged without a person, nor is one number under
 * two quite different names: clerks copy the householder's number to the whole family.
 */
export const decide = (
  { bits, against, contradiction }: { bits: number; against: number; contradiction: boolean },
  thresholds = usualThresholds,
): Decision => {
  if (bits < thresholds.propose) return 'apart'
  return bits >= thresholds.merge && !contradiction && against > thresholds.doubt ? 'merge' : 'propose'
}
