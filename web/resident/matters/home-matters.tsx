import './matters.css'
import { myBookings } from '#contract/matters/bookings.ts'
import { listOwn } from '#contract/matters/own-applications.ts'
import { Link } from 'wouter'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { words as shell } from '../words.ts'
import { ApplicationRow } from './apply/application-row.tsx'
import { BookingRow } from './booking/booking-row.tsx'

/** What of my matters moves now: the next bookings, then what waits for my papers. Takes no room while there is nothing. */
export default function HomeMatters() {
  const say = useWords(shell)
  const bookings = useAnswer(myBookings, { query: { open: 'true', limit: 3 } }, { every: 60_000 })
  const cases = useAnswer(listOwn, { query: { limit: 10 } }, { every: 60_000 })
  const soon = bookings.data?.rows.toReversed().slice(0, 2) ?? []
  const wanted = cases.data?.rows.filter((a) => a.closedAt === null).toSorted((a, b) => Number(b.state === 'supplement') - Number(a.state === 'supplement')).slice(0, 2) ?? [] // prettier-ignore
  if (!soon.length && !wanted.length) return null
  return (
    <section>
      <div className="section-title">
        <h2>{say('myMatters')}</h2>
        <Link href="/my-matters" className="section-all">
          {say('all')}
        </Link>
      </div>
      <ul className="rows">
        {soon.map((one) => (
          <li key={one.id}>
            <BookingRow booking={one} />
          </li>
        ))}
        {wanted.map((row) => (
          <li key={row.id}>
            <ApplicationRow row={row} />
          </li>
        ))}
      </ul>
    </section>
  )
}
