import { Link } from 'wouter'
import { endSlotWish, mySlotWishes, wishForSlot } from '#contract/matters/slot-wishes.ts'
import { clientId } from '#kit/client-id.ts'
import { sayInstant } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { refresh, useAnswer, useSend } from '#kit/queries.ts'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { signedIn } from '../../access/ask-sign-in.ts'
import { useInside } from '../inside.tsx'
import { sayShortDay, sayWeekday } from './say-slot.ts'
import { words } from './words.ts'

const useEnd = () => {
  const say = useWords(words)
  const send = useSend(endSlotWish)
  return (wish: { areaId: number; id: string }) =>
    send.mutate(
      { params: { areaId: wish.areaId, id: wish.id } },
      {
        onSuccess: () => {
          sayDone(say('wishEnded'))
          void refresh(mySlotWishes.name)
        },
        onError: sayRefused,
      },
    )
}

type Wanted = { areaId: number; siteId: string; classCode: string; day: string }
/** 等空位 on a full day: one press, and a message comes when a time frees. */
export const SlotWish = ({ areaId, siteId, classCode, day }: Wanted) => {
  const say = useWords(words)
  const inside = useInside()
  const mine = useAnswer(mySlotWishes, inside ? {} : undefined)
  const send = useSend(wishForSlot)
  const end = useEnd()
  const waiting = mine.data?.rows.find(
    (w) => w.siteId === siteId && w.classCode === classCode && w.day === day && !w.toldAt,
  )
  const wish = async () => {
    if (!(await signedIn())) return
    send.mutate(
      { params: { areaId, siteId }, body: { id: clientId(), classCode, day } },
      {
        onSuccess: () => {
          sayDone(say('wished'))
          void refresh(mySlotWishes.name)
        },
        onError: sayRefused,
      },
    )
  }
  return waiting ? (
    <p className="slot-soonest">
      <span role="status">
        {say('waiting')} <Link href="/bookings">{say('seeWishes')}</Link>
      </span>
      <Button kind="text" onClick={() => end(waiting)}>
        {say('waitNoLonger')}
      </Button>
    </p>
  ) : (
    <p className="slot-soonest">
      <span>{say('wishAbout')}</span>
      <Button kind="quiet" busy={send.isPending} onClick={() => void wish()}>
        {say('wish')}
      </Button>
    </p>
  )
}

/** What the reader waits for, with a way to stop; what they were told of, with the way to it. Nothing where there is none. */
export const MyWishes = () => {
  const say = useWords(words)
  useLanguage()
  const query = useAnswer(mySlotWishes, {}, { every: 30_000 })
  const end = useEnd()
  const rows = query.data?.rows ?? []
  if (!rows.length) return null
  return (
    <section>
      <h2 className="section-title">{say('myWishes')}</h2>
      <ul className="rows">
        {rows.map((w) => (
          <li key={w.id} className="card">
            <Link href={`/book?class=${w.classCode}&site=${w.siteId}&day=${w.day}`}>
              {sayShortDay(w.day)} {sayWeekday(w.day)} · {w.siteName} · {w.className}
            </Link>
            <p className="slot-wish">
              {w.toldAt ? (
                <Light kind="good">{say('told', { at: sayInstant(w.toldAt) })}</Light>
              ) : (
                <Light kind="info">{say('stillWaiting')}</Light>
              )}
              <Button kind="text" onClick={() => end(w)}>
                {say(w.toldAt ? 'forget' : 'waitNoLonger')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
