/** What the estimate rests on. Minutes. */
export type WaitMaterial = {
  /** Those who will be called before. */
  ahead: number
  /** Lengths of the last services of this class today at this site, newest first. */
  services: readonly number[]
  /** Windows open now that serve the class. */
  windows: number
  /** Length of a slot: what one service takes when the day has said nothing yet. */
  usual: number
}
/** `from`–`to` minutes; `basis`: what the day has shown, or what is usual. Null: no window is open. */
export type Wait = { from: number; to: number; basis: 'today' | 'usual'; samples: number } | null

const newest = 20
const enough = 3
const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!
const fiveUp = (minutes: number) => Math.ceil(minutes / 5) * 5

/**
 * How long to wait (S02 of the constant complaints: numbers that promise a minute). Those ahead, shared by the open windows, each taking as long
 * as the middle half of the last 20 services took; said in steps of five minutes, as a range.
 */
export const estimateWait = ({ ahead, services, windows, usual }: WaitMaterial): Wait => {
  if (windows < 1) return null
  const last = services.slice(0, newest).toSorted((a, b) => a - b)
  const known = last.length >= enough
  const [low, middle, high] = known
    ? [quantile(last, 0.25), quantile(last, 0.5), quantile(last, 0.75)]
    : [usual * 0.5, usual * 0.75, usual]
  const rounds = Math.floor(ahead / windows)
  // Somebody is being served: on average half a service is left before a window is free at all.
  const to = fiveUp(rounds * high + middle)
  return {
    from: Math.min(to, Math.floor((rounds * low) / 5) * 5),
    to,
    basis: known ? 'today' : 'usual',
    samples: last.length,
  }
}
