import '../admin.css'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { clearDuty, listDuties, setDuty } from '#contract/incidents/configuration.ts'
import type { Answer } from '#contract/route.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { AreaChoice, useChosenArea } from '../territory/chosen-area.tsx'
import { useNames } from './category-names.ts'
import { DutyForm, type EditingDuty } from './duty-form.tsx'
import { DutyGaps } from './duty-gaps.tsx'
import { words } from './words.ts'

type Row = Answer<typeof listDuties>['rows'][number]

/** Which organisation answers for which kind of case? 事项责任清单 (J04). */
export default function Duties() {
  const say = useWords(words)
  const names = useNames()
  const [areaId, choose] = useChosenArea()
  const [editing, setEditing] = useState<EditingDuty>()
  const query = useAnswer(listDuties, areaId ? { params: { areaId } } : undefined, { keepPrevious: true })
  const clear = useSend(clearDuty)
  const set = useSend(setDuty)
  if (!areaId) return <Page title={say('duties')}>{null}</Page>
  const drop = (row: Row) =>
    clear.mutate(
      { params: { areaId, id: row.id }, query: { version: row.version } },
      {
        onSuccess: () =>
          sayDone(say('dutyCleared'), () => {
            const body = { categoryId: row.categoryId, organisationId: row.organisationId }
            set.mutate({ params: { areaId }, body }, { onError: sayRefused })
          }),
        onError: sayRefused,
      },
    )
  const draft = ({ categoryId, organisationId, version, own }: Row): EditingDuty => ({
    categoryId: categoryId ?? undefined,
    organisationId: own ? organisationId : undefined,
    version: own ? version : undefined,
    fixed: true,
  })
  return (
    <Page
      title={say('duties')}
      lead={say('dutiesLead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={choose} />
          <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setEditing({})}>
            {say('setDuty')}
          </Button>
        </>
      }
    >
      <div className="admin-stack">
        <DutyGaps key={areaId} areaId={areaId} onName={(categoryId) => setEditing({ categoryId, fixed: true })} />
        <Panel title={say('duties')}>
          <Answered query={query}>
            {({ rows }) =>
              rows.length ? (
                <ul className="admin-list">
                  {rows.map((row) => (
                    <li key={row.id}>
                      <span className="admin-list-main">{names.category(row) ?? say('otherwise')}</span>
                      <span className="admin-list-main">
                        {row.organisation}{' '}
                        <span className="soft small">
                          {row.own ? say('here') : (row.areaName ?? say('everywhere'))}
                        </span>
                        {row.organisationClosed && <Light kind="bad">{say('closedOrganisation')}</Light>}
                      </span>
                      <span className="admin-row-actions">
                        <Button size="small" onClick={() => setEditing(draft(row))}>
                          {say(row.own ? 'change' : 'override')}
                        </Button>
                        {row.own && (
                          <Button size="small" onClick={() => drop(row)}>
                            {say('clear')}
                          </Button>
                        )}
                      </span>
                    </li>
                  ))}
                </ul>
              ) : (
                <Empty icon="people" title={say('noDuties')} about={say('noDutiesWay')} />
              )
            }
          </Answered>
        </Panel>
      </div>
      <Drawer
        open={Boolean(editing)}
        onClose={() => setEditing(undefined)}
        title={say('setDuty')}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {editing && (
          <DutyForm
            areaId={areaId}
            editing={editing}
            onDone={() => {
              setEditing(undefined)
              sayDone(say('dutySaved'))
            }}
          />
        )}
      </Drawer>
    </Page>
  )
}
