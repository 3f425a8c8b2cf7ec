/** How often a word was said in a month, and in how many entries that month has, against the months before. */
export type ThemeCount = { times: number; entries: number; timesBefore: number; entriesBefore: number }

/** Fewer than so many entries are no theme, and might tell who said it. */
export const leastTimes = 3

/** What would be expected this month if people talked as in the months before. */
export const expectedTimes = ({ entries, timesBefore, entriesBefore }: ThemeCount) =>
  entriesBefore > 0 ? (timesBefore / entriesBefore) * entries : 0

/**
 * Said clearly more often than before: above what is expected by two standard deviations of a count, so that a busy month alone
 * raises nothing, and a word said three times instead of twice neither. Without earlier months nothing rises.
 */
export const rises = (count: ThemeCount): boolean => {
  if (count.times < leastTimes || count.entriesBefore === 0) return false
  const expected = expectedTimes(count)
  return count.times > expected + 2 * Math.sqrt(expected + 1)
}
