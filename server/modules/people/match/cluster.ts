import type { Link } from './link.ts'

/**
 * Puts linked records into clusters, the surest links first. Two clusters are never joined when a pair across them is
 * known to contradict (two valid, different documents): what A has with B and B with C doesn't make A and C one.
 * @param apart pairs that must not meet, as [a, b]
 * @returns for each record the number of its cluster (its lowest record)
 */
export const cluster = (
  records: number,
  links: readonly Link[],
  apart: Iterable<readonly [number, number]>,
): Uint32Array => {
  const parent = Uint32Array.from({ length: records }, (_, i) => i)
  const find = (of: number): number => {
    let root = of
    while (parent[root] !== root) root = parent[root]!
    for (let at = of; parent[at] !== root;) [at, parent[at]] = [parent[at]!, root]
    return root
  }
  const enemies = new Map<number, Set<number>>()
  const oppose = (x: number, y: number) => {
    const set = enemies.get(x)
    if (set) set.add(y)
    else enemies.set(x, new Set([y]))
  }
  for (const [a, b] of apart) {
    oppose(a, b)
    oppose(b, a)
  }
  for (const { a, b } of links.toSorted((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)) {
    const [x, y] = [find(a), find(b)]
    if (x === y || enemies.get(x)?.has(y)) continue
    const [kept, gone] = x < y ? [x, y] : [y, x]
    parent[gone] = kept
    const theirs = enemies.get(gone)
    if (theirs) {
      for (const enemy of theirs) {
        oppose(kept, enemy)
        enemies.get(enemy)!.delete(gone)
        oppose(enemy, kept)
      }
      enemies.delete(gone)
    }
  }
  for (let i = 0; i < records; i++) parent[i] = find(i)
  return parent
}
