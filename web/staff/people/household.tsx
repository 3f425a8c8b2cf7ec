import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { getHousehold, saveHousehold } from '#contract/people/dwellings.ts'
import type { Answer } from '#contract/route.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayDay } from '#kit/format.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { Occupants } from './building/occupants.tsx'
import { DwellingPicker } from './dwelling-picker.tsx'
import { PlaceHistory } from './place/history.tsx'
import { MoveMembers } from './place/move-members.tsx'
import { words } from './place-words.ts'

type Household = Answer<typeof getHousehold>

const Edit = ({ household, onClose }: { household: Household; onClose: () => void }) => {
  const say = useWords(words)
  const send = useSend(saveHousehold)
  const { areaId, id, version } = household
  return (
    <Modal open title={say('edit')} footer={null} onCancel={onClose}>
      <SchemaForm
        shape={saveHousehold.body.omit({ version: true })}
        initial={{
          kind: household.kind,
          number: household.number ?? undefined,
          dwellingId: household.dwellingId ?? undefined,
          headId: household.headId ?? undefined,
        }}
        fields={{
          headId: {
            label: say('head'),
            control: <Select options={household.people.map((p) => ({ value: p.personId, label: p.name }))} />,
          },
          dwellingId: { label: say('dwelling'), control: <DwellingPicker areaId={areaId} label={say('dwelling')} /> },
          kind: { label: say('kind'), say: (kind) => say(`kind_${kind as 'family'}`) },
          number: { label: say('number') },
        }}
        send={async (body) => {
          await send.mutateAsync({ params: { areaId, id }, body: { ...body, version } })
          sayDone(say('saved'))
          onClose()
        }}
        submit={say('save')}
      />
    </Modal>
  )
}

/** Who belongs to this household? */
export default function HouseholdPage() {
  const say = useWords(words)
  const may = useMay()
  const { areaId, id } = useParams({ strict: false }) as { areaId: string; id: string }
  const [editing, setEditing] = useState(false)
  const [moving, setMoving] = useState(false)
  const go = useNavigate()
  const query = useAnswer(getHousehold, { params: { areaId: Number(areaId), id } })
  const head = query.data?.people.find((p) => p.personId === query.data?.headId)
  return (
    <Page
      title={head ? `${head.name} · ${say('household')}` : say('household')}
      actions={
        <>
          {may('people.edit') && query.data && (
            <>
              <Button onClick={() => setEditing(true)}>{say('edit')}</Button>
              {query.data.people.length > 0 && <Button onClick={() => setMoving(true)}>{say('moveOut')}</Button>}
            </>
          )}
          <Button onClick={() => window.print()}>{say('print')}</Button>
          <Link to="/households">{say('allHouseholds')}</Link>
        </>
      }
    >
      <Answered query={query}>
        {(household) => (
          <div className="stack-wide">
            <Panel>
              <dl className="facts">
                <div className="fact">
                  <dt>{say('address')}</dt>
                  <dd>
                    {household.dwellingId ? (
                      <Link to="/dwellings/$areaId/$id" params={{ areaId, id: household.dwellingId }}>
                        {household.address}
                      </Link>
                    ) : (
                      (household.address ?? say('noAddress'))
                    )}
                  </dd>
                </div>
                <div className="fact">
                  <dt>{say('kind')}</dt>
                  <dd>{say(`kind_${household.kind}`)}</dd>
                </div>
                <div className="fact">
                  <dt>{say('number')}</dt>
                  <dd>{household.number ?? '-'}</dd>
                </div>
                <div className="fact">
                  <dt>{say('head')}</dt>
                  <dd>{head?.name ?? say('noHead')}</dd>
                </div>
              </dl>
            </Panel>
            <Panel flush title={say('members')}>
              {household.people.length === 0 && <p className="empty-line soft">{say('noMembers')}</p>}
              <Occupants areaId={household.areaId} people={household.people} headId={household.headId} />
            </Panel>
            {household.away.length > 0 && (
              <Panel flush title={say('away')}>
                <ul className="lines">
                  {household.away.map((one, at) => (
                    <li key={`${one.name}.${at}`} className="line">
                      <span>{one.name}</span>
                      <span className="soft">{one.since && sayDay(one.since)}</span>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            <PlaceHistory areaId={household.areaId} id={household.id} of="household" />
            {moving && (
              <MoveMembers
                household={household}
                onClose={(to) => {
                  setMoving(false)
                  if (to) void go({ to: '/households/$areaId/$id', params: { areaId, id: to } })
                }}
              />
            )}
            {editing && <Edit household={household} onClose={() => setEditing(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  )
}
