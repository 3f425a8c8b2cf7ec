import '../matters.css'
import { useState } from 'react'
import { cancelMyTicket, getTicket, myTickets, type PublicTicket } from '#contract/matters/tickets.ts'
import { sayTime } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { useInside } from '../inside.tsx'
import { useSayWait, WaitBasis } from './say-wait.tsx'
import { words } from './words.ts'

const Stand = ({ ticket }: { ticket: PublicTicket }) => {
  const say = useWords(words)
  const sayWait = useSayWait()
  const { state, ahead, wait, windowNo, bookedFrom } = ticket
  const called = state === 'called' || state === 'serving'
  return (
    <section className={`card ticket${called ? ' ticket-called' : ''}`} aria-live="assertive">
      <p className="ticket-name">{ticket.name}</p>
      <p className="ticket-stand">
        {state === 'waiting'
          ? ahead
            ? say('ahead', { n: ahead })
            : say('next')
          : state === 'called'
            ? say('go', { no: windowNo ?? '' })
            : state === 'serving'
              ? say('serving', { no: windowNo ?? '' })
              : say(state)}
      </p>
      {state === 'waiting' && (
        <>
          <p>{sayWait(wait)}</p>
          <WaitBasis wait={wait} />
        </>
      )}
      {bookedFrom && <p className="soft small">{say('bookedFrom', { at: sayTime(bookedFrom) })}</p>}
    </section>
  )
}

/** 我的号: by the link on the slip or in the app, without an account; asks the hall again by itself. */
export default function Ticket({ areaId, id }: { areaId: number; id: string }) {
  const say = useWords(words)
  const inside = useInside()
  const [asking, ask] = useState(false)
  const query = useAnswer(getTicket, { params: { areaId, id } }, { every: 8_000 })
  const mine = useAnswer(myTickets, inside ? {} : undefined)
  const giveBack = useSend(cancelMyTicket)
  const own = mine.data?.rows.some((t) => t.id === id)
  const ticket = query.data
  return (
    <Screen
      title={say('ticket')}
      lead={ticket && say('ticketAt', { site: ticket.siteName, queue: ticket.queueName })}
      up={ticket ? `/halls/${areaId}/${ticket.siteId}` : '/halls'}
    >
      <Answered query={query}>{(one) => <Stand ticket={one} />}</Answered>
      {ticket && (
        <p className="soft small">
          {ticket.address} · {say('updates')}
        </p>
      )}
      {own && ticket && ['waiting', 'passed', 'parked'].includes(ticket.state) && (
        <Button kind="bad" wide onClick={() => ask(true)}>
          {say('giveBack')}
        </Button>
      )}
      <Sheet open={asking} title={say('giveBack')} onClose={() => ask(false)}>
        <p>{say('giveAsk')}</p>
        <Button
          kind="bad"
          wide
          busy={giveBack.isPending}
          onClick={() =>
            giveBack.mutate({ params: { areaId, id } }, { onSuccess: () => ask(false), onError: sayRefused })
          }
        >
          {say('giveSure')}
        </Button>
        <Button kind="quiet" wide onClick={() => ask(false)}>
          {say('keep')}
        </Button>
      </Sheet>
    </Screen>
  )
}
