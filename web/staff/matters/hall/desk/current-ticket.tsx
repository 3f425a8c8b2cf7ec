import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useMay } from '#kit/session.ts'
import { Light } from '#kit/states/light.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { ParkForm } from './park-form.tsx'
import { SendOn } from './send-on.tsx'
import { TicketFacts } from './ticket-line.tsx'
import type { Desk, Ticket } from './use-desk.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useMoves, type Move } from './use-moves.ts'
import { words } from './words.ts'

type Props = { ticket: Ticket; desk: Desk; onNext: () => void }
const said = { finish: 'done', pass: 'passedNow', park: 'parkedNow' } as const

/** The number at my window: one step forward, or out of the way. */
export const CurrentTicket = ({ ticket, desk, onNext }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  const { move, moving } = useMoves()
  const [asks, ask] = useState<'park' | 'send'>()
  const serving = ticket.state === 'serving'
  const run = async (name: Move, then?: () => void) => {
    if (!(await move(ticket, name))) return
    if (name in said) sayDone(say(said[name as keyof typeof said], { ticket: ticket.name }))
    then?.()
  }
  const forward = () => void (serving ? run('finish', onNext) : run('start'))
  const busy = moving
  useDeskKeys({
    F2: () => !busy && forward(),
    ...(serving ? {} : { F4: () => !busy && void run('recall'), F8: () => !busy && void run('pass') }),
    F9: () => ask('park'),
  })
  return (
    <section className="panel hall-current" aria-label={ticket.name}>
      <div className="hall-current-head">
        <p className="hall-current-number" aria-live="polite">
          {ticket.name}
        </p>
        <div className="hall-current-facts">
          <p className="hall-line-facts">
            <Light kind={serving ? 'good' : 'info'}>{phrase(`matters.ticket.state.${ticket.state}`)}</Light>
            <TicketFacts ticket={ticket} />
          </p>
          <p className="hall-current-what">{ticket.itemName ?? ticket.className}</p>
          <p className="soft">
            {[
              ticket.person,
              ticket.phone,
              say('took', { ago: sayAgo(ticket.takenAt) }),
              ticket.calls > 1 && say('called', { n: ticket.calls }),
              ticket.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      </div>
      <div className="hall-moves">
        <Button type="primary" size="large" loading={busy} onClick={forward}>
          {say(serving ? 'finishNext' : 'start')} <kbd>F2</kbd>
        </Button>
        {may('matters.accept') && (
          <Link
            className="hall-take-in"
            to="/matters/window"
            search={{ ticket: ticket.id, ...(ticket.itemCode ? { item: ticket.itemCode } : {}) }}
          >
            {say('takeIn')}
          </Link>
        )}
      </div>
      <div className="hall-moves">
        {serving ? (
          <Button onClick={() => void run('finish')}>{say('finish')}</Button>
        ) : (
          <>
            <Button onClick={() => void run('recall')}>
              {say('recall')} <kbd>F4</kbd>
            </Button>
            <Button onClick={() => void run('pass')}>
              {say('pass')} <kbd>F8</kbd>
            </Button>
          </>
        )}
        <Button onClick={() => ask('park')}>
          {say('park')} <kbd>F9</kbd>
        </Button>
        <Button onClick={() => ask('send')}>{say('sendOn')}</Button>
      </div>
      <ParkForm
        open={asks === 'park'}
        ticket={ticket}
        onClose={() => ask(undefined)}
        onPark={async (note) => {
          if (!(await move(ticket, 'park', note ? { note } : {}))) return
          sayDone(say('parkedNow', { ticket: ticket.name }))
          ask(undefined)
        }}
      />
      {asks === 'send' && <SendOn ticket={ticket} desk={desk} onClose={() => ask(undefined)} />}
    </section>
  )
}
