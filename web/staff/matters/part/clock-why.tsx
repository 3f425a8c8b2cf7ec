import type { PartClock } from '#contract/matters/part-steps.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { DueLight } from './due-light.tsx'
import { words } from './words.ts'

/** The running clock and why it ends when it ends. */
export const ClockWhy = ({ clock }: { clock: PartClock | null }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  if (!clock) return null
  return (
    <section className="clock" aria-label={say('deadline')}>
      <p className="clock-head">
        <strong>{phrase(`matters.limit.${clock.step}`)}</strong>
        <DueLight dueAt={clock.dueAt} yellowAt={clock.yellowAt} />
        <span className="soft">{sayInstant(clock.dueAt)}</span>
      </p>
      <ol className="clock-why">
        {clock.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  )
}
