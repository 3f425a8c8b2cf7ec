import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, DatePicker, Input, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { getDwelling } from '#contract/people/dwellings.ts'
import { createPerson } from '#contract/people/people.ts'
import { isSound, parseDocument } from '#contract/people/identity/document.ts'
import { clientId } from '#kit/client-id.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { AskTransfer } from './ask-transfer.tsx'
import { useDictionary } from './dictionary.ts'
import { DwellingPicker } from './dwelling-picker.tsx'
import { ProposedMatches } from './proposed-matches.tsx'
import { ValueControl } from './value-control.tsx'
import { words } from './new-words.ts'

type Value = string | number | boolean | undefined
const asked = ['name', 'document', 'sex', 'birth_on', 'phone', 'relation'] as const
const kinds = ['both', 'lives', 'registered'] as const

/** Records one resident; whoever may be the same person is shown first. */
export default function NewPerson() {
  const say = useWords(words)
  const go = useNavigate()
  const { data: session } = useSession()
  const { field } = useDictionary()
  const areaId = session?.areaId ?? 0
  const [id] = useState(clientId)
  const [values, setValues] = useState<Record<string, Value>>({})
  const [derived, setDerived] = useState(false)
  const [kind, setKind] = useState<(typeof kinds)[number]>('both')
  const [dwellingId, setDwelling] = useState<string>()
  const [householdId, setHousehold] = useState<string>()
  const [since, setSince] = useState<string>()
  const [registered, setRegistered] = useState('')
  const [asking, setAsking] = useState(false)
  const send = useSend(createPerson)
  const dwelling = useAnswer(getDwelling, dwellingId ? { params: { areaId, id: dwellingId } } : undefined)
  if (areaId % 1000 === 0)
    return (
      <Page title={say('title')}>
        <Empty icon="people" title={say('community')} />
      </Page>
    )
  const document = String(values['document'] ?? '').trim()
  const read = document.length >= 7 ? parseDocument(document) : undefined
  const put = (name: string, value: Value) => {
    const next = { ...values, [name]: value }
    const number = name === 'document' ? parseDocument(String(value ?? '').trim()) : undefined
    if (number?.birthOn && isSound(number)) {
      next['birth_on'] ??= number.birthOn
      next['sex'] ??= number.sex === undefined ? undefined : String(number.sex)
      setDerived(true)
    }
    setValues(next)
  }
  const facts = asked
    .map((name) => ({ field: name, value: typeof values[name] === 'string' ? values[name].trim() : values[name] }))
    .filter((fact) => fact.value !== undefined && fact.value !== '')
    .map((fact) => ({
      field: fact.field as string,
      value: fact.field === 'document' ? { number: String(fact.value) } : (fact.value as string),
    }))
  const record = (isNobodyElse: boolean) =>
    send.mutate(
      {
        params: { areaId },
        body: {
          id,
          facts,
          residence: { kind, dwellingId: dwellingId ?? null, householdId: householdId ?? null, since: since ?? null },
          ...(kind === 'lives' && registered.trim()
            ? { registered: { kind: 'registered' as const, atAreaId: null, address: registered.trim() } }
            : {}),
          isNobodyElse,
        },
      },
      {
        onSuccess: ({ person }) => {
          if (!person) return
          sayDone(say('saved', { name: person.name }))
          void go({ to: '/people/$areaId/$id', params: { areaId: String(areaId), id: person.id } })
        },
      },
    )
  const matches = send.data?.person === null ? send.data.matches : []
  return (
    <Page title={say('title')} actions={<Link to="/people">{say('back')}</Link>}>
      <form
        className="stack-wide"
        onSubmit={(e) => {
          e.preventDefault()
          record(false)
        }}
      >
        <Panel title={say('who')}>
          <div className="two-fields">
            {asked.map((name) => (
              <div key={name} className="label-over">
                <label className="filter-label" htmlFor={`new-${name}`}>
                  {field(name)}
                </label>
                <ValueControl
                  id={`new-${name}`}
                  field={name}
                  value={values[name]}
                  autoFocus={name === 'name'}
                  onChange={(value) => put(name, value)}
                />
                {name === 'document' && read && !isSound(read) && (
                  <p className="light-warn small">{say('documentWrong')}</p>
                )}
                {name === 'document' && derived && read && isSound(read) && (
                  <p className="soft small">{say('fromDocument')}</p>
                )}
              </div>
            ))}
          </div>
        </Panel>
        <Panel title={say('where')}>
          <div className="stack">
            <Radio.Group
              aria-label={say('kind')}
              value={kind}
              onChange={(e) => setKind(e.target.value as typeof kind)}
              options={kinds.map((k) => ({ value: k, label: say(`kind_${k}`) }))}
            />
            <div className="two-fields">
              <div className="label-over">
                <label className="filter-label" htmlFor="new-dwelling">
                  {say('dwelling')}
                </label>
                <DwellingPicker
                  id="new-dwelling"
                  areaId={areaId}
                  value={dwellingId}
                  onChange={(chosen) => {
                    setDwelling(chosen)
                    setHousehold(undefined)
                  }}
                />
              </div>
              {(dwelling.data?.households.length ?? 0) > 0 && (
                <div className="label-over">
                  <label className="filter-label" htmlFor="new-household">
                    {say('household')}
                  </label>
                  <Select
                    id="new-household"
                    allowClear
                    value={householdId}
                    onChange={(chosen?: string) => setHousehold(chosen)}
                    options={dwelling.data?.households.map((h, at) => ({
                      value: h.id,
                      label:
                        dwelling.data?.people.find((p) => p.personId === h.headId)?.name ??
                        h.number ??
                        say('nth', { n: at + 1 }),
                    }))}
                  />
                </div>
              )}
              <div className="label-over">
                <label className="filter-label" htmlFor="new-since">
                  {say('since')}
                </label>
                <DatePicker
                  id="new-since"
                  value={since ? dayjs(since) : null}
                  onChange={(day) => setSince(day ? day.format('YYYY-MM-DD') : undefined)}
                />
              </div>
              {kind === 'lives' && (
                <div className="label-over">
                  <label className="filter-label" htmlFor="new-registered">
                    {say('registeredAt')}
                  </label>
                  <Input
                    id="new-registered"
                    maxLength={200}
                    value={registered}
                    onChange={(e) => setRegistered(e.target.value)}
                  />
                </div>
              )}
            </div>
          </div>
        </Panel>
        {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
        {matches.length > 0 && (
          <ProposedMatches
            matches={matches}
            here={areaId}
            onAsk={() => setAsking(true)}
            onNobody={() => record(true)}
          />
        )}
        <div className="form-end">
          <Button
            type={matches.length ? 'default' : 'primary'}
            htmlType="submit"
            loading={send.isPending}
            disabled={!facts.some((f) => f.field === 'name')}
          >
            {say('save')}
          </Button>
        </div>
      </form>
      <AskTransfer areaId={areaId} document={document} open={asking} onClose={() => setAsking(false)} />
    </Page>
  )
}
