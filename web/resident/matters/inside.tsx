import type { ReactNode } from 'react'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { signedIn } from '../access/ask-sign-in.ts'
import { FindGrid } from '../territory/find-grid.tsx'
import '../territory/territory.css'
import { keepMyPlace, useMyPlace, type MyPlace } from '../territory/my-place.ts'
import { words } from './words.ts'

/** True for a resident who is signed in; undefined while that isn't known. */
export const useInside = (): boolean | undefined => {
  const { data, isPending } = useSession()
  return isPending ? undefined : data !== undefined && data.kind !== 'anonymous' && data.stage === 'full'
}

/** What is one's own is shown to the one who signed in; everybody else is told why and asked to. */
export const Inside = ({ why, children }: { why: string; children: ReactNode }) => {
  const say = useWords(words)
  const session = useSession()
  const inside = useInside()
  if (session.error) return <Failure error={session.error} again={() => void session.refetch()} />
  if (inside === undefined) return <Skeleton lines={5} />
  if (inside) return <>{children}</>
  return (
    <Empty icon="person" title={say('signInTitle')} about={why}>
      <Button onClick={() => void signedIn()}>{say('signIn')}</Button>
    </Empty>
  )
}

/** What belongs to a community asks first which one is the reader's; it is kept on the phone. */
export const InPlace = ({ children }: { children: (place: MyPlace) => ReactNode }) => {
  const say = useWords(words)
  const place = useMyPlace()
  if (place) return <>{children(place)}</>
  return (
    <section className="card screen-body">
      <h2>{say('whichPlace')}</h2>
      <p className="soft">{say('whichPlaceWhy')}</p>
      <FindGrid onFound={keepMyPlace} />
    </section>
  )
}
