import { Button, Input, Popover } from 'antd'
import { useId, useState, type FormEvent } from 'react'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

const least = 4
/** Asks why before sealed values are shown; the reason is logged. */
export const Reveal = ({ onReveal, busy, error }: { onReveal: (reason: string) => void; busy: boolean; error: Error | null }) => {
  const say = useWords(words)
  const id = useId()
  const [reason, setReason] = useState('')
  const said = reason.trim()
  const send = (e: FormEvent) => {
    e.preventDefault()
    if (said.length >= least) onReveal(said)
  }
  const ask = (
    <form onSubmit={send} className="stack reveal">
      <label className="filter-label" htmlFor={id}>
        {say('revealWhy')}
      </label>
      <Input id={id} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
      {error && <p role="alert">{error.message}</p>}
      <Button type="primary" htmlType="submit" disabled={said.length < least} loading={busy}>
        {say('revealSend')}
      </Button>
    </form>
  )
  return (
    <Popover trigger="click" content={ask} destroyOnHidden>
      <Button type="link" size="small">
        {say('reveal')}
      </Button>
    </Popover>
  )
} // prettier-ignore
