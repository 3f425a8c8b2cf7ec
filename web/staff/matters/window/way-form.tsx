import { Alert, Button, Input, Modal, Select } from 'antd'
import { useRef, useState, type FormEvent } from 'react'
import { refuseReasons } from '#contract/matters/application-flow.ts'
import type { ApplicationDraft } from '#contract/matters/applications.ts'
import type { Missing } from '#contract/matters/missing.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useNameOf } from '../form/name-of.ts'
import type { Way } from './ways.ts'
import { words } from './words.ts'

export type Said = { next: ApplicationDraft['next']; letThrough?: string }
type Props = {
  way: Exclude<Way, 'accept' | 'keep'>
  item: { zh: string; en: string; result: { zh: string; en: string } }
  missing: readonly Missing[]
  error: Error | null
  busy: boolean
  onSend: (said: Said) => void
  onClose: () => void
}

/** What must be said with a step: one small form, Enter sends it. */
export const WayForm = ({ way, item, missing, error, busy, onSend, onClose }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const [note, setNote] = useState('')
  const [more, setMore] = useState(way === 'finish' ? nameOf(item.result) : '')
  const [reason, setReason] = useState<(typeof refuseReasons)[number]>('not_entitled')
  const form = useRef<HTMLFormElement>(null)
  const said = note.trim()
  const optional = said ? { note: said } : {}
  const send = (e: FormEvent) => {
    e.preventDefault()
    if (way === 'finish')
      onSend({ next: { do: 'finish', decision: 'granted', files: [], ...optional, ...(more.trim() ? { result: more.trim() } : {}) } })
    else if (way === 'notify')
      onSend({ next: { do: 'notify', ...optional, also: more.split('\n').map((line) => line.trim()).filter(Boolean).map((text) => ({ text })) } })
    else if (way === 'letThrough') onSend({ next: { do: 'accept' }, letThrough: more.trim() })
    else onSend({ next: { do: 'refuse', reason, note: said, ...(more.trim() ? { elsewhere: more.trim() } : {}) } })
  } // prettier-ignore
  const titles = {
    finish: say('sureFinish', { item: nameOf(item) }),
    notify: say('notifyTitle', { n: missing.length }),
    letThrough: say('letThrough'),
    refuse: say('refuse'),
  }
  const blocked = way === 'refuse' ? !said : way === 'letThrough' ? !more.trim() : false
  return (
    <Modal
      open
      title={titles[way]}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      width={560}
      afterOpenChange={(open) => open && form.current?.querySelector<HTMLElement>('input, textarea')?.focus()}
    >
      <form ref={form} className="window-way" onSubmit={send}>
        {(way === 'notify' || way === 'letThrough') && (
          <ol className="window-missing">
            {missing.map((m) => (
              <li key={`${m.kind}.${m.key}`}>{m.kind === 'paper' ? nameOf(m.material) : nameOf(m)}</li>
            ))}
          </ol>
        )}
        {way === 'notify' && <p className="soft small">{say('notifyHint')}</p>}
        {way === 'refuse' && (
          <label className="matter-field">
            {say('reason')}
            <Select
              aria-label={say('reason')}
              value={reason}
              onChange={setReason}
              options={refuseReasons.map((r) => ({ value: r, label: phrase(`matters.refuse.${r}`) }))}
            />
          </label>
        )}
        {way !== 'refuse' && (
          <label className="matter-field">
            {say(way === 'finish' ? 'result' : way === 'notify' ? 'also' : 'letThroughWhy')}
            {way === 'notify' ? (
              <Input.TextArea rows={2} maxLength={2000} value={more} onChange={(e) => setMore(e.target.value)} />
            ) : (
              <Input maxLength={300} value={more} onChange={(e) => setMore(e.target.value)} />
            )}
          </label>
        )}
        {way !== 'letThrough' && (
          <label className="matter-field">
            {say(way === 'refuse' ? 'refuseNote' : 'note')}
            <Input.TextArea rows={2} maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} />
          </label>
        )}
        {way === 'refuse' && (
          <label className="matter-field">
            {say('elsewhereTo')}
            <Input maxLength={300} value={more} onChange={(e) => setMore(e.target.value)} />
          </label>
        )}
        {error && <Alert type="error" showIcon title={error.message} role="alert" />}
        <div className="form-end">
          <Button type="primary" htmlType="submit" disabled={blocked} loading={busy}>
            {say(way)}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
