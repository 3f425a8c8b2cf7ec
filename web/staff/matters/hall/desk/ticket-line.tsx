import type { ReactNode } from 'react'
import { sayAgo, sayTime } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import type { Ticket } from './use-desk.ts'
import { words } from './words.ts'

/** What one knows of a number before the person stands there: for what, booked when, waiting since. */
export const TicketFacts = ({ ticket }: { ticket: Ticket }) => {
  const say = useWords(words)
  return (
    <>
      {ticket.priority && <Light kind="warn">{say('priority')}</Light>}
      {ticket.bookedFrom && <Light kind="info">{say('bookedFor', { time: sayTime(ticket.bookedFrom) })}</Light>}
      {ticket.toWindowNo && (
        <Light kind="still">{say('onlyHere', { to: say('window', { no: ticket.toWindowNo }) })}</Light>
      )}
      {ticket.toAccountId && <Light kind="still">{say('onlyHere', { to: ticket.toName ?? '' })}</Light>}
    </>
  )
}

/** A number in a list. */
export const TicketLine = ({ ticket, children }: { ticket: Ticket; children?: ReactNode }) => {
  const say = useWords(words)
  return (
    <li className="hall-line">
      <strong className="hall-number">{ticket.name}</strong>
      <span className="hall-line-main">
        <span className="hall-line-facts">
          {ticket.itemName ?? ticket.className}
          <TicketFacts ticket={ticket} />
        </span>
        <span className="soft small">
          {[ticket.person, say('took', { ago: sayAgo(ticket.takenAt) }), ticket.note].filter(Boolean).join(' · ')}
        </span>
      </span>
      {children}
    </li>
  )
}
