import { seededRandom } from '../seeded-random.ts'

/** A seeded source of choices. */
export const dice = (seed: number) => {
  const random = seededRandom(seed)
  return {
    random,
    below: (n: number) => Math.floor(random() * n),
    chance: (p: number) => random() < p,
    pick: <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)]!,
    /** Picks by weight, in constant effort per draw. */
    weighted: <T>(entries: readonly (readonly [T, number])[]) => {
      const sums: number[] = []
      let total = 0
      for (const [, weight] of entries) sums.push((total += weight))
      return (): T => {
        const at = random() * total
        let [low, high] = [0, sums.length - 1]
        while (low < high) {
          const middle = (low + high) >> 1
          if (sums[middle]! <= at) low = middle + 1
          else high = middle
        }
        return entries[low]![0]
      }
    },
  }
}
export type Dice = ReturnType<typeof dice>

/** One slip of the writer in a text: a character changed, dropped, doubled or two exchanged. */
export const misspell = ({ below, pick }: Dice, text: string, alphabet: string): string => {
  if (!text) return text
  const at = below(text.length)
  const kind = below(4)
  if (kind === 0) return text.slice(0, at) + pick(alphabet) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 2) return text.slice(0, at) + pick(alphabet) + text.slice(at)
  return at + 1 < text.length ? text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2) : text
}
