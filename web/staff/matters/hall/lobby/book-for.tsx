import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { bookFor } from '#contract/matters/booking-desk.ts'
import { findItems } from '#contract/matters/catalogue.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { Empty } from '#kit/states/empty.tsx'
import { useNameOf } from '../../form/name-of.ts'
import { useSayDay } from '../say-slot.ts'
import type { ChosenSite } from '../site-choice.tsx'
import { useClasses } from '../use-class-names.ts'
import { SlotWeek } from './slot-week.tsx'
import { words } from './words.ts'

/** 代预约: for somebody who can't do it alone. */
export const BookFor = ({ site, onClose }: { site: ChosenSite; onClose: () => void }) => {
  const say = useWords(words)
  const sayDay = useSayDay()
  const nameOf = useNameOf()
  const classes = useClasses(site.areaId)
  const send = useSend(bookFor)
  const [id, setId] = useState(clientId)
  const [classCode, setClass] = useState<string>()
  const [itemCode, setItem] = useState<string>()
  const [from, setFrom] = useState<string>()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [note, setNote] = useState('')
  const items = useAnswer(
    findItems,
    classCode ? { params: { areaId: site.areaId }, query: { class: classCode } } : undefined,
  )
  const phoneWrong = phone.length > 0 && !/^1\d{10}$/.test(phone)
  const ready = classCode && from && name.trim() && phone && !phoneWrong
  if (send.data)
    return (
      <Empty
        icon="check"
        title={say('booked', { number: send.data.number })}
        about={say('bookedWay', { time: sayDay.slot(send.data.from), site: send.data.siteName })}
      >
        <Button type="primary" onClick={onClose}>
          {say('close')}
        </Button>
      </Empty>
    )
  const book = () => {
    if (!ready) return
    send.mutate(
      {
        params: { areaId: site.areaId, siteId: site.id },
        body: {
          id,
          classCode,
          from,
          name: name.trim(),
          phone,
          ...(itemCode ? { itemCode } : {}),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      },
      {
        onError: (error) => {
          // gone while we talked: another time, another booking
          if (!isProblem(error, 'matters.slot_taken') && !isProblem(error, 'matters.no_such_slot')) return
          setFrom(undefined)
          setId(clientId())
        },
      },
    )
  }
  return (
    <form
      className="hall-stack"
      onSubmit={(e) => {
        e.preventDefault()
        book()
      }}
    >
      <div className="hall-two">
        <label className="hall-field">
          <span>{say('class')}</span>
          <Select
            aria-label={say('class')}
            showSearch={{ optionFilterProp: 'label' }}
            value={classCode}
            onChange={(code: string) => {
              setClass(code)
              setItem(undefined)
              setFrom(undefined)
            }}
            options={classes.filter((c) => c.active).map((c) => ({ value: c.code, label: nameOf(c) }))}
          />
        </label>
        <label className="hall-field">
          <span>{say('item')}</span>
          <Select
            aria-label={say('item')}
            allowClear
            disabled={!items.data?.rows.length}
            showSearch={{ optionFilterProp: 'label' }}
            value={itemCode}
            onChange={setItem}
            options={(items.data?.rows ?? []).map((i) => ({ value: i.code, label: nameOf(i) }))}
          />
        </label>
      </div>
      {classCode ? (
        <SlotWeek
          key={classCode}
          areaId={site.areaId}
          siteId={site.id}
          classCode={classCode}
          value={from}
          onPick={(slot) => setFrom(String(slot.from))}
        />
      ) : (
        <p className="soft">{say('chooseClass')}</p>
      )}
      <div className="hall-two">
        <label className="hall-field">
          <span>{say('name')}</span>
          <Input maxLength={40} autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} />
        </label>
        <label className="hall-field">
          <span>{phoneWrong ? say('phoneWrong') : say('phone')}</span>
          <Input
            inputMode="tel"
            maxLength={11}
            autoComplete="off"
            status={phoneWrong ? 'error' : undefined}
            value={phone}
            onChange={(e) => setPhone(e.target.value.trim())}
          />
        </label>
      </div>
      <label className="hall-field">
        <span>{say('noteOptional')}</span>
        <Input maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
      </label>
      {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
      <div className="form-end">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {say('bookNow')}
        </Button>
        <span className="soft">{from && say('picked', { time: sayDay.slot(from) })}</span>
      </div>
    </form>
  )
}
