import { Button, Input, Popover } from 'antd'
import { useState, type FormEvent } from 'react'
import type { z } from 'zod'
import type { Premises } from '#contract/people/premises.ts'
import { revealPremises } from '#contract/people/reveals.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { words } from './words.ts'

type Shown = { contactName: string | null; contactPhone: string | null }
type Props = {
  premises: z.output<typeof Premises>
  clear: Shown | undefined
  onClear: (shown: Shown | undefined) => void
}

/** Contact and phone in clear, for a reason that the log keeps; hidden again when the page is left. */
export const RevealContact = ({ premises, clear, onClear }: Props) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const send = useSend(revealPremises, ['people.list_reveals'])
  if (clear)
    return (
      <Button size="small" className="unprinted" onClick={() => onClear(undefined)}>
        {say('hide')}
      </Button>
    )
  const ready = reason.trim().length >= 4
  const start = (e: FormEvent) => {
    e.preventDefault()
    if (!ready) return
    send.mutate(
      { params: { areaId: premises.areaId, id: premises.id }, body: { reason: reason.trim() } },
      {
        onSuccess: (shown) => {
          onClear(shown)
          setOpen(false)
          setReason('')
        },
      },
    )
  }
  const form = (
    <form className="stack reveal-form" onSubmit={start}>
      <label className="filter-label" htmlFor="contact-reason">
        {say('revealWhy')}
      </label>
      <Input id="contact-reason" autoFocus maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
      <p className="soft small">{say('revealHint')}</p>
      {send.error && (
        <p role="alert" className="light-bad">
          {send.error.message}
        </p>
      )}
      <div className="line-ways">
        <Button type="primary" htmlType="submit" size="small" disabled={!ready} loading={send.isPending}>
          {say('revealSend')}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  )
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={form}>
      <Button size="small" className="unprinted">
        {say('reveal')}
      </Button>
    </Popover>
  )
}
