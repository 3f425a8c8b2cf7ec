import '../incidents/incidents.css'
import './people.css'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { getPremises, savePremises } from '#contract/people/premises.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { sayDay, sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { useSourceText } from './person/use-source-text.ts'
import { RevealContact } from './premises/contact.tsx'
import { PremisesForm } from './premises/premises-form.tsx'
import { sayFault } from './premises/say-fault.ts'
import { words } from './premises/words.ts'

/** What is this shop or organisation, where, and whom to call? */
export default function PremisesPage() {
  const say = useWords(words)
  const may = useMay()
  const source = useSourceText()
  const params = useParams({ strict: false }) as { areaId: string; id: string }
  const areaId = Number(params.areaId)
  const query = useAnswer(getPremises, { params: { areaId, id: params.id } })
  const [editing, setEditing] = useState(false)
  const [clear, setClear] = useState<{ contactName: string | null; contactPhone: string | null }>()
  const send = useSend(savePremises)
  const one = query.data
  const end = () => {
    if (!one) return
    const { version, name, creditCode, kind, dwellingId, buildingNo, address, workers } = one
    send.mutate(
      {
        params: { areaId, id: one.id },
        body: { version, name, creditCode, kind, dwellingId, buildingNo, address, workers, ended: true },
      },
      { onSuccess: () => sayDone(say('ended')), onError: sayRefused },
    )
  }
  return (
    <Page
      title={one?.name ?? say('title')}
      lead={one && say(`kind_${one.kind}`)}
      actions={
        <>
          {may('people.edit') && one && !one.endedOn && (
            <>
              <Button type="primary" onClick={() => setEditing(true)}>
                {say('edit')}
              </Button>
              <Popconfirm title={say('endAsk', { name: one.name })} okText={say('end')} onConfirm={end}>
                <Button loading={send.isPending}>{say('end')}</Button>
              </Popconfirm>
            </>
          )}
          <Button onClick={() => window.print()}>{say('print')}</Button>
          <Link to="/premises">{say('back')}</Link>
        </>
      }
    >
      <Answered query={query}>
        {(premises) => {
          const fault = premises.creditCode ? sayFault(say, premises.creditCode) : undefined
          return (
            <div className="stack-wide">
              {premises.endedOn && (
                <p className="told told-warn">{say('endedOn', { day: sayDay(premises.endedOn) })}</p>
              )}
              <Panel>
                <dl className="facts">
                  <div className="fact">
                    <dt>{say('code')}</dt>
                    <dd>
                      <span className="figure">{premises.creditCode ?? '-'}</span>{' '}
                      {fault && <Light kind="warn">{fault}</Light>}
                    </dd>
                  </div>
                  <div className="fact">
                    <dt>{say('address')}</dt>
                    <dd>
                      {premises.dwellingId ? (
                        <Link to="/dwellings/$areaId/$id" params={{ areaId: params.areaId, id: premises.dwellingId }}>
                          {premises.address}
                        </Link>
                      ) : (
                        premises.address
                      )}
                    </dd>
                  </div>
                  {premises.buildingNo !== null && (
                    <div className="fact">
                      <dt>{say('building')}</dt>
                      <dd>
                        <Link to="/buildings" search={{ area: params.areaId, no: String(premises.buildingNo) }}>
                          {say('openBuilding')}
                        </Link>
                      </dd>
                    </div>
                  )}
                  <div className="fact">
                    <dt>{say('workers')}</dt>
                    <dd>{premises.workers === null ? '-' : say('nWorkers', { n: sayNumber(premises.workers) })}</dd>
                  </div>
                  <div className="fact">
                    <dt>{say('source')}</dt>
                    <dd>{source(premises.source)}</dd>
                  </div>
                </dl>
              </Panel>
              <Panel
                title={say('contact')}
                actions={
                  may('people.reveal') &&
                  (premises.contactName || premises.contactPhone) && (
                    <RevealContact premises={premises} clear={clear} onClear={setClear} />
                  )
                }
              >
                <dl className="facts">
                  <div className="fact">
                    <dt>{say('contact')}</dt>
                    <dd>{(clear ? clear.contactName : premises.contactName) ?? '-'}</dd>
                  </div>
                  <div className="fact">
                    <dt>{say('phone')}</dt>
                    <dd className="figure">{(clear ? clear.contactPhone : premises.contactPhone) ?? '-'}</dd>
                  </div>
                </dl>
              </Panel>
              {editing && <PremisesForm areaId={areaId} known={premises} onClose={() => setEditing(false)} />}
            </div>
          )
        }}
      </Answered>
    </Page>
  )
}
