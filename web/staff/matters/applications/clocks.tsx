import { explainApplication } from '#contract/matters/application-lists.ts'
import type { ApplicationDetail } from '#contract/matters/applications.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { DeadlineBar } from '../../incidents/case/deadline-bar.tsx'
import { DueLight } from '../part/due-light.tsx'
import { words as partWords } from '../part/words.ts'
import { words } from './words.ts'

/** 期限说明: every clock, why it ends when it ends, what it skipped and when it rested. */
export default function Clocks({ detail }: { detail: ApplicationDetail }) {
  const say = useWords(words)
  const sayPart = useWords(partWords)
  const phrase = usePhrases('matters')
  const query = useAnswer(explainApplication, { params: { areaId: detail.areaId, id: detail.id } })
  return (
    <Answered query={query}>
      {({ clocks }) =>
        clocks.length === 0 ? (
          <Empty icon="clock" title={sayPart('noClock')} />
        ) : (
          <ul className="clocks">
            {clocks.map((clock) => {
              const late = clock.endedAt && clock.dueAt && clock.endedAt > clock.dueAt
              return (
                <li key={clock.seq} className="clock">
                  <p className="clock-head">
                    <strong>{phrase(`matters.clock.${clock.clock}`)}</strong>
                    {clock.running ? (
                      <DueLight dueAt={clock.dueAt} yellowAt={clock.yellowAt} paused={clock.dueAt === null} />
                    ) : (
                      <Light kind={late ? 'bad' : 'still'}>
                        {say('ended')} · {say(late ? 'endedLate' : 'endedInTime')}
                      </Light>
                    )}
                    <span className="soft">
                      {say('workingDays', { n: clock.workingDays })}
                      {clock.extraDays > 0 && ` + ${say('extraDays', { n: clock.extraDays })}`}
                      {clock.dueAt && ` · ${say('until', { at: sayInstant(clock.dueAt) })}`}
                    </span>
                  </p>
                  <DeadlineBar clock={clock} />
                  <ol className="clock-why">
                    {clock.sentences.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ol>
                </li>
              )
            })}
          </ul>
        )
      }
    </Answered>
  )
}
