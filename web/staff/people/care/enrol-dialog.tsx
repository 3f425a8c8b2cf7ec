import { Alert, Button, DatePicker, Input, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { saveCare } from '#contract/people/care.ts'
import type { Person } from '#contract/people/people.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { today } from '../today.ts'
import { DetailsFields, type Details } from './details-fields.tsx'
import { words } from './words.ts'

/** 列入名册: by what law and for what is said before anything is written. */
export const EnrolDialog = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const say = useWords(words)
  const { kinds, kind: nameOf } = useDictionary()
  const [id] = useState(clientId)
  const [kind, setKind] = useState<string>()
  const [onDay, setDay] = useState(today())
  const [details, setDetails] = useState<Details>({})
  const [reason, setReason] = useState('')
  const send = useSend(saveCare)
  const held = new Set(person.careList.filter((c) => c.state !== 'ended').map((c) => c.kind))
  const open = kinds.filter((k) => k.mine && k.active && !held.has(k.code))
  const chosen = kinds.find((k) => k.code === kind)
  const start = () =>
    send.mutate(
      {
        params: { areaId: person.areaId, id },
        body: {
          version: null,
          personId: person.id,
          kind: kind!,
          state: 'active',
          onDay,
          details,
          reason: reason.trim() || null,
        },
      },
      {
        onSuccess: () => {
          sayDone(say('enrolled'))
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={`${say('enrol')} · ${person.name}`}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {say('cancel')}
        </Button>,
        <Button key="send" type="primary" disabled={!kind} loading={send.isPending} onClick={start}>
          {say('enrol')}
        </Button>,
      ]}
    >
      <div className="stack">
        <label className="filter-label" htmlFor="enrol-kind">
          {say('kind')}
        </label>
        <Select
          id="enrol-kind"
          showSearch={{ optionFilterProp: 'label' }}
          value={kind}
          onChange={(code: string) => {
            setKind(code)
            setDetails({})
          }}
          options={open.map((k) => ({ value: k.code, label: nameOf(k.code) }))}
        />
        {chosen && (
          <p className="told">
            {say('basis')}：{chosen.legalBasis}
            <br />
            {say('purpose')}：{chosen.purpose}
          </p>
        )}
        <label className="filter-label" htmlFor="enrol-day">
          {say('onDay')}
        </label>
        <DatePicker
          id="enrol-day"
          allowClear={false}
          value={dayjs(onDay)}
          onChange={(day) => day && setDay(day.format('YYYY-MM-DD'))}
        />
        {chosen && <DetailsFields fields={chosen.fields} value={details} onChange={setDetails} />}
        <label className="filter-label" htmlFor="enrol-reason">
          {say('reasonMay')}
        </label>
        <Input id="enrol-reason" maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
        {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
      </div>
    </Modal>
  )
}
