import { givingNumbers } from '#contract/matters/giving-numbers.ts'
import type { Display } from '#contract/matters/hall-display.ts'
import { say, type Locale } from '#contract/phrases.ts'
import type { z } from 'zod'
import { instantOf, minuteAt } from '../hall/hall-day.ts'
import { sayWhy } from '../hall/site-view.ts'
import { sayInstant } from '../notices/say-notice.ts'
import type { QueueState } from './queue-now.ts'

/** Whether numbers are given at this moment; else why not and when the hall opens next, in one sentence. */
export const givingNow = (
  { plan, day }: Pick<QueueState, 'plan' | 'day'>,
  now: Date,
  locale: Locale,
): z.output<typeof Display.shape.numbers> => {
  const giving = givingNumbers(plan, day, minuteAt(now))
  if (giving.state === 'open') return { state: 'open', text: null, next: null }
  const { state, why, next } = giving
  const opens = next && new Date(instantOf(next.day, next.minute))
  const because = why ? sayWhy(locale, why) : say(locale, state === 'not_yet' ? 'matters.giving.not_yet' : 'matters.giving.over') // prettier-ignore
  return {
    state,
    text: opens ? say(locale, 'matters.giving.next', { why: because, at: sayInstant(locale, opens) }) : because,
    next: opens && opens.toISOString(),
  }
}
