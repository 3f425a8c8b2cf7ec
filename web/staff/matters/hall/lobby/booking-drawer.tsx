import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { getBooking, revealBooking } from '#contract/matters/booking-desk.ts'
import type { Booking } from '#contract/matters/bookings.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { useSayDay } from '../say-slot.ts'
import { BookingMoves } from './booking-moves.tsx'
import { BookingState } from './booking-state.tsx'
import { words } from './words.ts'

const Contact = ({ booking }: { booking: Booking }) => {
  const say = useWords(words)
  const may = useMay()('matters.reveal')
  const reveal = useSend(revealBooking, [])
  const [reason, setReason] = useState<string>()
  if (reveal.data)
    return (
      <dd>
        {reveal.data.name} <a href={`tel:${reveal.data.phone}`}>{reveal.data.phone}</a>
      </dd>
    )
  return (
    <dd>
      {booking.name} {booking.phone}{' '}
      {may && reason === undefined && (
        <Button size="small" onClick={() => setReason('')}>
          {say('reveal')}
        </Button>
      )}
      {reason !== undefined && (
        <form
          className="hall-inline"
          onSubmit={(e) => {
            e.preventDefault()
            reveal.mutate(
              { params: { areaId: booking.areaId, id: booking.id }, body: { reason: reason.trim() } },
              { onError: sayRefused },
            )
          }}
        >
          <Input
            autoFocus
            size="small"
            maxLength={200}
            aria-label={say('revealWhy')}
            placeholder={say('revealWhy')}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
          <Button size="small" htmlType="submit" disabled={!reason.trim()} loading={reveal.isPending}>
            {say('see')}
          </Button>
        </form>
      )}
    </dd>
  )
}

const Facts = ({ booking: b }: { booking: Booking }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const sayDay = useSayDay()
  const rows: [string, string | null][] = [
    [say('what'), [b.className, b.itemName].filter(Boolean).join(' · ')],
    [say('window'), `${b.siteName} ${say('windowNo', { no: b.windowNo })}`],
    [say('organisation'), b.organisation],
    [say('how'), phrase(`matters.booking.how.${b.how}`)],
    [say('note'), b.note],
    [say('reason'), b.reason],
    [say('made'), sayInstant(b.createdAt)],
  ]
  return (
    <div className="hall-stack">
      <p className="hall-booking-head">
        <strong className="hall-number">{b.number}</strong>
        <span className="hall-current-what">{sayDay.slot(b.from)}</span>
        <BookingState state={b.state} />
      </p>
      <dl className="hall-facts">
        <dt>{say('name')}</dt>
        <Contact booking={b} />
        {rows.map(([label, value]) =>
          value ? (
            <div key={label} className="hall-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <BookingMoves booking={b} />
    </div>
  )
}

/** One booking, and what staff may do for its owner. */
export const BookingDrawer = ({ open, onClose }: { open?: { areaId: number; id: string }; onClose: () => void }) => {
  const say = useWords(words)
  const query = useAnswer(getBooking, open ? { params: { areaId: open.areaId, id: open.id } } : undefined)
  return (
    <Drawer open={Boolean(open)} size={560} title={say('today')} onClose={onClose} destroyOnHidden>
      {open && <Answered query={query}>{(booking) => <Facts key={booking.id} booking={booking} />}</Answered>}
    </Drawer>
  )
}
