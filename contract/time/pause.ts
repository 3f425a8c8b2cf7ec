/** A time that doesn't count: 挂账, 等待当事人 (incidents.md, Clocks). `to: null`: it still lasts. */
export type Pause = { from: Date; to: Date | null; reason: string }

/** Instants in ms. Several reasons when pauses overlapped. */
export type Gap = { from: number; to: number | null; reason: string[] }

/**
 * Pauses in order and without overlap, as far as they lie after the clock has begun.
 * Throws RangeError for an invalid date or a pause that ends before it begins.
 */
export const mergePauses = (pauses: readonly Pause[], startsAt: number): Gap[] => {
  const gaps: Gap[] = []
  for (const { from, to, reason } of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const end = to === null ? null : to.getTime()
    if (Number.isNaN(from.getTime()) || Number.isNaN(end)) throw new RangeError('a pause is not a pair of dates')
    if (end !== null && end < from.getTime()) throw new RangeError('a pause ends before it begins')
    if (end !== null && end <= startsAt) continue
    const gap: Gap = { from: Math.max(from.getTime(), startsAt), to: end, reason: reason ? [reason] : [] }
    const last = gaps.at(-1)
    if (last && (last.to === null || last.to >= gap.from)) {
      last.to = last.to === null || gap.to === null ? null : Math.max(last.to, gap.to)
      if (reason && !last.reason.includes(reason)) last.reason.push(reason)
    } else gaps.push(gap)
  }
  return gaps
}
