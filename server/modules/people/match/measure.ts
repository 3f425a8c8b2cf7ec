/** How well links agree with the truth; pairs of records are counted. */
export type Measured = { right: number; wrong: number; missed: number; precision: number; recall: number; f1: number }

export const measured = (right: number, wrong: number, truth: number): Measured => {
  const precision = right + wrong ? right / (right + wrong) : 1
  const recall = truth ? right / truth : 1
  return {
    right,
    wrong,
    missed: truth - right,
    precision,
    recall,
    f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
  }
}

/** Judges scored pairs at a threshold, and finds the threshold where F1 is best. */
export const measure = (
  links: readonly { bits: number; right: boolean }[],
  truth: number,
  threshold: number,
): { at: Measured; best: Measured & { threshold: number } } => {
  const sorted = links.toSorted((x, y) => y.bits - x.bits)
  let right = 0
  let at = measured(0, 0, truth)
  let best = { ...at, threshold }
  sorted.forEach((link, i) => {
    if (link.right) right++
    const wrong = i + 1 - right
    if (link.bits >= threshold) at = measured(right, wrong, truth)
    // Pairs of equal bits stand or fall together.
    if (sorted[i + 1]?.bits === link.bits) return
    const here = measured(right, wrong, truth)
    if (here.f1 > best.f1) best = { ...here, threshold: link.bits }
  })
  return { at, best }
}
