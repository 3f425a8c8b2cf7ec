import { endSlotWish, mySlotWishes, wishForSlot } from '#contract/matters/slot-wishes.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { refresh, useAnswer, useSend } from '#kit/queries.ts'
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
      <span role="status">{say('waiting')}</span>
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

/** What the reader waits for, with a way to stop. Nothing where there is none. */
export const MyWishes = () => {
  const say = useWords(words)
  const query = useAnswer(mySlotWishes, {})
  const end = useEnd()
  const open = query.data?.rows.filter((w) => !w.toldAt) ?? []
  if (!open.length) return null
  return (
    <section>
      <h2 className="section-title">{say('myWishes')}</h2>
      <ul className="rows">
        {open.map((w) => (
          <li key={w.id} className="card slot-soonest">
            <span>
              {sayShortDay(w.day)} {sayWeekday(w.day)} · {w.siteName} · {w.className}
            </span>
            <Button kind="text" onClick={() => end(w)}>
              {say('waitNoLonger')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
