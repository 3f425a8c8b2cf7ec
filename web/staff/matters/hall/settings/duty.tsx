import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { getDuty, handOver, printDuty, saveDuty } from '#contract/matters/hall-duty.ts'
import type { Answer } from '#contract/route.ts'
import { clientId } from '#kit/client-id.ts'
import { Panel } from '#kit/desk/page.tsx'
import { openFile } from '#kit/download.ts'
import { sayTime, sayList } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { plusDays, today } from '../days.ts'
import { useSayDay } from '../say-slot.ts'
import { DutyTable } from './duty-table.tsx'
import { PersonChoice } from './person-choice.tsx'
import { words } from './words.ts'

export type DutyDay = Answer<typeof getDuty>['days'][number]
export type DutyPlace = DutyDay['places'][number]
type Site = { areaId: number; id: string }
const days = 7

const Set = ({ site, day, place, onDone }: { site: Site; day: string; place: DutyPlace; onDone: () => void }) => {
  const say = useWords(words)
  const save = useSend(saveDuty)
  const [a, setA] = useState(place.a?.accountId ?? null)
  const [b, setB] = useState(place.b?.accountId ?? null)
  const [note, setNote] = useState(place.note ?? '')
  const names = Object.fromEntries([place.a, place.b].flatMap((p) => (p ? [[p.accountId, p.name]] : [])))
  const send = () =>
    save.mutate(
      {
        params: { areaId: site.areaId, siteId: site.id },
        body: { entries: [{ day, windowNo: place.windowNo, a, b, note: note.trim() || null }] },
      },
      {
        onSuccess: () => {
          sayDone(say('saved'))
          onDone()
        },
      },
    )
  return (
    <div className="hall-stack">
      <div className="hall-field">
        <span>{say('personA')}</span>
        <PersonChoice areaId={site.areaId} label={say('personA')} names={names} value={a} onChange={setA} />
      </div>
      <div className="hall-field">
        <span>{say('personB')}</span>
        <PersonChoice areaId={site.areaId} label={say('personB')} names={names} value={b} onChange={setB} />
      </div>
      <label className="hall-field">
        <span>{say('note')}</span>
        <Input maxLength={100} value={note} onChange={(e) => setNote(e.target.value)} />
      </label>
      {save.error && <Alert type="error" showIcon title={save.error.message} role="alert" />}
      <div className="form-end">
        <Button type="primary" loading={save.isPending} onClick={send}>
          {say('save')}
        </Button>
      </div>
    </div>
  )
}

const HandOver = ({ site, day, onDone }: { site: Site; day: string; onDone: () => void }) => {
  const say = useWords(words)
  const send = useSend(handOver)
  const [id] = useState(clientId)
  const [note, setNote] = useState('')
  return (
    <form
      className="hall-stack"
      onSubmit={(e) => {
        e.preventDefault()
        send.mutate(
          { params: { areaId: site.areaId, siteId: site.id, day }, body: { id, note: note.trim() } },
          {
            onSuccess: () => {
              sayDone(say('handedOver'))
              onDone()
            },
          },
        )
      }}
    >
      <Input.TextArea
        autoFocus
        className="growing"
        maxLength={1000}
        aria-label={say('handOverHint')}
        placeholder={say('handOverHint')}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
      <div className="form-end">
        <Button type="primary" htmlType="submit" disabled={!note.trim()} loading={send.isPending}>
          {say('handOver')}
        </Button>
      </div>
    </form>
  )
}

/** 值班表: A and B of each window by day, who stands in, and what was handed over (D03, D12). */
export const Duty = ({ site }: { site: Site }) => {
  const say = useWords(words)
  const sayDay = useSayDay()
  const may = useMay()
  const [from, setFrom] = useState(today)
  const [at, setAt] = useState<{ day: string; place?: DutyPlace }>()
  const params = { areaId: site.areaId, siteId: site.id }
  const query = useAnswer(getDuty, { params, query: { from, days } }, { keepPrevious: true })
  const close = () => setAt(undefined)
  const last = plusDays(from, days - 1)
  return (
    <Panel
      title={say('duty')}
      actions={
        <Button
          icon={<Icon name="print" size={16} />}
          onClick={() => void openFile(printDuty, { params, query: { from, days } }).catch(sayRefused)}
        >
          {say('printDuty')}
        </Button>
      }
    >
      <div className="hall-stack">
        <div className="hall-week-head">
          <Button
            aria-label={say('earlier')}
            icon={<Icon name="left" size={16} />}
            onClick={() => setFrom(plusDays(from, -days))}
          />
          <strong>{say('weekFrom', { from: sayDay.short(from), to: sayDay.short(last) })}</strong>
          <Button
            aria-label={say('later')}
            icon={<Icon name="right" size={16} />}
            onClick={() => setFrom(plusDays(from, days))}
          />
        </div>
        <Answered query={query}>
          {(duty) => (
            <>
              {duty.withoutB.length > 0 && (
                <Alert type="info" showIcon title={say('withoutB', { list: sayList(duty.withoutB) })} />
              )}
              <DutyTable
                days={duty.days}
                {...(may('matters.hall') ? { onSet: (day: string, place: DutyPlace) => setAt({ day, place }) } : {})}
                {...(may('matters.call') ? { onHandOver: (day: string) => setAt({ day }) } : {})}
              />
              {duty.days.flatMap((d) =>
                d.handOvers.map((h) => (
                  <p key={`${d.day} ${String(h.at)}`}>
                    <strong>{sayDay.day(d.day)}</strong>{' '}
                    <span className="soft">
                      {h.by} {sayTime(h.at)}
                    </span>{' '}
                    {h.note}
                  </p>
                )),
              )}
            </>
          )}
        </Answered>
      </div>
      <Modal
        open={Boolean(at)}
        title={
          at?.place
            ? say('dutyOf', { day: sayDay.day(at.day), place: at.place.windowName })
            : say('handOverTitle', { day: at ? sayDay.day(at.day) : '' })
        }
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {at?.place && <Set site={site} day={at.day} place={at.place} onDone={close} />}
        {at && !at.place && <HandOver site={site} day={at.day} onDone={close} />}
      </Modal>
    </Panel>
  )
}
