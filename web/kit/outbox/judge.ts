import { NetworkError, ProblemError } from '../refusal.ts'
import type { ItemRefusal } from './item.ts'

/**
 * offline: nobody can be reached, try everything later. again: this one later, others now. signed_out: wait for the user to sign
 * in. stopped: the server wants this phone to stop sending. conflict, refused: for the user to look at.
 */
export type Verdict = 'offline' | 'again' | 'signed_out' | 'stopped' | 'conflict' | 'refused'

/** What a failed sending means for the item, and for those behind it. */
export const judge = (error: unknown, stopsOn: readonly string[] = []): Verdict => {
  if (error instanceof NetworkError) return 'offline'
  if (!(error instanceof ProblemError)) return 'refused'
  if (stopsOn.includes(error.code)) return 'stopped'
  if (error.status === 401) return 'signed_out'
  if (error.code === 'platform.conflict') return 'conflict'
  // A fault of the server or its limits says nothing about the item.
  if (error.status >= 500 || error.status === 429 || error.code === 'platform.csrf') return 'again'
  return 'refused'
}

/** The reason as it is kept with the item. What isn't a refusal of the server is a fault of this app, and said as it is. */
export const refusalAs = (error: unknown): ItemRefusal =>
  error instanceof ProblemError
    ? { status: error.status, code: error.code, title: error.message, details: error.details, errors: error.errors }
    : { status: 0, code: 'app', title: error instanceof Error ? error.message : String(error), details: {}, errors: [] }

const longest = 300_000
/** How long to wait after so many failures, ms: doubling to five minutes, scattered so that phones don't come all at once. */
export const pauseAfter = (tries: number, chance = Math.random()): number =>
  Math.round(Math.min(longest, 2000 * 2 ** Math.min(tries - 1, 10)) * (0.75 + chance / 2))
