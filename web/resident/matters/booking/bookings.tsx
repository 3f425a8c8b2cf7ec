import '../matters.css'
import { Link } from 'wouter'
import { myBookings } from '#contract/matters/bookings.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { usePages } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { Inside } from '../inside.tsx'
import { BookingRow } from './booking-row.tsx'
import { MyWishes } from './slot-wish.tsx'
import { words } from './words.ts'

const open = new Set(['booked', 'checked_in', 'displaced', 'held'])

const List = () => {
  const say = useWords(words)
  const { query, rows, hasMore, loadingMore, more } = usePages(myBookings, { query: { limit: 30 } }, { every: 60_000 })
  if (query.error && !rows.length) return <Failure error={query.error} again={() => void query.refetch()} />
  if (query.isPending) return <Skeleton lines={5} />
  const [now, past] = [rows.filter((b) => open.has(b.state)), rows.filter((b) => !open.has(b.state))]
  return (
    <>
      {now.length ? (
        <ul className="rows">
          {now.map((one) => (
            <li key={one.id}>
              <BookingRow booking={one} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty icon="clock" title={say('none')} about={say('noneAbout')}>
          <Link href="/matters" className="button button-main">
            {say('find')}
          </Link>
        </Empty>
      )}
      <MyWishes />
      {past.length > 0 && (
        <section>
          <h2 className="section-title">{say('past')}</h2>
          <ul className="rows">
            {past.map((one) => (
              <li key={one.id}>
                <BookingRow booking={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {hasMore && (
        <Button kind="quiet" wide busy={loadingMore} onClick={more}>
          {say('more')}
        </Button>
      )}
    </>
  )
}

/** 我的预约: what I booked and what was booked for me, the next one first. */
export default function Bookings() {
  const say = useWords(words)
  return (
    <Screen title={say('my')} lead={say('myLead')} up="/my-matters">
      <Inside why={say('mySignIn')}>
        <List />
      </Inside>
    </Screen>
  )
}
