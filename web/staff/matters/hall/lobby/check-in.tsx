import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { checkIn, getBooking } from '#contract/matters/booking-desk.ts'
import { callWith } from '#kit/call.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import type { ChosenSite } from '../site-choice.tsx'
import { Slip } from './slip.tsx'
import { words } from './words.ts'

const link = /bookings\/(\d{12})\/([0-9a-f-]{36})/i
/** A number of six digits or a phone, as typed or with what a scanner adds. */
const codeIn = (text: string) => /(?<!\d)(1\d{10}|\d{6})(?!\d)/.exec(text.replace(/[\s-]/g, ''))?.[1]

/** 签到: what is typed or comes from a scanner (it types, then Enter); a code of the phone's page is looked up. */
export const CheckIn = ({ site }: { site: ChosenSite }) => {
  const say = useWords(words)
  const send = useSend(checkIn)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [ticketId, setTicket] = useState<string>()
  const run = async () => {
    setProblem(undefined)
    try {
      const [, areaId, id] = link.exec(text) ?? []
      const code =
        areaId && id ? (await callWith(getBooking, { params: { areaId: Number(areaId), id } })).number : codeIn(text)
      if (!code) return setProblem(say('checkInWrong'))
      const booking = await send.mutateAsync({ params: { areaId: site.areaId, siteId: site.id }, body: { code } })
      setText('')
      setTicket(booking.ticketId ?? undefined)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <form
      className="panel hall-check-in"
      onSubmit={(e) => {
        e.preventDefault()
        void run()
      }}
    >
      <Input
        autoFocus
        className="hall-check-code"
        size="large"
        aria-label={say('checkInHint')}
        placeholder={say('checkInHint')}
        status={problem ? 'error' : undefined}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <Button type="primary" size="large" htmlType="submit" disabled={!text.trim()} loading={send.isPending}>
        {say('checkIn')}
      </Button>
      {problem && (
        <p role="alert" className="hall-wrong">
          {problem}
        </p>
      )}
      <Modal open={Boolean(ticketId)} footer={null} onCancel={() => setTicket(undefined)} destroyOnHidden>
        {ticketId && <Slip areaId={site.areaId} ticketId={ticketId} onClose={() => setTicket(undefined)} />}
      </Modal>
    </form>
  )
}
