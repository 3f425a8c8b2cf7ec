import type { FollowedIncident } from '#contract/incidents/followed-incidents.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

/** What happened, newest first, in plain words: who, what, and what they said. */
export const Timeline = ({ steps }: { steps: FollowedIncident['timeline'] }) => {
  const say = useWords(words)
  return (
    <ol className="steps">
      {steps.toReversed().map((step) => (
        <li key={step.seq} className="step">
          <p className="step-what">{step.what}</p>
          {step.note && <p className="step-note">{step.note}</p>}
          <p className="soft small">
            {step.by ?? say('me')} · <time dateTime={step.at}>{sayInstant(step.at)}</time>
          </p>
        </li>
      ))}
    </ol>
  )
}
