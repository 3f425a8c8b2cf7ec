import '../matters.css'
import { correctionFlow, type CorrectionMove } from '#contract/matters/correction-flow.ts'
import {
  correctionMoves,
  getCorrection,
  printCorrection,
  revealEvaluator,
  type CorrectionDetail,
} from '#contract/matters/corrections.ts'
import { call } from '#kit/call.ts'
import { openFile } from '#kit/download.ts'
import type { FieldLook } from '#kit/form/control.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { YesNo } from '../../incidents/move/choices.tsx'
import { CasePage, CaseView, useRow } from '../part/case-page.tsx'
import { ClockWhy } from '../part/clock-why.tsx'
import { DueLight } from '../part/due-light.tsx'
import { Fact } from '../part/fact.tsx'
import { MovePanel } from '../part/move-panel.tsx'
import { PrintButton } from '../part/print-button.tsx'
import { Reveal } from '../part/reveal.tsx'
import { TimeLine } from '../part/time-line.tsx'
import { words } from './words.ts'

const flow = correctionFlow.moves

const View = ({ detail }: { detail: CorrectionDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const reveal = useSend(revealEvaluator, [])
  const params = { areaId: detail.areaId, id: detail.id }
  const fields = (move: string): Record<string, FieldLook> => {
    const { shape } = flow[move as CorrectionMove].needs as { shape: Record<string, unknown> }
    const looks: Record<string, FieldLook> = {
      reached: { label: say('reached'), control: <YesNo /> },
      satisfied: { label: say('isSatisfied'), control: <YesNo />, when: (values) => values['reached'] === true },
      note: { label: say(move === 'measure' ? 'measureNote' : 'note'), kind: 'long' },
    }
    return Object.fromEntries(Object.keys(looks).filter((key) => key in shape).map((key) => [key, looks[key]!])) // prettier-ignore
  }
  return (
    <CaseView
      number={<span>{phrase(`matters.service.${detail.service}`)}</span>}
      title={detail.title}
      standing={
        <>
          <span className="case-state">{phrase(`matters.correction.state.${detail.state}`)}</span>
          {!detail.closedAt && <DueLight dueAt={detail.dueAt} yellowAt={detail.yellowAt} />}
          <span className="mark mark-bad">{phrase(`matters.grade.${detail.grade}`)}</span>
          {detail.tags.map((tag) => (
            <span key={tag} className="mark mark-still">
              {phrase(`matters.tag.${tag}`)}
            </span>
          ))}
        </>
      }
      moves={
        <MovePanel
          id={detail.id}
          version={detail.version}
          moves={detail.moves}
          forward={['contact', 'measure', 'call_back', 'close']}
          label={(move) => phrase(`matters.correction.move.${move}`)}
          needs={(move) => flow[move as CorrectionMove].needs}
          fields={fields}
          send={(move, body) => call(correctionMoves[move as CorrectionMove], { params, body: body as never })}
        />
      }
      aside={<TimeLine steps={detail.steps} moves="matters.correction.move" states="matters.correction.state" />}
    >
      <section>
        <h3>{say('said')}</h3>
        <p className="case-text">{detail.text ?? say('noWords')}</p>
      </section>
      <dl className="facts">
        <Fact label={say('contact')}>
          {reveal.data ? (
            <>
              {reveal.data.name} {reveal.data.phone && <a href={`tel:${reveal.data.phone}`}>{reveal.data.phone}</a>}
            </>
          ) : detail.hasContact ? (
            <>
              {say('hasContact')}{' '}
              {detail.mine && (
                <Reveal
                  busy={reveal.isPending}
                  error={reveal.error}
                  onReveal={(reason) => reveal.mutate({ params, body: { reason } })}
                />
              )}
            </>
          ) : (
            say('noContact')
          )}
        </Fact>
        <Fact label={say('place')}>{detail.place}</Fact>
        <Fact label={say('measure')}>{detail.measure ?? '-'}</Fact>
        <Fact label={say('callBacks')}>{say('callBacksN', { n: detail.callBacks })}</Fact>
        {detail.satisfied !== null && <Fact label={say('satisfied')}>{say(detail.satisfied ? 'yes' : 'no')}</Fact>}
      </dl>
      <div className="form-end">
        <PrintButton label={say('print')} open={() => openFile(printCorrection, { params })} />
      </div>
      <ClockWhy clock={detail.clock} />
    </CaseView>
  )
}

/** One bad grade: what was said, what is done about it, by when. */
export default function CorrectionPage() {
  const say = useWords(words)
  const params = useRow()
  const query = useAnswer(getCorrection, { params })
  return (
    <CasePage title={say('title')} back="/matters/corrections">
      <Answered query={query}>{(detail) => <View detail={detail} />}</Answered>
    </CasePage>
  )
}
