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
  const once = async (beat: Beat): Promise<void> => {
    let more: void | boolean = false
    try {
      more = await asSystem(pool, `beat ${beat.name}`, beat.run)
    } catch (error) {
      log.error({ err: error }, `beat ${beat.name}`)
    }
    wait(beat, more ? 1 : beat.everyMs)
  }
  const wait = (beat: Beat, ms: number) => {
    if (stopped) return
    const timer = setTimeout(() => {
      const round = once(beat)
      running.add(round)
      void round.finally(() => running.delete(round))
    }, ms)
    timers.set(beat, timer)
  }
  for (const beat of beats) wait(beat, beat.everyMs)
  return {
    stop: async () => {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
