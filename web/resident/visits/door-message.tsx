import { useRef } from 'react'
import { judgeDoor, myDoorMessages, withdrawDoor, type OwnDoorMessage } from '#contract/visits/doors.ts'
import { clientId } from '#kit/client-id.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { DeadlineLight, Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import '../matters/matters.css'
import { Inside } from '../matters/inside.tsx'
import { doorLights } from './door-messages.tsx'
import { words } from './words.ts'

const Whole = ({ message }: { message: OwnDoorMessage }) => {
  const say = useWords(words)
  const moveId = useRef(clientId())
  const judge = useSend(judgeDoor)
  const withdraw = useSend(withdrawDoor)
  const { areaId, id, version } = message
  const params = { areaId, id }
  const done = (text: string) => ({
    onSuccess: () => {
      moveId.current = clientId()
      sayDone(text)
    },
    onError: sayRefused,
  })
  return (
    <>
      <p className="matter-facts" aria-live="polite">
        <Light kind={doorLights[message.state]}>{say(`state_${message.state}`)}</Light>
        {message.dueAt && <DeadlineLight dueAt={message.dueAt} />}
        {message.dueAt && <span className="soft small">{say('until', { at: sayInstant(message.dueAt) })}</span>}
      </p>
      <ol className="thread">
        {message.thread.map((said) => (
          <li key={`${said.at}-${said.from}`} className={`said said-${said.from === 'me' ? 'question' : 'answer'}`}>
            <p className="case-text">{said.text}</p>
            <p className="soft small">
              {say(said.from)} · {sayInstant(said.at)}
            </p>
          </li>
        ))}
      </ol>
      {message.moves.includes('judge') && (
        <section className="card">
          <h2>{say('settled')}</h2>
          <div className="choices">
            {[true, false].map((helped) => (
              <Button
                key={String(helped)}
                kind="quiet"
                disabled={judge.isPending}
                onClick={() =>
                  judge.mutate({ params, body: { moveId: moveId.current, version, helped } }, done(say('judged')))
                }
              >
                {say(helped ? 'yes' : 'no')}
              </Button>
            ))}
          </div>
        </section>
      )}
      {message.moves.includes('withdraw') && (
        <Button
          kind="text"
          wide
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ params, body: { moveId: moveId.current, version } }, done(say('withdrawn')))}
        >
          {say('withdraw')}
        </Button>
      )}
    </>
  )
}

const One = ({ id }: { id: string }) => {
  const say = useWords(words)
  const query = useAnswer(myDoorMessages, {}, { every: 30_000 })
  return (
    <Answered query={query}>
      {({ rows }) => {
        const message = rows.find((row) => row.id === id)
        return message ? <Whole key={message.version} message={message} /> : <Empty title={say('mineNone')} />
      }}
    </Answered>
  )
}

/** One of them: where it stands, what was answered, whether it is settled. */
export default function DoorMessage({ id }: { id: string }) {
  const say = useWords(words)
  return (
    <Screen title={say('mine')} up="/door-messages">
      <Inside why={say('signIn')}>
        <One id={id} />
      </Inside>
    </Screen>
  )
}
