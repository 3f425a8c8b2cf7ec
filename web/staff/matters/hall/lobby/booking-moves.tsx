import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { acceptOfferFor, cancelBooking, changeBooking, checkIn } from '#contract/matters/booking-desk.ts'
import type { Booking } from '#contract/matters/bookings.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { useSayDay } from '../say-slot.ts'
import { SlotWeek } from './slot-week.tsx'
import { words } from './words.ts'

/** Check in, take the kept time, another time, cancel: for somebody at the counter or on the telephone. */
export const BookingMoves = ({ booking: b }: { booking: Booking }) => {
  const say = useWords(words)
  const sayDay = useSayDay()
  const may = useMay()
  const [asks, ask] = useState<'change' | 'cancel'>()
  const [from, setFrom] = useState<string>()
  const [reason, setReason] = useState('')
  const arrive = useSend(checkIn)
  const accept = useSend(acceptOfferFor)
  const change = useSend(changeBooking)
  const cancel = useSend(cancelBooking)
  const params = { areaId: b.areaId, id: b.id }
  const can = (move: Booking['moves'][number]) => b.moves.includes(move) && may('matters.book_for')
  const move = () =>
    from &&
    change.mutate(
      { params, body: { version: b.version, from } },
      {
        onSuccess: () => {
          sayDone(say('changed', { time: sayDay.slot(from) }))
          ask(undefined)
          setFrom(undefined)
        },
        onError: () => setFrom(undefined),
      },
    )
  if (asks === 'change')
    return (
      <div className="hall-stack">
        <h3>{say('change')}</h3>
        <SlotWeek
          areaId={b.areaId}
          siteId={b.siteId}
          classCode={b.classCode}
          value={from}
          onPick={(slot) => setFrom(String(slot.from))}
        />
        {change.error && <Alert type="error" showIcon title={change.error.message} role="alert" />}
        <div className="form-end">
          <Button type="primary" disabled={!from} loading={change.isPending} onClick={move}>
            {from ? say('picked', { time: sayDay.slot(from) }) : say('pickTime')}
          </Button>
          <Button onClick={() => ask(undefined)}>{say('back')}</Button>
        </div>
      </div>
    )
  if (asks === 'cancel')
    return (
      <form
        className="hall-stack"
        onSubmit={(e) => {
          e.preventDefault()
          cancel.mutate(
            { params, body: { version: b.version, ...(reason.trim() ? { reason: reason.trim() } : {}) } },
            {
              onSuccess: () => {
                sayDone(say('cancelled'))
                ask(undefined)
              },
              onError: sayRefused,
            },
          )
        }}
      >
        <label className="hall-field">
          <span>{say('cancelWhy')}</span>
          <Input autoFocus maxLength={100} value={reason} onChange={(e) => setReason(e.target.value)} />
        </label>
        <div className="form-end">
          <Button type="primary" danger htmlType="submit" loading={cancel.isPending}>
            {say('cancel')}
          </Button>
          <Button onClick={() => ask(undefined)}>{say('back')}</Button>
        </div>
      </form>
    )
  return (
    <div className="hall-stack">
      {b.state === 'displaced' && (
        <Alert
          type="warning"
          showIcon
          title={
            b.offer
              ? say('kept', { time: sayDay.slot(b.offer.from), until: sayInstant(b.offer.until) })
              : say('noneKept')
          }
        />
      )}
      <div className="form-end">
        {b.offer && may('matters.book_for') && (
          <Button
            type="primary"
            loading={accept.isPending}
            onClick={() =>
              accept.mutate({ params }, { onSuccess: () => sayDone(say('accepted')), onError: sayRefused })
            }
          >
            {say('accept')}
          </Button>
        )}
        {b.moves.includes('check_in') && may('matters.call') && (
          <Button
            type="primary"
            loading={arrive.isPending}
            onClick={() =>
              arrive.mutate(
                { params: { areaId: b.areaId, siteId: b.siteId }, body: { code: b.number } },
                { onError: sayRefused },
              )
            }
          >
            {say('checkIn')}
          </Button>
        )}
        {can('change') && <Button onClick={() => ask('change')}>{say('change')}</Button>}
        {can('cancel') && <Button onClick={() => ask('cancel')}>{say('cancel')}</Button>}
      </div>
    </div>
  )
}
