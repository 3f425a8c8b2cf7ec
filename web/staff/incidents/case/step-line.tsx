import type { IncidentStep } from '#contract/incidents/incidents.ts'
import type { z } from 'zod'
import { sayDay, sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { caseNumber } from '#contract/incidents/incident-filter.ts'
import { words } from '../words.ts'

type Step = z.infer<typeof IncidentStep>

/** One step of the time line: when, what, who, and what was said. */
export const StepLine = ({ step }: { step: Step }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const role = usePhrases('access')
  const yes = (v: unknown) => say(v ? 'yes' : 'no')
  const told: Record<string, (v: unknown) => string> = {
    reason: (v) => phrase(`incidents.reject.${String(v)}`),
    basis: String,
    outcome: (v) => phrase(`incidents.outcome.${String(v)}`),
    workingDays: String,
    reviewOn: (v) => sayDay(String(v)),
    solved: yes,
    reached: yes,
    grade: (v) => phrase(`incidents.grade.${String(v)}`),
    late: yes,
    into: (v) => caseNumber(Number(v)),
  }
  const details = Object.entries(step.details).filter(([key, v]) => told[key] && v !== null && v !== undefined)
  const who = step.role === 'resident' ? say('resident') : (step.by ?? say('system'))
  const post = step.organisation ?? (step.role && step.role !== 'resident' ? role(`role.${step.role}`) : null)
  return (
    <li className="step">
      <time dateTime={step.at}>{sayInstant(step.at)}</time>
      <p className="step-what">
        <strong>{phrase(`incidents.move.${step.move}`)}</strong>
        <span className="soft">
          {who}
          {post && ` · ${post}`}
        </span>
        {step.to.length > 0 && <span>{say('toWhom', { names: step.to.join(say('listed')) })}</span>}
        {step.fromState !== step.toState && (
          <span className="soft">{say('toState', { state: phrase(`incidents.state.${step.toState}`) })}</span>
        )}
      </p>
      {step.note && <p className="step-note">{step.note}</p>}
      {details.length > 0 && (
        <p className="soft small">
          {details.map(([key, v]) => `${say(`detail.${key}` as 'detail.reason')}：${told[key]!(v)}`).join('；')}
        </p>
      )}
    </li>
  )
}
