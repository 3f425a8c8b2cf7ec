import type { Booking } from '#contract/matters/bookings.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light, type LightKind } from '#kit/states/light.tsx'

const kinds: Record<Booking['state'], LightKind> = {
  booked: 'info',
  checked_in: 'good',
  served: 'good',
  cancelled: 'still',
  no_show: 'warn',
  displaced: 'bad',
  held: 'still',
  released: 'still',
}
export const BookingState = ({ state }: Pick<Booking, 'state'>) => {
  const phrase = usePhrases('matters')
  return <Light kind={kinds[state]}>{phrase(`matters.booking.state.${state}`)}</Light>
}
