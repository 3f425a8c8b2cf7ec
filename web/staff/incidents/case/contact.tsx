import { Button, Input, Popover } from 'antd'
import { useState, type FormEvent } from 'react'
import { revealContact } from '#contract/incidents/incident-forms.ts'
import type { IncidentDetail } from '#contract/incidents/incidents.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { words } from '../words.ts'

/** 反映人: masked; in clear for a reason, for as long as the page is open. */
export const Contact = ({ detail }: { detail: IncidentDetail }) => {
  const say = useWords(words)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const reveal = useSend(revealContact, [])
  if (!detail.reporterName && !detail.reporterPhone) return <span className="soft">{say('anonymous')}</span>
  if (reveal.data)
    return (
      <>
        {reveal.data.name} {reveal.data.phone && <a href={`tel:${reveal.data.phone}`}>{reveal.data.phone}</a>}
        <span className="soft small contact-told">{say('revealed')}</span>
      </>
    )
  const send = (e: FormEvent) => {
    e.preventDefault()
    const said = reason.trim()
    if (said) reveal.mutate({ params: { areaId: detail.areaId, id: detail.id }, body: { reason: said } })
  }
  const ask = (
    <form onSubmit={send} className="stack reveal">
      <label className="filter-label" htmlFor={`reveal-${detail.id}`}>
        {say('revealWhy')}
      </label>
      <Input
        id={`reveal-${detail.id}`}
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      <p className="soft small">{say('revealHint')}</p>
      {reveal.error && <p role="alert">{reveal.error.message}</p>}
      <Button type="primary" htmlType="submit" disabled={!reason.trim()} loading={reveal.isPending}>
        {say('revealSend')}
      </Button>
    </form>
  )
  return (
    <>
      {detail.reporterName} <span className="figure">{detail.reporterPhone}</span>
      {may('incidents.reveal') && (
        <Popover trigger="click" open={open} onOpenChange={setOpen} content={ask} destroyOnHidden>
          <Button type="link" size="small">
            {say('reveal')}
          </Button>
        </Popover>
      )}
    </>
  )
}
