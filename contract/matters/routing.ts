/** A worker as routing sees them. `level` of the class asked for: 0 none to 4 teaches (D04). */
export type Able = {
  accountId: string
  level: number
  absent: boolean
  windowNo: number | null
  duty: 'A' | 'B' | null
}

/** From this level on one may finish a matter alone. */
export const ableLevel = 3

/**
 * 门内再分家 (D05): who inside can take a matter to its end, the best first. Somebody absent is left out; where A is absent, B of the same
 * window stands in their place; then whoever can do more, then whoever sits at a window.
 */
export const routeInside = (people: readonly Able[]): (Able & { standsInFor: string | null })[] => {
  const awayA = new Map(
    people.filter((p) => p.duty === 'A' && p.absent && p.windowNo !== null).map((p) => [p.windowNo, p.accountId]),
  )
  return people
    .filter((p) => !p.absent && p.level >= ableLevel)
    .map((p) => ({ ...p, standsInFor: p.duty === 'B' ? (awayA.get(p.windowNo) ?? null) : null }))
    .toSorted(
      (a, b) =>
        Number(b.standsInFor !== null || b.duty === 'A') - Number(a.standsInFor !== null || a.duty === 'A') ||
        b.level - a.level ||
        Number(b.windowNo !== null) - Number(a.windowNo !== null) ||
        (a.accountId < b.accountId ? -1 : 1),
    )
}
