import { useState } from 'react'
import { cancelMyBooking, changeMyBooking, type Booking } from '#contract/matters/bookings.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { TextField } from '#kit/phone/field.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words as shared } from '../words.ts'
import { PickSlot, type Slot } from './pick-slot.tsx'
import { saySlot } from './say-slot.ts'
import { words } from './words.ts'

type Props = { booking: Booking; onClose: () => void }
const Refused = ({ error }: { error: Error | null }) =>
  error && (
    <p className="field-error" role="alert">
      {error.message}
    </p>
  )

/** 改约: another time at the same hall; the old one is kept until the new one is had. */
export const ChangeSheet = ({ booking, onClose }: Props) => {
  const say = useWords(words)
  const [slot, setSlot] = useState<Slot>()
  const { areaId, id, siteId, classCode, version } = booking
  const send = useSend(changeMyBooking)
  return (
    <Sheet open title={say('change')} onClose={onClose}>
      <PickSlot areaId={areaId} siteId={siteId} classCode={classCode} value={slot} onPick={setSlot} />
      <Refused error={send.error} />
      <Button
        wide
        busy={send.isPending}
        disabled={!slot}
        onClick={() =>
          slot &&
          send.mutate(
            { params: { areaId, id }, body: { version, from: slot.from } },
            {
              onSuccess: () => {
                sayDone(say('changed'))
                onClose()
              },
            },
          )
        }
      >
        {slot ? saySlot(slot) : say('chooseTime')}
      </Button>
    </Sheet>
  )
}

/** 取消: asked once; why may be left out. */
export const CancelSheet = ({ booking, onClose }: Props) => {
  const say = useWords(words)
  const all = useWords(shared)
  const [reason, setReason] = useState('')
  const send = useSend(cancelMyBooking)
  const { areaId, id, version } = booking
  return (
    <Sheet open title={say('cancel')} onClose={onClose}>
      <p>{say('cancelAsk')}</p>
      <TextField
        label={say('cancelWhy')}
        optional={all('optional')}
        maxLength={100}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      <Refused error={send.error} />
      <Button
        kind="bad"
        wide
        busy={send.isPending}
        onClick={() =>
          send.mutate(
            { params: { areaId, id }, body: { version, reason: reason.trim() || undefined } },
            {
              onSuccess: () => {
                sayDone(say('cancelled'))
                onClose()
              },
            },
          )
        }
      >
        {say('cancelSure')}
      </Button>
      <Button kind="quiet" wide onClick={onClose}>
        {say('keep')}
      </Button>
    </Sheet>
  )
}
