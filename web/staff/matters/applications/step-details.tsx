import { sayDay, sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import type { Step } from '../part/time-line.tsx'
import { words } from './words.ts'

/** What a step said besides its words: decision, reason, days. */
export const StepDetails = ({ step }: { step: Step }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const told: Record<string, (v: unknown) => string> = {
    letThrough: String,
    decision: (v) => phrase(`matters.decision.${String(v)}`),
    result: String,
    reason: (v) => phrase(`matters.${step.move === 'pause' ? 'pause' : 'refuse'}.${String(v)}`),
    workingDays: String,
    promisedDays: String,
    reviewOn: (v) => sayDay(String(v)),
    how: (v) => phrase(`matters.how.${String(v)}`),
    to: String,
    elsewhere: String,
  }
  const shown = Object.entries(step.details).filter(
    ([key, v]) => told[key] && (typeof v === 'string' || typeof v === 'number'),
  )
  const missing = step.details['missing']
  const lacks = Array.isArray(missing) ? missing.map(String) : []
  if (!shown.length && !lacks.length) return null
  return (
    <p className="soft small">
      {[
        ...shown.map(([key, v]) =>
          say('detailOf', { label: say(`detail.${key}` as 'detail.reason'), value: told[key]!(v) }),
        ),
        ...(lacks.length ? [say('detailOf', { label: say('missingThings'), value: sayList(lacks) })] : []),
      ].join(say('between'))}
    </p>
  )
}
