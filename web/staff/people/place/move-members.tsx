import { Alert, Button, Checkbox, DatePicker, Input, Modal, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { getDwelling, type getHousehold } from '#contract/people/dwellings.ts'
import { listPeople } from '#contract/people/person-lists.ts'
import { moveMembers } from '#contract/people/places.ts'
import type { Answer } from '#contract/route.ts'
import { clientId } from '#kit/client-id.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { DwellingPicker } from '../dwelling-picker.tsx'
import { words } from '../place-words.ts'
import { today } from '../today.ts'

type Props = { household: Answer<typeof getHousehold>; onClose: (to?: string) => void }

/** 分户、并户: who leaves, where to, since when; what was is kept. */
export const MoveMembers = ({ household, onClose }: Props) => {
  const say = useWords(words)
  const { choices, code } = useDictionary()
  const { areaId, id, version } = household
  const [fresh] = useState(clientId)
  const [who, setWho] = useState<string[]>([])
  const [where, setWhere] = useState<'new' | 'other'>('new')
  const [dwellingId, setDwelling] = useState<string | undefined>()
  const [to, setTo] = useState<string>()
  const [headId, setHead] = useState<string>()
  const [relations, setRelations] = useState<Record<string, string>>({})
  const [since, setSince] = useState<string>(today())
  const [reason, setReason] = useState('')
  const send = useSend(moveMembers)
  const place = dwellingId ?? household.dwellingId ?? undefined
  const there = useAnswer(getDwelling, where === 'other' && place ? { params: { areaId, id: place } } : undefined)
  const others = (there.data?.households ?? []).filter((h) => h.id !== id)
  // the version each member has now, so that nothing is overwritten unseen
  const members = useAnswer(listPeople, { params: { areaId }, query: { household: id, limit: 200 } })
  const versionOf = (personId: string) => members.data?.rows.find((p) => p.id === personId)?.version
  const ready = who.length > 0 && who.every(versionOf) && (where === 'new' || Boolean(to))
  const nameOf = (personId: string) => household.people.find((p) => p.personId === personId)?.name ?? ''
  const start = () =>
    send.mutate(
      {
        params: { areaId, id },
        body: {
          version,
          people: who.map((person) => ({
            id: person,
            version: versionOf(person)!,
            relation: relations[person] ?? (where === 'new' && person === headId ? headRelation : null),
          })),
          ...(where === 'other'
            ? { to }
            : {
                found: {
                  id: fresh,
                  dwellingId: dwellingId ?? null,
                  headId: headId && who.includes(headId) ? headId : null,
                },
              }),
          since,
          reason: reason.trim() || null,
        },
      },
      {
        onSuccess: ({ household: now, moved, ended }) => {
          sayDone(say(ended ? 'movedEnded' : 'movedN', { n: moved }))
          onClose(ended ? now.id : undefined)
        },
      },
    )
  const headRelation = choices('relation').find((c) => c.zh.includes('户主') || c.zh === '本人')?.code ?? null
  return (
    <Modal
      open
      title={say('moveOut')}
      onCancel={() => onClose()}
      footer={[
        <Button key="close" onClick={() => onClose()}>
          {say('cancel')}
        </Button>,
        <Button key="send" type="primary" disabled={!ready} loading={send.isPending} onClick={start}>
          {say('move', { n: who.length })}
        </Button>,
      ]}
    >
      <div className="stack">
        <p className="soft">{say('moveAbout')}</p>
        <span className="filter-label">{say('moveWho')}</span>
        <Checkbox.Group
          className="members"
          aria-label={say('moveWho')}
          value={who}
          onChange={setWho}
          options={household.people.map((p) => ({
            value: p.personId,
            label: [p.name, code('relation', p.relation)].filter(Boolean).join(' · '),
          }))}
        />
        <span className="filter-label">{say('moveWhere')}</span>
        <Radio.Group
          aria-label={say('moveWhere')}
          value={where}
          onChange={(e) => setWhere(e.target.value as 'new' | 'other')}
          options={[
            { value: 'new', label: say('toNew') },
            { value: 'other', label: say('toOther') },
          ]}
        />
        <label className="filter-label" htmlFor="members-dwelling">
          {say(where === 'new' ? 'dwelling' : 'otherDwelling')}
        </label>
        <DwellingPicker
          id="members-dwelling"
          areaId={areaId}
          value={where === 'new' ? dwellingId : place}
          onChange={(chosen) => {
            setDwelling(chosen)
            setTo(undefined)
          }}
        />
        {where === 'new' ? (
          <>
            <p className="soft small">{say('sameDwelling')}</p>
            <label className="filter-label" htmlFor="members-head">
              {say('newHead')}
            </label>
            <Select
              id="members-head"
              allowClear
              value={headId && who.includes(headId) ? headId : undefined}
              onChange={(chosen?: string) => setHead(chosen)}
              options={who.map((person) => ({ value: person, label: nameOf(person) }))}
            />
          </>
        ) : (
          <>
            <label className="filter-label" htmlFor="members-household">
              {say('otherHousehold')}
            </label>
            <Select
              id="members-household"
              notFoundContent={say('noOther')}
              value={to}
              onChange={setTo}
              options={others.map((h, at) => ({
                value: h.id,
                label:
                  [there.data?.people.find((p) => p.personId === h.headId)?.name, h.number]
                    .filter(Boolean)
                    .join(' · ') || say('nth', { n: at + 1 }),
              }))}
            />
          </>
        )}
        {who
          .filter((person) => !(where === 'new' && person === headId))
          .map((person) => (
            <label key={person} className="label-over">
              <span className="filter-label">{say('relationThere', { name: nameOf(person) })}</span>
              <Select
                allowClear
                aria-label={say('relationThere', { name: nameOf(person) })}
                showSearch={{ optionFilterProp: 'label' }}
                value={relations[person]}
                onChange={(chosen?: string) =>
                  setRelations(({ [person]: _, ...rest }) => (chosen ? { ...rest, [person]: chosen } : rest))
                }
                options={choices('relation').map((c) => ({ value: c.code, label: code('relation', c.code) }))}
              />
            </label>
          ))}
        <label className="filter-label" htmlFor="members-since">
          {say('since')}
        </label>
        <DatePicker
          id="members-since"
          allowClear={false}
          value={dayjs(since)}
          onChange={(day) => day && setSince(day.format('YYYY-MM-DD'))}
        />
        <label className="filter-label" htmlFor="members-reason">
          {say('reason')}
        </label>
        <Input id="members-reason" maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
        {send.error && <Alert type="error" showIcon title={send.error.message} role="alert" />}
      </div>
    </Modal>
  )
}
