import type { SiteDay } from '#contract/matters/hall-sites.ts'
import type { WaitShape } from '#contract/matters/tickets.ts'
import type { z } from 'zod'
import { usePhrases } from '#kit/phrases.ts'

/** `09:30` of minutes after midnight. */
export const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `09:00–12:00 13:30–17:30` */
export const sayHours = (spans: readonly { from: number; to: number }[]) =>
  spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(' ')

/** Waiting as a range, or that no window is open. */
export const useSayWait = () => {
  const phrase = usePhrases('matters')
  return (wait: z.output<typeof WaitShape>) =>
    wait === null
      ? phrase('matters.wait_none')
      : phrase(wait.from === 0 ? 'matters.wait_soon' : 'matters.wait', { from: wait.from, to: wait.to })
}

/** A day of a hall in a line: its hours, or why it is closed. */
export const sayDayOf = (day: z.output<typeof SiteDay>) => day.why?.text ?? sayHours(day.spans)
