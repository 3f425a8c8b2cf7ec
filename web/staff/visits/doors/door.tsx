import '../visits.css'
import { Link } from '@tanstack/react-router'
import { doorFlow } from '#contract/visits/door-flow.ts'
import { answerDoor, getDoorMessage, revealDoorSpeaker, type DoorMessageDetail } from '#contract/visits/doors.ts'
import { call } from '#kit/call.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { CasePage, CaseView, useRow } from '../../matters/part/case-page.tsx'
import { DueLight } from '../../matters/part/due-light.tsx'
import { Fact } from '../../matters/part/fact.tsx'
import { MovePanel } from '../../matters/part/move-panel.tsx'
import { Reveal } from '../../matters/part/reveal.tsx'
import { TimeLine } from '../../matters/part/time-line.tsx'
import { words } from './words.ts'

const Contact = ({ detail }: { detail: DoorMessageDetail }) => {
  const say = useWords(words)
  const reveal = useSend(revealDoorSpeaker, [])
  const { areaId, id } = detail
  if (!detail.hasContact) return <>{say('anonymous')}</>
  if (reveal.data) {
    const { phone } = reveal.data
    return phone ? <a href={`tel:${phone}`}>{phone}</a> : <>{say('noContact')}</>
  }
  return (
    <Reveal
      busy={reveal.isPending}
      error={reveal.error}
      onReveal={(reason) => reveal.mutate({ params: { areaId, id }, body: { reason } })}
    />
  )
}

const View = ({ detail }: { detail: DoorMessageDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const params = { areaId: detail.areaId, id: detail.id }
  const grid = detail.gridNo === null ? {} : { grid: String(detail.gridNo) }
  return (
    <CaseView
      number={
        <span>
          {phrase(`visits.door.kind.${detail.kind}`)} · {sayInstant(detail.saidAt)}
        </span>
      }
      title={detail.building}
      standing={
        <>
          <span className="case-state">{phrase(`visits.door.state.${detail.state}`)}</span>
          {detail.dueAt && <DueLight dueAt={detail.dueAt} yellowAt={detail.yellowAt} />}
          {detail.escalated && <span className="mark mark-bad">{say('escalated')}</span>}
        </>
      }
      moves={
        detail.kind === 'nobody_came' && (
          <MovePanel
            id={detail.id}
            version={detail.version}
            moves={detail.moves}
            forward={['answer']}
            context="visits"
            label={(move) => phrase(`visits.door.move.${move}`)}
            needs={() => doorFlow.moves.answer.needs}
            fields={() => ({ note: { label: say('answerNote'), kind: 'long' } })}
            send={(_, body) => call(answerDoor, { params, body: body as never })}
          />
        )
      }
      aside={<TimeLine context="visits" steps={detail.steps} moves="visits.door.move" states="visits.door.state" />}
    >
      <p className="case-text">{detail.text || say('noWords')}</p>
      <dl className="facts">
        {detail.sinceMonths !== null && (
          <Fact label={say('since')}>{say(`since_${detail.sinceMonths as 0 | 1 | 3 | 6}`)}</Fact>
        )}
        <Fact label={say('room')}>{detail.room ?? say('noRoom')}</Fact>
        <Fact label={say('contact')}>
          <Contact detail={detail} />
        </Fact>
        {detail.helped !== null && <Fact label={say('helped')}>{say(detail.helped ? 'yes' : 'no')}</Fact>}
      </dl>
      <p>
        <Link to={'/visits' as '/'} search={{ area: String(detail.areaId), ...grid } as never}>
          {say('visits')}
        </Link>
      </p>
      {detail.clock && (
        <section className="clock" aria-label={say('clock')}>
          <ol className="clock-why">
            {detail.clock.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </section>
      )}
    </CaseView>
  )
}

/** One of them: what was said, by when it is answered, what was answered. */
export default function DoorPage() {
  const say = useWords(words)
  const params = useRow('visits')
  const query = useAnswer(getDoorMessage, { params })
  return (
    <CasePage title={say('title')} back="/visits/doors">
      <Answered query={query}>{(detail) => <View detail={detail} />}</Answered>
    </CasePage>
  )
}
