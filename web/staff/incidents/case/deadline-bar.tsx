import type { z } from 'zod'
import type { ExplainedClock } from '#contract/incidents/incident-forms.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { words } from '../words.ts'

type Clock = Pick<z.infer<typeof ExplainedClock>, 'startedAt' | 'endedAt' | 'dueAt' | 'yellowAt' | 'explanation'>
type Span = { kind: 'rest' | 'pause'; from: number; to: number }
const dayMs = 86_400_000
const startOfDay = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

/** What took no time off the clock: days off as told by the explanation, and pauses. */
const spansOf = (clock: Clock, end: number): Span[] =>
  clock.explanation.flatMap((step): Span[] => {
    if (step.kind === 'holiday') return [{ kind: 'rest', from: startOfDay(step.from), to: startOfDay(step.to) + dayMs }]
    if (step.kind === 'weekends')
      return step.spans.map((span) => ({ kind: 'rest', from: startOfDay(span.from), to: startOfDay(span.to) + dayMs }))
    if (step.kind === 'pause')
      return [{ kind: 'pause', from: Date.parse(step.from), to: step.to ? Date.parse(step.to) : end }]
    return []
  })

/** A clock drawn to scale: what counted, what was skipped, where it turns yellow, where it ends. The sentences below say the same. */
export const DeadlineBar = ({ clock, now = Date.now() }: { clock: Clock; now?: number }) => {
  const say = useWords(words)
  const start = Date.parse(clock.startedAt)
  const due = clock.dueAt ? Date.parse(clock.dueAt) : undefined
  const stopped = clock.endedAt ? Date.parse(clock.endedAt) : now
  const end = Math.max(due ?? stopped, stopped, start + 60_000)
  const at = (time: number) => (100 * (Math.min(Math.max(time, start), end) - start)) / (end - start)
  const wide = (from: number, to: number) => `${at(to) - at(from)}%`
  const spans = spansOf(clock, end)
  const kinds = [...new Set(spans.map((span) => span.kind))]
  const marks = [
    clock.yellowAt && { kind: 'yellow', at: Date.parse(clock.yellowAt), word: say('barYellow') },
    due && { kind: 'due', at: due, word: say('barDue') },
    { kind: 'now', at: stopped, word: say(clock.endedAt ? 'barEnd' : 'barNow') },
  ].filter((mark) => !!mark)
  return (
    <figure className="bar-of-time">
      <div className="bar-track" aria-hidden="true">
        <span className="bar-work" style={{ left: 0, width: wide(start, due ?? end) }} />
        {due && stopped > due && (
          <span className="bar-over" style={{ left: `${at(due)}%`, width: wide(due, stopped) }} />
        )}
        {spans.map((span) => (
          <span
            key={`${span.kind}.${span.from}`}
            className={`bar-${span.kind}`}
            style={{ left: `${at(span.from)}%`, width: wide(span.from, span.to) }}
          />
        ))}
        {marks.map((mark) => (
          <span key={mark.kind} className={`bar-mark bar-mark-${mark.kind}`} style={{ left: `${at(mark.at)}%` }} />
        ))}
      </div>
      <figcaption className="soft small">
        {kinds.includes('rest') && <span className="bar-key bar-key-rest">{say('barRest')}</span>}
        {kinds.includes('pause') && <span className="bar-key bar-key-pause">{say('barPause')}</span>}
        {marks.map((mark) => (
          <span key={mark.kind} className={`bar-key bar-key-${mark.kind}`}>
            {mark.word} {sayInstant(new Date(mark.at))}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
