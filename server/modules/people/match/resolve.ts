import { cluster } from './cluster.ts'
import type { Link } from './link.ts'

/** Keeps for each record of the named sides only its best partner, the surest links first. */
export const bestPartners = (links: readonly Link[], onlyA: boolean, onlyB: boolean): Link[] => {
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  return links
    .toSorted((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)
    .filter(({ a, b }) => {
      if ((onlyA && takenA.has(a)) || (onlyB && takenB.has(b))) return false
      takenA.add(a)
      takenB.add(b)
      return true
    })
}

/** Whether the records of a side have one partner at most, judged by the links that are nearly certain. */
export const onePartner = (links: readonly Link[], side: 'a' | 'b', certain = 7): boolean => {
  const counts = new Map<number, number>()
  for (const link of links) if (link.bits >= certain) counts.set(link[side], (counts.get(link[side]) ?? 0) + 1)
  let several = 0
  for (const n of counts.values()) if (n > 1) several++
  return several <= counts.size * 0.02
}

/** Clusters of more than this many records are not closed: something common has run through them. */
const largest = 30

/**
 * The pairs inside the clusters that the links make: when A is B and B is C, then A is C, unless they contradict.
 * @param bitsOf the score of a pair that no blocking pass brought together
 */
export const closedPairs = (
  records: number,
  links: readonly Link[],
  apart: readonly (readonly [number, number])[],
  bitsOf: (a: number, b: number) => Omit<Link, 'a' | 'b'>,
  least: number,
): { links: Link[]; clusters: Uint32Array; implied: number } => {
  const clusters = cluster(records, links, apart)
  const members = new Map<number, number[]>()
  for (const { a, b } of links)
    for (const record of [a, b]) {
      const list = members.get(clusters[record]!)
      if (!list) members.set(clusters[record]!, [record])
      else if (!list.includes(record)) list.push(record)
    }
  const known = new Set(links.map(({ a, b }) => a * records + b))
  const kept = links.filter(({ a, b }) => clusters[a] === clusters[b])
  let implied = 0
  for (const list of members.values()) {
    if (list.length < 3 || list.length > largest) continue
    const sorted = list.toSorted((x, y) => x - y)
    for (let i = 0; i < sorted.length; i++)
      for (let j = i + 1; j < sorted.length; j++) {
        const [a, b] = [sorted[i]!, sorted[j]!]
        if (clusters[a] !== clusters[b] || known.has(a * records + b)) continue
        const found = bitsOf(a, b)
        if (found.bits < least) continue
        implied++
        kept.push({ a, b, ...found })
      }
  }
  return { links: kept, clusters, implied }
}
