import { setImmediate } from 'node:timers/promises'

/**
 * Begins the work on one part after the other without waiting for the one before: while the database works for one, the next is
 * prepared, and others are served in between. Answers in order; throws what the first part to fail threw.
 */
export const inParts = async <T, R>(
  rows: readonly T[],
  most: number,
  work: (part: readonly T[]) => Promise<R>,
): Promise<R[]> => {
  const parts: Promise<R>[] = []
  for (let from = 0; from < rows.length; from += most) {
    const part = work(rows.slice(from, from + most))
    // Heard below, once all have begun.
    part.catch(() => {})
    parts.push(part)
    await setImmediate()
  }
  return Promise.all(parts)
}
