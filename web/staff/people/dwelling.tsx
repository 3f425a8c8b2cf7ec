import '../incidents/incidents.css'
import './people.css'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { getDwelling, saveHousehold } from '#contract/people/dwellings.ts'
import { clientId } from '#kit/client-id.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { EditDwelling } from './building/edit-dwelling.tsx'
import { Occupants } from './building/occupants.tsx'
import { useSourceText } from './person/use-source-text.ts'
import { DwellingPremises } from './place/dwelling-premises.tsx'
import { PlaceHistory } from './place/history.tsx'
import { words } from './place-words.ts'
import { words as shared } from './words.ts'

/** Who lives in this dwelling, in which households? */
export default function DwellingPage() {
  const say = useWords(words)
  const name = useWords(shared)
  const may = useMay()
  const source = useSourceText()
  const { areaId, id } = useParams({ strict: false }) as { areaId: string; id: string }
  const [editing, setEditing] = useState(false)
  const query = useAnswer(getDwelling, { params: { areaId: Number(areaId), id } })
  const make = useSend(saveHousehold)
  const found = () =>
    make.mutate(
      { params: { areaId: Number(areaId), id: clientId() }, body: { version: null, dwellingId: id } },
      { onSuccess: () => sayDone(say('householdMade')), onError: sayRefused },
    )
  return (
    <Page
      title={query.data?.address ?? say('dwelling')}
      actions={
        <>
          {may('people.edit') && query.data && (
            <>
              <Button onClick={() => setEditing(true)}>{say('edit')}</Button>
              <Button loading={make.isPending} onClick={found}>
                {say('newHousehold')}
              </Button>
            </>
          )}
          <Button onClick={() => window.print()}>{say('print')}</Button>
          {query.data?.buildingNo != null && (
            <Link to="/buildings" search={{ area: areaId, no: String(query.data.buildingNo) }}>
              {say('openBuilding')}
            </Link>
          )}
        </>
      }
    >
      <Answered query={query}>
        {(dwelling) => {
          const inHousehold = (householdId: string | null) =>
            dwelling.people.filter((p) => p.householdId === householdId)
          const alone = dwelling.people.filter((p) => !dwelling.households.some((h) => h.id === p.householdId))
          const facts: [string, string][] = [
            [say('use'), name(`use_${dwelling.use}`)],
            [say('tenure'), name(`tenure_${dwelling.tenure}`)],
            [say('unit'), dwelling.unit || '-'],
            [say('floor'), dwelling.floor === null ? '-' : String(dwelling.floor)],
            [say('room'), dwelling.room || '-'],
            [say('areaM2'), sayNumber(dwelling.areaM2)],
            [say('source'), source(dwelling.source)],
          ]
          return (
            <div className="stack-wide">
              <Panel>
                <dl className="facts">
                  {facts.map(([label, value]) => (
                    <div key={label} className="fact">
                      <dt>{label}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
              </Panel>
              {dwelling.households.map((household, at) => (
                <Panel
                  key={household.id}
                  flush
                  title={
                    <Link to="/households/$areaId/$id" params={{ areaId, id: household.id }}>
                      {household.number ?? say('nth', { n: at + 1 })} · {say(`kind_${household.kind}`)}
                    </Link>
                  }
                >
                  {inHousehold(household.id).length === 0 && <p className="empty-line soft">{say('noMembers')}</p>}
                  <Occupants areaId={dwelling.areaId} people={inHousehold(household.id)} headId={household.headId} />
                </Panel>
              ))}
              {alone.length > 0 && (
                <Panel flush title={say('members')}>
                  <Occupants areaId={dwelling.areaId} people={alone} />
                </Panel>
              )}
              {dwelling.people.length === 0 && dwelling.households.length === 0 && (
                <p className="told">{say('nobody')}</p>
              )}
              {dwelling.away > 0 && <p className="told">{say('awayN', { n: dwelling.away })}</p>}
              <DwellingPremises areaId={dwelling.areaId} id={dwelling.id} />
              <PlaceHistory areaId={dwelling.areaId} id={dwelling.id} of="dwelling" />
              {editing && <EditDwelling dwelling={dwelling} onClose={() => setEditing(false)} />}
            </div>
          )
        }}
      </Answered>
    </Page>
  )
}
