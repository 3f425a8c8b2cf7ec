import { useRef, useState } from 'react'
import { book, type Booking } from '#contract/matters/bookings.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { signedIn } from '../../access/ask-sign-in.ts'
import type { Slot } from './pick-slot.tsx'
import { words } from './words.ts'

export type Whom = { for: 'self' | 'relative'; name: string; phone: string }
type Place = { areaId: number; siteId: string; classCode: string; itemCode: string | undefined }

/** Sends a booking once: the same key for the same wish, a new one for another. `faults` say what is missing. */
export const useBook = (onDone: (made: Booking) => void) => {
  const say = useWords(words)
  const send = useSend(book)
  const [faults, setFaults] = useState<{ name?: string; phone?: string }>({})
  const key = useRef<{ wish: string; id: string }>(undefined)
  const submit = async (place: Place, slot: Slot, whom: Whom) => {
    const relative = whom.for === 'relative'
    const found = relative
      ? {
          ...(whom.name.trim() ? {} : { name: say('needName') }),
          ...(/^1[3-9]\d{9}$/.test(whom.phone.trim()) ? {} : { phone: say('needPhone') }),
        }
      : {}
    setFaults(found)
    if (Object.keys(found).length > 0 || !(await signedIn())) return
    const { areaId, siteId, classCode, itemCode } = place
    const wish = JSON.stringify([place, slot, whom])
    if (key.current?.wish !== wish) key.current = { wish, id: clientId() }
    send.mutate(
      {
        params: { areaId, siteId },
        body: {
          id: key.current.id,
          classCode,
          itemCode,
          from: slot.from,
          ...(relative
            ? { relative: { name: whom.name.trim(), phone: whom.phone.trim() } }
            : { name: whom.name.trim() || undefined }),
        },
      },
      { onSuccess: onDone },
    )
  }
  return { submit, faults, busy: send.isPending, error: send.error, forget: send.reset }
}
