import '../matters.css'
import { useRef, useState } from 'react'
import { consultationMoves, myConsultations, type OwnConsultation } from '#contract/matters/consultation.ts'
import type { ConsultationMove } from '#contract/matters/consultation-flow.ts'
import { clientId } from '#kit/client-id.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LongTextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { DeadlineLight, Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { Inside } from '../inside.tsx'
import { questionLights } from './questions.tsx'
import { words } from './words.ts'

type One = { question: OwnConsultation }

const useMove = (question: OwnConsultation, move: 'follow_up' | 'judge' | 'withdraw') => {
  const moveId = useRef(clientId())
  const send = useSend(consultationMoves[move])
  const { areaId, id, version } = question
  const go = (body: { note?: string; helped?: boolean }, done: () => void) =>
    send.mutate(
      { params: { areaId, id }, body: { ...body, moveId: moveId.current, version } },
      {
        onSuccess: () => {
          moveId.current = clientId()
          done()
        },
        onError: sayRefused,
      },
    )
  return { go, busy: send.isPending }
}

const Judge = ({ question }: One) => {
  const say = useWords(words)
  const { go, busy } = useMove(question, 'judge')
  return (
    <section className="card">
      <h2>{say('did')}</h2>
      <div className="choices">
        {[true, false].map((helped) => (
          <Button
            key={String(helped)}
            kind="quiet"
            disabled={busy}
            onClick={() => go({ helped }, () => sayDone(say('judged')))}
          >
            {say(helped ? 'helped' : 'notHelped')}
          </Button>
        ))}
      </div>
    </section>
  )
}

const FollowUp = ({ question }: One) => {
  const say = useWords(words)
  const [note, setNote] = useState('')
  const { go, busy } = useMove(question, 'follow_up')
  return (
    <form
      className="card"
      onSubmit={(e) => {
        e.preventDefault()
        if (note.trim()) go({ note: note.trim() }, () => sayDone(say('sent')))
      }}
    >
      <LongTextField
        label={say('followUpText')}
        rows={2}
        maxLength={1000}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      <Button type="submit" kind="quiet" wide busy={busy} disabled={!note.trim()}>
        {say('followUp')}
      </Button>
    </form>
  )
}

const Whole = ({ question }: One) => {
  const say = useWords(words)
  const [asking, ask] = useState(false)
  const { go, busy } = useMove(question, 'withdraw')
  const may = (move: ConsultationMove) => question.moves.includes(move)
  return (
    <>
      <p className="matter-facts" aria-live="polite">
        <Light kind={questionLights[question.state]}>{say(`state_${question.state}`)}</Light>
        {question.dueAt && <DeadlineLight dueAt={question.dueAt} />}
        <span className="soft small">
          {question.dueAt
            ? say('until', { at: sayInstant(question.dueAt) })
            : say('by', { body: question.answeringBody })}
        </span>
      </p>
      <ol className="thread">
        {question.thread.map((said) => (
          <li key={said.at} className={`said said-${said.kind}`}>
            <p className="case-text">{said.text}</p>
            <p className="soft small">
              {said.kind === 'question' ? say('me') : (said.by ?? question.answeringBody)} · {sayInstant(said.at)}
            </p>
          </li>
        ))}
      </ol>
      {may('judge') && question.helped === null && <Judge question={question} />}
      {may('follow_up') && <FollowUp question={question} />}
      {may('withdraw') && (
        <Button kind="bad" wide onClick={() => ask(true)}>
          {say('withdraw')}
        </Button>
      )}
      <Sheet open={asking} title={say('withdraw')} onClose={() => ask(false)}>
        <p>{say('withdrawAsk')}</p>
        <Button kind="bad" wide busy={busy} onClick={() => go({}, () => ask(false))}>
          {say('withdrawSure')}
        </Button>
        <Button kind="quiet" wide onClick={() => ask(false)}>
          {say('keep')}
        </Button>
      </Sheet>
    </>
  )
}

/** 我的一个问题: the thread, the clock, whether it helped, one question more. */
export default function Question({ id }: { id: string }) {
  const say = useWords(words)
  const query = useAnswer(myConsultations, {}, { every: 30_000 })
  return (
    <Screen title={say('askTitle')} up="/questions">
      <Inside why={say('signIn')}>
        <Answered query={query}>
          {({ rows }) => {
            const question = rows.find((row) => row.id === id)
            return question ? <Whole key={question.version} question={question} /> : <Empty title={say('mineNone')} />
          }}
        </Answered>
      </Inside>
    </Screen>
  )
}
