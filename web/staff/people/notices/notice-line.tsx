import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { answerNotice, readNotice, type Notice } from '#contract/people/notices.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { words } from './words.ts'

type Step = 'accepted' | 'refused' | 'answered' | 'withdrawn'
const lights: Record<Notice['state'], LightKind> = {
  new: 'warn',
  read: 'warn',
  accepted: 'good',
  refused: 'bad',
  answered: 'good',
  withdrawn: 'still',
}
const verbs = { accepted: 'accept', refused: 'refuse', answered: 'answer', withdrawn: 'withdraw' } as const

/** One notice: what it says in a sentence, and what one can answer. Accepting a transfer carries it out at once. */
export const NoticeLine = ({ notice }: { notice: Notice }) => {
  const say = useWords(words)
  const send = useSend(answerNotice)
  const read = useSend(readNotice)
  const [asked, ask] = useState<Step>()
  const [text, setText] = useState('')
  const { areaId, id, kind, box, state } = notice
  const isTransfer = kind === 'asks_transfer' || kind === 'gives_transfer'
  const isOpen = state === 'new' || state === 'read'
  const steps: Step[] = !isOpen
    ? []
    : box === 'out'
      ? isTransfer
        ? ['withdrawn']
        : []
      : isTransfer
        ? ['accepted', 'refused']
        : ['answered']
  const over = kind === 'registered_here' && notice.about['over'] === true
  const key =
    kind === 'maybe_same'
      ? 'kind_maybe_same'
      : over
        ? 'kind_registered_here_over'
        : kind === 'found_here'
          ? (`kind_found_here_${notice.about['says'] === 'registered' ? 'registered' : 'lives'}${box === 'out' ? '_out' : ''}` as const)
          : box === 'out'
            ? (`kind_${kind}_out` as const)
            : (`kind_${kind}` as const)
  const answer = (step: Step) =>
    send.mutate(
      { params: { areaId, id }, body: { version: notice.version, state: step, answer: text.trim() || null } },
      {
        onSuccess: () => {
          sayDone(say(step))
          ask(undefined)
        },
        onError: sayRefused,
      },
    )
  const note = notice.about['note']
  return (
    <li className="line">
      <div className="line-main stack">
        <p>
          <strong>{say(key, { name: notice.name, area: notice.otherAreaName })}</strong>{' '}
          <Light kind={kind === 'registered_here' && isOpen ? 'info' : lights[state]}>{say(`state_${state}`)}</Light>
        </p>
        {typeof note === 'string' && note && <p>{say('note', { text: note })}</p>}
        {notice.answer && <p>{say('theirAnswer', { text: notice.answer })}</p>}
        <p className="soft small">
          <time dateTime={notice.at}>{sayInstant(notice.at)}</time>
          {notice.homeAreaId === areaId && (
            <>
              {' · '}
              <Link to="/people/$areaId/$id" params={{ areaId: String(areaId), id: notice.personId }}>
                {say('open')}
              </Link>
            </>
          )}
        </p>
        {asked && (
          <form
            className="stack"
            onSubmit={(e) => {
              e.preventDefault()
              answer(asked)
            }}
          >
            <label className="filter-label" htmlFor={`answer-${id}`}>
              {say(asked === 'refused' ? 'why' : 'whyMay')}
            </label>
            <Input
              id={`answer-${id}`}
              autoFocus
              maxLength={500}
              value={text}
              onChange={(e) => setText(e.target.value)}
            />
            <div className="line-ways">
              <Button
                type="primary"
                htmlType="submit"
                loading={send.isPending}
                disabled={asked !== 'withdrawn' && asked !== 'accepted' && !text.trim()}
              >
                {say(verbs[asked])}
              </Button>
              <Button onClick={() => ask(undefined)}>{say('cancel')}</Button>
            </div>
          </form>
        )}
      </div>
      {!asked && (
        <div className="line-ways">
          {steps.map((step, at) => (
            <Button
              key={step}
              type={at === 0 && box === 'in' ? 'primary' : 'default'}
              loading={send.isPending}
              onClick={() => (step === 'accepted' || step === 'withdrawn' ? answer(step) : ask(step))}
            >
              {say(verbs[step])}
            </Button>
          ))}
          {box === 'in' && state === 'new' && !isTransfer && (
            <Button
              loading={read.isPending}
              onClick={() => read.mutate({ params: { areaId, id } }, { onError: sayRefused })}
            >
              {say('read')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
