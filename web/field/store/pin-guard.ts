/** Wrong PINs so far, and until when none is taken, ms. */
export type Guard = { wrongs: number; notBefore: number }
export const freshGuard: Guard = { wrongs: 0, notBefore: 0 }

const free = 3
const pauses = [30_000, 60_000, 300_000, 900_000, 3_600_000]

/**
 * The guard after one more try: written down before the PIN is looked at, so that closing the app in between wins nothing. Three
 * tries are free, then each costs more, an hour at most; nothing is ever deleted for it: what was not sent would be lost.
 */
export const oneMoreTry = ({ wrongs }: Guard, now: number): Guard => {
  const next = wrongs + 1
  const pause = next < free ? 0 : pauses[Math.min(next - free, pauses.length - 1)]!
  return { wrongs: next, notBefore: pause ? now + pause : 0 }
}
/** A clock set back doesn't lock anybody out for longer than the pause itself. */
export const waitsUntil = ({ notBefore }: Guard, now: number): number | null =>
  notBefore > now && notBefore - now <= pauses.at(-1)! ? notBefore : null
