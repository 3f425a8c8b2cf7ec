import { Alert, Button, DatePicker, Input, Modal, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { getDwelling } from '#contract/people/dwellings.ts'
import { movePerson, type Person } from '#contract/people/people.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { isProblem } from '#kit/refusal.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { DwellingPicker } from '../dwelling-picker.tsx'
import { today } from '../today.ts'
import { AreaPicker } from '../../territory/area-picker.tsx'
import { words } from './words.ts'

type Where = 'here' | 'other' | 'outside'
type Kind = 'registered' | 'lives' | 'both'

/** 变更居住或户口: the old residence is closed and kept. */
export const MoveDialog = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const say = useWords(words)
  const send = useSend(movePerson)
  const { areaId, id, version } = person
  const [kind, setKind] = useState<Kind>('lives')
  const [where, setWhere] = useState<Where>('here')
  const [dwellingId, setDwelling] = useState<string>()
  const [householdId, setHousehold] = useState<string>()
  const [toArea, setToArea] = useState<number>()
  const [address, setAddress] = useState('')
  const [since, setSince] = useState<string | undefined>(today())
  const [reason, setReason] = useState('')
  const dwelling = useAnswer(getDwelling, dwellingId ? { params: { areaId, id: dwellingId } } : undefined)
  const households = dwelling.data?.households ?? []
  const ready = where === 'here' ? Boolean(dwellingId) : where === 'other' ? Boolean(toArea) : true
  const place =
    where === 'here'
      ? { dwellingId: dwellingId ?? null, ...(householdId ? { householdId } : {}) }
      : { atAreaId: where === 'other' ? (toArea ?? null) : null, address: address.trim() || null }
  const start = () =>
    send.mutate(
      {
        params: { areaId, id },
        body: { version, kind, ...place, since: since ?? null, reason: reason.trim() || null },
      },
      {
        onSuccess: () => {
          sayDone(say('moved'))
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={`${say('move')} · ${person.name}`}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {say('cancel')}
        </Button>,
        <Button key="send" type="primary" disabled={!ready} loading={send.isPending} onClick={start}>
          {say('save')}
        </Button>,
      ]}
    >
      <div className="stack">
        <span className="filter-label">{say('moveKind')}</span>
        <Radio.Group
          aria-label={say('moveKind')}
          value={kind}
          onChange={(e) => setKind(e.target.value as Kind)}
          options={(['lives', 'registered', 'both'] as const).map((k) => ({ value: k, label: say(`kind_${k}`) }))}
        />
        <span className="filter-label">{say('moveWhere')}</span>
        <Radio.Group
          aria-label={say('moveWhere')}
          value={where}
          onChange={(e) => setWhere(e.target.value as Where)}
          options={(['here', 'other', 'outside'] as const).map((w) => ({ value: w, label: say(`where_${w}`) }))}
        />
        {where === 'here' && (
          <>
            <label className="filter-label" htmlFor="move-dwelling">
              {say('dwelling')}
            </label>
            <DwellingPicker
              id="move-dwelling"
              areaId={areaId}
              value={dwellingId}
              onChange={(chosen) => {
                setDwelling(chosen)
                setHousehold(undefined)
              }}
            />
            {households.length > 0 && (
              <>
                <label className="filter-label" htmlFor="move-household">
                  {say('household')}
                </label>
                <Select
                  id="move-household"
                  allowClear
                  value={householdId}
                  onChange={(chosen?: string) => setHousehold(chosen)}
                  options={households.map((h, at) => ({
                    value: h.id,
                    label:
                      dwelling.data?.people.find((p) => p.personId === h.headId)?.name ??
                      h.number ??
                      `${say('household')} ${at + 1}`,
                  }))}
                />
              </>
            )}
          </>
        )}
        {where === 'other' && (
          <>
            <AreaPicker
              label={say('community')}
              within={Math.floor(areaId / 1e10) * 1e10}
              value={toArea!}
              onChange={setToArea}
            />
            {kind !== 'registered' && <p className="told">{say('otherLives')}</p>}
          </>
        )}
        {where !== 'here' && (
          <>
            <label className="filter-label" htmlFor="move-address">
              {say('otherAddress')}
            </label>
            <Input id="move-address" maxLength={200} value={address} onChange={(e) => setAddress(e.target.value)} />
          </>
        )}
        <label className="filter-label" htmlFor="move-since">
          {say('since')}
        </label>
        <DatePicker
          id="move-since"
          value={since ? dayjs(since) : null}
          onChange={(day) => setSince(day ? day.format('YYYY-MM-DD') : undefined)}
        />
        <label className="filter-label" htmlFor="move-reason">
          {say('reason')}
        </label>
        <Input id="move-reason" maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
        {send.error && (
          <Alert
            type={isProblem(send.error, 'people.ask_transfer') ? 'warning' : 'error'}
            showIcon
            title={send.error.message}
            role="alert"
          />
        )}
      </div>
    </Modal>
  )
}
