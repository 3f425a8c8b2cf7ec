import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { words } from './words.ts'

/** What happened, newest first, and which departments take part. */
export const Course = ({ incident: { steps, tasks } }: { incident: IncidentDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  return (
    <>
      {tasks.length > 0 && (
        <section className="card">
          <h2>{say('tasks')}</h2>
          <ul>
            {tasks.map((task) => (
              <li key={`${task.organisationId}-${task.calledAt}`}>
                {task.organisation}{' '}
                <span className="soft small">
                  {task.checkedInAt
                    ? say('checkedIn', { at: sayInstant(task.checkedInAt) })
                    : task.kind === 'lead'
                      ? ''
                      : say('notYet')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card">
        <h2>{say('steps')}</h2>
        <ol className="steps">
          {steps.toReversed().map((step) => (
            <li key={step.seq} className="step">
              <p className="step-what">
                {phrase(`incidents.move.${step.move}`)}
                {step.to.length > 0 && say('toWhom', { names: step.to.join(say('listed')) })}
              </p>
              {step.note && <p className="step-note">{step.note}</p>}
              <p className="soft small">
                {[step.by, step.organisation, sayInstant(step.at)].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
