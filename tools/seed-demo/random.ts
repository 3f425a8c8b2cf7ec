/** Made-up chance that is the same every time: one seed, one sequence. */
export type Random = {
  /** From 0 up to but not including 1. */
  next: () => number
  chance: (share: number) => boolean
  /** A whole number from `from` to `to`, both included. */
  whole: (from: number, to: number) => number
  pick: <T>(list: readonly T[]) => T
  /** A positive number around `median`; `spread` 0.5 is narrow, 1 wide (log-normal). */
  around: (median: number, spread: number) => number
  /** A UUID of version 7 at an instant. */
  uuid: (at: Date) => string
}

/** FNV-1a over the text: neighbouring seeds give unlike sequences. */
const hash = (text: string) => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

/** The sequence (mulberry32) of a seed, any text. */
export const randomOf = (seed: string): Random => {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    around: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return median * Math.exp(normal * spread)
    },
    uuid: (at) => {
      const time = hex(at.getTime(), 12)
      const variant = (8 + whole(0, 3)).toString(16)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(whole(0, 0xfff), 3)}-${variant}${hex(whole(0, 0xfff), 3)}-${hex(whole(0, 0xffffff), 6)}${hex(whole(0, 0xffffff), 6)}`
    },
  }
}

/** Picks by weight; built once, asked often. */
export const weighted = <T>(items: readonly (readonly [T, number])[]) => {
  const bounds: number[] = []
  let sum = 0
  for (const [, weight] of items) bounds.push((sum += weight))
  return (random: Random): T => {
    const wanted = random.next() * sum
    let low = 0
    let high = bounds.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (bounds[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return items[low]![0]
  }
}
