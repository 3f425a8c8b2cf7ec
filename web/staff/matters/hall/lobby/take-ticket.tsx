import { Alert, Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { takeTicket } from '#contract/matters/tickets.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { useNameOf } from '../../form/name-of.ts'
import type { ChosenSite } from '../site-choice.tsx'
import { useClasses } from '../use-class-names.ts'
import { Slip } from './slip.tsx'
import { words } from './words.ts'

/** 取号 for somebody who has no phone at hand: what for, and the slip. */
export const TakeTicket = ({ site, onClose }: { site: ChosenSite; onClose: () => void }) => {
  const say = useWords(words)
  const nameOf = useNameOf()
  const classes = useClasses(site.areaId)
  const send = useSend(takeTicket)
  const [id, setId] = useState(clientId)
  const [classCode, setClass] = useState<string>()
  const [priority, setPriority] = useState(false)
  const [phone, setPhone] = useState('')
  const wrong = phone !== '' && !/^1\d{10}$/.test(phone)
  const again = () => {
    send.reset()
    setId(clientId())
    setClass(undefined)
    setPriority(false)
    setPhone('')
  }
  if (send.data) return <Slip areaId={site.areaId} ticketId={send.data.id} again={again} onClose={onClose} />
  return (
    <form
      className="hall-stack"
      onSubmit={(e) => {
        e.preventDefault()
        if (classCode && !wrong)
          send.mutate({
            params: { areaId: site.areaId, siteId: site.id },
            body: { id, classCode, priority, ...(phone ? { phone } : {}) },
          })
      }}
    >
      <Radio.Group
        className="hall-classes"
        aria-label={say('class')}
        optionType="button"
        value={classCode}
        onChange={(e) => setClass(e.target.value as string)}
        options={classes.filter((c) => c.active).map((c) => ({ value: c.code, label: nameOf(c) }))}
      />
      <Checkbox checked={priority} onChange={(e) => setPriority(e.target.checked)}>
        {say('priority')}
      </Checkbox>
      <label className="hall-field">
        <span>{say('phoneOptional')}</span>
        <Input
          inputMode="tel"
          maxLength={11}
          status={wrong ? 'error' : undefined}
          value={phone}
          onChange={(e) => setPhone(e.target.value.trim())}
        />
      </label>
      {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
      <div className="form-end">
        <Button type="primary" htmlType="submit" disabled={!classCode || wrong} loading={send.isPending}>
          {say('takeNow')}
        </Button>
      </div>
    </form>
  )
}
