import type { Measured } from './load-process.ts'

export type Figures = { perSecond: number; p50: number; p95: number; p99: number }

/** Figures over all rounds together; latencies in milliseconds. */
export const figuresOf = (rounds: readonly Measured[]): Figures => {
  const all = rounds.flatMap((r) => r.latencies).sort((a, b) => a - b)
  const at = (share: number) => (all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0) / 1000
  const time = rounds.reduce((sum, r) => sum + r.seconds, 0)
  return { perSecond: all.length / time, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
