import '../matters.css'
import './booking.css'
import { Suspense, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { acceptOffer, bookingCalendar, checkInMyself, getMyBooking, type Booking } from '#contract/matters/bookings.ts'
import { download } from '#kit/download.ts'
import { sayTime } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { Inside } from '../inside.tsx'
import { bookingLights } from './booking-row.tsx'
import { CancelSheet, ChangeSheet } from './booking-sheets.tsx'
import { Code } from '#kit/code.tsx'
import { saySlot } from './say-slot.ts'
import { words } from './words.ts'

type One = { booking: Booking }
const keyOf = ({ areaId, id }: Booking) => ({ params: { areaId, id } })

/** The slot kept when the old one fell through: one press takes it. */
const Offer = ({ booking, onOther }: One & { onOther: () => void }) => {
  const say = useWords(words)
  const accept = useSend(acceptOffer)
  const { offer } = booking
  if (!offer) return null
  return (
    <section className="card booking-offer">
      <h2>{say('offer')}</h2>
      <p className="booking-when">{saySlot(offer)}</p>
      <p>
        {offer.siteName} · {say('window', { n: offer.windowNo })}
      </p>
      <p className="soft small">{say('offerUntil', { at: saySlot({ from: offer.until }) })}</p>
      <Button
        wide
        busy={accept.isPending}
        onClick={() =>
          accept.mutate(keyOf(booking), { onSuccess: () => sayDone(say('accepted')), onError: sayRefused })
        }
      >
        {say('accept')}
      </Button>
      <Button kind="quiet" wide onClick={onOther}>
        {say('otherTime')}
      </Button>
    </section>
  )
}

const Pass = ({ booking }: One) => {
  const say = useWords(words)
  const { number, from } = booking
  return (
    <section className="card booking-code">
      <p className="soft">{say('number')}</p>
      <p className="booking-number">{number}</p>
      <Suspense fallback={null}>
        <Code text={number} label={say('qr', { n: number })} />
      </Suspense>
      <p className="soft small">{say('numberHint')}</p>
      {new Date() < new Date(from) && (
        <p className="soft small">{say('checkInFrom', { at: sayTime(booking.checkInFrom) })}</p>
      )}
    </section>
  )
}

const Whole = ({ booking }: One) => {
  const say = useWords(words)
  useLanguage()
  const [open, setOpen] = useState<'change' | 'cancel'>()
  const checkIn = useSend(checkInMyself)
  const may = (move: Booking['moves'][number]) => booking.moves.includes(move)
  const soon = new Date() >= new Date(booking.checkInFrom)
  return (
    <>
      <section className="card" aria-live="polite">
        <Light kind={bookingLights[booking.state]}>{say(`state_${booking.state}`)}</Light>
        <p className="booking-when">{saySlot(booking)}</p>
        <p>
          {booking.siteName} · {say('window', { n: booking.windowNo })}
        </p>
        <p className="soft small">{booking.address}</p>
        {booking.organisation && <p className="soft small">{say('department', { name: booking.organisation })}</p>}
        {booking.how !== 'self' && <p>{say('forName', { name: booking.name })}</p>}
        {booking.reason && <p>{say('why', { reason: booking.reason })}</p>}
      </section>
      <Offer booking={booking} onOther={() => setOpen('change')} />
      {booking.ticketId && (
        <Link href={`/tickets/${booking.areaId}/${booking.ticketId}`} className="button button-main button-wide">
          {say('ticket')}
        </Link>
      )}
      {booking.state === 'booked' && <Pass booking={booking} />}
      <div className="matter-ways">
        {may('check_in') && soon && (
          <Button wide busy={checkIn.isPending} onClick={() => checkIn.mutate(keyOf(booking), { onError: sayRefused })}>
            {say('checkIn')}
          </Button>
        )}
        {booking.itemCode && (
          <Link href={`/matters/${booking.itemCode}`} className="button button-quiet button-wide">
            {say('bring')}
          </Link>
        )}
        {booking.state === 'booked' && (
          <Button kind="quiet" wide onClick={() => void download(bookingCalendar, keyOf(booking)).catch(sayRefused)}>
            {say('calendar')}
          </Button>
        )}
        {may('change') && (
          <Button kind="quiet" wide onClick={() => setOpen('change')}>
            {say('change')}
          </Button>
        )}
        {may('cancel') && (
          <Button kind="bad" wide onClick={() => setOpen('cancel')}>
            {say('cancel')}
          </Button>
        )}
      </div>
      {open === 'change' && <ChangeSheet booking={booking} onClose={() => setOpen(undefined)} />}
      {open === 'cancel' && <CancelSheet booking={booking} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** One booking: when and where, the code for the hall, and what may be done with it. `?new=1` right after booking. */
export default function BookingPage({ areaId, id }: { areaId: number; id: string }) {
  const say = useWords(words)
  const asNew = new URLSearchParams(useSearch()).has('new')
  const query = useAnswer(getMyBooking, { params: { areaId, id } }, { every: 60_000 })
  const fresh = asNew && query.data?.state === 'booked'
  const title = query.data ? (query.data.itemName ?? query.data.className) : say('my')
  return (
    <Screen title={fresh ? say('done') : title} lead={fresh ? title : undefined} up="/bookings">
      <Inside why={say('mySignIn')}>
        <Answered query={query}>{(booking) => <Whole booking={booking} />}</Answered>
      </Inside>
    </Screen>
  )
}
