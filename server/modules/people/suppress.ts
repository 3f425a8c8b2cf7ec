import type { Actor } from '#platform/context.ts'
import { seesNames } from './person-rows.ts'

// Small numbers tell on people. Who doesn't see the rows is told no number under five, and nothing that would give one away:
// not by subtracting from a total, along a row or down a column, nor by asking for parts of an area one by one.

/** Fewer than this (and more than none) are not told to those who don't see the rows. */
export const smallest = 5
const isSmall = (n: number) => n > 0 && n < smallest
export const cell = (n: number, whole: boolean): number | null => (whole || !isSmall(n) ? n : null)

/** What somebody may be told of the people of an area: everything, numbers that aren't small, or none. */
export type Telling = 'whole' | 'exact' | 'none'
/**
 * The numbers of their own area and its parts are made so that nothing can be subtracted. Asked for a part of its own, they
 * would be the very numbers that are missing there; even rounded they would tell at their edges.
 */
export const tellingOf = (actor: Actor, areaId: number): Telling =>
  seesNames(actor) ? 'whole' : actor.areaId === areaId ? 'exact' : 'none'
export const told = (n: number, telling: Telling): number | null =>
  telling === 'none' ? null : cell(n, telling === 'whole')

/** A number that may be held back. Zeros are told: nobody is recognised by them. */
export type Held = { n: number; hidden: boolean }
/** What a reader knows of some numbers: one is the sum of the others. */
export type Sum = { total: Held; parts: readonly Held[] }

/** Does it follow from the sums what stands in a hidden number? By elimination: it does if its own column is cleared alone. */
const following = (sums: readonly Sum[]): Set<Held> => {
  const open = new Map<Held, number>()
  for (const { total, parts } of sums)
    for (const h of [total, ...parts]) if (h.hidden && !open.has(h)) open.set(h, open.size)
  const rows = sums.map(({ total, parts }) => {
    const row = Array.from({ length: open.size }, () => 0)
    if (total.hidden) row[open.get(total)!]! -= 1
    for (const part of parts) if (part.hidden) row[open.get(part)!]! += 1
    return row
  })
  let rank = 0
  for (let column = 0; column < open.size; column++) {
    const pivot = rows.findIndex((row, at) => at >= rank && Math.abs(row[column]!) > 1e-9)
    if (pivot < 0) continue
    ;[rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!]
    const by = rows[rank]![column]!
    rows[rank] = rows[rank]!.map((x) => x / by)
    for (const [at, row] of rows.entries())
      if (at !== rank && Math.abs(row[column]!) > 1e-9) rows[at] = row.map((x, i) => x - row[column]! * rows[rank]![i]!)
    rank++
  }
  const alone = rows.slice(0, rank).flatMap((row) => {
    const left = row.flatMap((x, i) => (Math.abs(x) > 1e-9 ? [i] : []))
    return left.length === 1 ? left : []
  })
  return new Set([...open].flatMap(([held, at]) => (alone.includes(at) ? [held] : [])))
}

/** All that stands hidden in a sum that is told is fewer than five: each of two that are hidden would be one. */
const tooFew = ({ total, parts }: Sum) => {
  const hidden = parts.filter((p) => p.hidden).reduce((sum, p) => sum + p.n, 0)
  return !total.hidden && isSmall(hidden)
}

const isTold = ({ n, hidden }: Held) => !hidden && n > 0

/**
 * Hides what is small, and then as many others as it takes, the smallest first, until nothing hidden follows from what is
 * told. Where a sum has nothing else to hide, its total goes.
 */
export const hold = (sums: readonly Sum[]): void => {
  for (const { total, parts } of sums) for (const h of [total, ...parts]) if (isSmall(h.n)) h.hidden = true
  for (;;) {
    const known = following(sums)
    const leaking = sums.filter((sum) => tooFew(sum) || [sum.total, ...sum.parts].some((h) => known.has(h)))
    if (!leaking.length) return
    const beside = leaking.flatMap(({ total, parts }) => {
      const left = parts.filter(isTold)
      return left.length ? left : [total].filter(isTold)
    })
    // What gives it away may stand in other sums only. With nothing but zeros told, any share of the numbers would do.
    const anywhere = () => sums.flatMap(({ total, parts }) => [total, ...parts]).filter(isTold)
    const next = (beside.length ? beside : anywhere()).toSorted((x, y) => x.n - y.n)[0]
    if (!next) return
    next.hidden = true
  }
}
