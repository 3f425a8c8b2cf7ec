import { explainIncidentDeadline } from '#contract/incidents/incident-forms.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { DeadlineLight, Light } from '#kit/states/light.tsx'
import { words } from '../words.ts'
import { DeadlineBar } from './deadline-bar.tsx'

/** 期限说明: every clock of the case, why it ends when it ends, and what it skipped. */
export default function Deadlines({ detail }: { detail: IncidentDetail }) {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const query = useAnswer(explainIncidentDeadline, { params: { areaId: detail.areaId, id: detail.id } })
  return (
    <Answered query={query}>
      {({ clocks }) =>
        clocks.length === 0 ? (
          <Empty icon="clock" title={say('noClocks')} />
        ) : (
          <ul className="clocks">
            {clocks.map((clock) => {
              const late = clock.endedAt && clock.dueAt && clock.endedAt > clock.dueAt
              return (
                <li key={clock.seq} className="clock">
                  <p className="clock-head">
                    <strong>{phrase(`incidents.step.${clock.step}`)}</strong>
                    {clock.running ? (
                      clock.dueAt ? (
                        <DeadlineLight dueAt={clock.dueAt} yellowAt={clock.yellowAt} />
                      ) : (
                        <Light kind="still">{say('pausing')}</Light>
                      )
                    ) : (
                      <Light kind={late ? 'bad' : 'still'}>
                        {say('ended')} · {say(late ? 'endedLate' : 'endedInTime')}
                      </Light>
                    )}
                    {clock.dueAt && (
                      <span className="soft">
                        {say('barDue')} {sayInstant(clock.dueAt)}
                      </span>
                    )}
                  </p>
                  <DeadlineBar clock={clock} />
                  <ol className="clock-why">
                    {clock.sentences.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ol>
                  <p className="soft small">{say('limitFrom', { from: clock.limitFrom })}</p>
                </li>
              )
            })}
          </ul>
        )
      }
    </Answered>
  )
}
