import type { Booking } from '#contract/matters/bookings.ts'
import type { BookingState } from '#contract/matters/booking-flow.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { LinkRow } from '#kit/phone/screen.tsx'
import { Light, type LightKind } from '#kit/states/light.tsx'
import { saySlot } from './say-slot.ts'
import { words } from './words.ts'

export const bookingLights: Record<BookingState, LightKind> = {
  booked: 'info',
  checked_in: 'good',
  served: 'still',
  cancelled: 'still',
  no_show: 'bad',
  displaced: 'warn',
  held: 'warn',
  released: 'still',
}

/** A booking in a list: when, where, for whom, and how it stands. */
export const BookingRow = ({ booking }: { booking: Booking }) => {
  const say = useWords(words)
  useLanguage()
  return (
    <LinkRow
      href={`/bookings/${booking.areaId}/${booking.id}`}
      icon="clock"
      title={saySlot(booking)}
      about={
        <>
          <span>
            {booking.itemName ?? booking.className} · {booking.siteName}
            {booking.how !== 'self' && ` · ${say('forName', { name: booking.name })}`}
          </span>
          <span className="matter-facts">
            <Light kind={bookingLights[booking.state]}>{say(`state_${booking.state}`)}</Light>
          </span>
        </>
      }
    />
  )
}
