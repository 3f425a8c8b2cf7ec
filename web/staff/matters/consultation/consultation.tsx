import '../matters.css'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { consultationFlow, type ConsultationMove } from '#contract/matters/consultation-flow.ts'
import {
  callAsker,
  consultationMoves,
  getConsultation,
  printConsultation,
  type ConsultationDetail,
} from '#contract/matters/consultation.ts'
import { call } from '#kit/call.ts'
import { openFile } from '#kit/download.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { OrganisationPicker } from '../../incidents/move/organisation-picker.tsx'
import { CasePage, CaseView, useRow } from '../part/case-page.tsx'
import { ClockWhy } from '../part/clock-why.tsx'
import { DueLight } from '../part/due-light.tsx'
import { MovePanel } from '../part/move-panel.tsx'
import { PrintButton } from '../part/print-button.tsx'
import { Reveal } from '../part/reveal.tsx'
import { TimeLine } from '../part/time-line.tsx'
import { ProposeFaq } from './propose-faq.tsx'
import { FromVisit } from '../../visits/from-visit.tsx'
import { words } from './words.ts'

const flow = consultationFlow.moves

const View = ({ detail }: { detail: ConsultationDetail }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  const callBack = useSend(callAsker, [])
  const [proposing, propose] = useState(false)
  const params = { areaId: detail.areaId, id: detail.id }
  const answered = detail.thread.findLast((t) => t.kind === 'answer')
  return (
    <CaseView
      number={<span className="figure">{detail.number}</span>}
      title={detail.question}
      standing={
        <>
          <span className="case-state">{phrase(`matters.consultation.state.${detail.state}`)}</span>
          {detail.clock && <DueLight dueAt={detail.dueAt} yellowAt={detail.yellowAt} />}
          <span>
            <span className="soft">{say('by')} </span>
            {detail.organisation ?? say('window')}
          </span>
          {detail.phone && (
            <span>
              <span className="soft">{say('phone')} </span>
              {callBack.data ? <a href={`tel:${callBack.data.phone}`}>{callBack.data.phone}</a> : detail.phone}{' '}
              {!callBack.data && may('matters.reveal') && (
                <Reveal
                  busy={callBack.isPending}
                  error={callBack.error}
                  onReveal={(reason) => callBack.mutate({ params, body: { reason } })}
                />
              )}
            </span>
          )}
          {detail.channel !== 'app' && (
            <span className="mark mark-still">{say(detail.channel === 'visit' ? 'atVisit' : 'byCall')}</span>
          )}
          {detail.helped !== null && (
            <Light kind={detail.helped ? 'good' : 'warn'}>{say(detail.helped ? 'helped' : 'notHelped')}</Light>
          )}
        </>
      }
      moves={
        <MovePanel
          id={detail.id}
          version={detail.version}
          moves={detail.moves}
          forward={['answer', 'answer_again', 'pass_on']}
          label={(move) => phrase(`matters.consultation.move.${move}`)}
          needs={(move) => flow[move as ConsultationMove].needs}
          initial={(move) => (move === 'pass_on' ? { organisationId: null } : {})}
          fields={(move) => ({
            ...(move === 'pass_on'
              ? {
                  organisationId: {
                    label: say('organisation'),
                    control: <OrganisationPicker areaId={detail.areaId} />,
                  },
                }
              : {}),
            note: { label: say(move === 'pass_on' ? 'note' : 'answer'), kind: 'long' as const },
          })}
          send={(move, body) =>
            call(consultationMoves[move as ConsultationMove], {
              params,
              body: (move === 'pass_on' ? { ...body, organisationId: body['organisationId'] ?? null } : body) as never,
            })
          }
        />
      }
      aside={<TimeLine steps={detail.steps} moves="matters.consultation.move" states="matters.consultation.state" />}
    >
      <FromVisit kind="consultation" areaId={detail.areaId} id={detail.id} />
      <ol className="thread">
        {detail.thread.map((t) => (
          <li key={t.at} className={`thread-${t.kind}`}>
            <p className="soft small">
              {t.kind === 'question'
                ? detail.anonymous
                  ? say('anonymous')
                  : say('resident')
                : (t.by ?? say('window'))}{' '}
              · {sayInstant(t.at)}
            </p>
            <p className="step-note">{t.text}</p>
          </li>
        ))}
      </ol>
      {answered &&
        (detail.faqId ? (
          <p className="soft">{say('isProposed')}</p>
        ) : (
          <p>
            <Button onClick={() => propose(true)}>{say('propose')}</Button>
          </p>
        ))}
      {detail.alike.length > 0 && (
        <section>
          <h3>{say('alike')}</h3>
          {detail.alike.map((one) => (
            <details key={one.id}>
              <summary>{one.question}</summary>
              <p className="step-note">{one.answer}</p>
            </details>
          ))}
        </section>
      )}
      <div className="form-end">
        <PrintButton label={say('print')} open={() => openFile(printConsultation, { params })} />
      </div>
      <ClockWhy clock={detail.clock} />
      <Drawer
        open={proposing}
        onClose={() => propose(false)}
        title={say('propose')}
        size="min(620px, 100vw)"
        destroyOnHidden
      >
        <ProposeFaq
          areaId={detail.areaId}
          from={{ consultationId: detail.id, question: detail.question, answer: answered?.text ?? '' }}
          onDone={() => propose(false)}
        />
      </Drawer>
    </CaseView>
  )
}

/** One question: what was asked, the answer, the clock. */
export default function ConsultationPage() {
  const say = useWords(words)
  const params = useRow()
  const query = useAnswer(getConsultation, { params })
  return (
    <CasePage title={say('title')} back="/matters/consultations">
      <Answered query={query}>{(detail) => <View detail={detail} />}</Answered>
    </CasePage>
  )
}
