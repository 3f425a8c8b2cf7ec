import type pg from 'pg'
import type { Logger } from 'pino'
import type { Beat } from './module.ts'
import { asSystem } from './system.ts'

/**
 * Repeats each beat in this process, the next one `everyMs` after the last has ended. What fails is logged and tried again at
 * the next beat. `stop` waits for the one under way.
 */
export const startBeats = (pool: pg.Pool, beats: readonly Beat[], log: Pick<Logger, 'error'>) => {
  let stopped = false
  const timers = new Map<Beat, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  const wait = (beat: Beat) => {
    if (stopped) return
    const timer = setTimeout(() => {
      const round: Promise<void> = asSystem(pool, `beat ${beat.name}`, beat.run)
        .catch((error: unknown) => log.error({ err: error }, `beat ${beat.name}`))
        .finally(() => {
          running.delete(round)
          wait(beat)
        })
      running.add(round)
    }, beat.everyMs)
    timers.set(beat, timer)
  }
  beats.forEach(wait)
  return {
    stop: async () => {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
