import '../matters.css'
import { useNavigate } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { agencyStates } from '#contract/matters/agency-flow.ts'
import { exportAgency, listAgency, openAgency, type AgencyRow } from '#contract/matters/agency.ts'
import { clientId } from '#kit/client-id.ts'
import { download } from '#kit/download.ts'
import { sayAgo, sayInstant } from '#kit/format.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages, useSend } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import type { Column } from '#kit/table/data-table.tsx'
import { DueLight } from '../part/due-light.tsx'
import { ChoiceFilter, DaysFilter } from '../part/filter-fields.tsx'
import { ListPage } from '../part/list-page.tsx'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { words as partWords } from '../part/words.ts'
import { words } from './words.ts'

const { limit: _, after: __, ...shape } = listAgency.query.shape
const scopes = ['mine', 'open', 'overdue', 'all'] as const

const useColumns = (): Column<AgencyRow>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  return [
    {
      key: 'what',
      label: say('what'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-narrow">
            <span>{phrase(`matters.agency.state.${row.state}`)}</span>
            <DueLight dueAt={row.dueAt} yellowAt={row.yellowAt} />
          </p>
          <p className="cell-title">
            <strong>{row.matter}</strong>
            {row.homeVisit && <span className="mark mark-still">{say('visit')}</span>}
          </p>
          <p className="cell-text soft">
            {row.name} · {row.areaName}
          </p>
        </div>
      ),
    },
    {
      key: 'due',
      label: say('due'),
      width: 158,
      from: 800,
      draw: (row) => <DueLight dueAt={row.dueAt} yellowAt={row.yellowAt} />,
    },
    {
      key: 'state',
      label: say('state'),
      width: 90,
      from: 800,
      draw: (row) => phrase(`matters.agency.state.${row.state}`),
    },
    {
      key: 'agent',
      label: say('agent'),
      width: 130,
      from: 800,
      draw: (row) => (
        <>
          {row.agent ?? '-'} {row.substitute && <span className="mark mark-warn">{say('substitute')}</span>}
        </>
      ),
    },
    {
      key: 'visit',
      label: say('visit'),
      width: 170,
      from: 1000,
      draw: (row) => (row.visitAt ? sayInstant(row.visitAt) : '-'),
    },
    { key: 'asked', label: say('asked'), width: 120, from: 1000, draw: (row) => sayAgo(row.askedAt) },
  ]
}

/** Which errands are under way, and which are mine? 全程代办 (D19). */
export default function AgencyList() {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const sayPart = useWords(partWords)
  const may = useMay()
  const go = useNavigate()
  const state = useListState(shape)
  const { filters, areaId, change } = state
  const [id, setId] = useState<string>()
  const scope = (oneOf(filters['scope']) ?? 'open') as (typeof scopes)[number]
  const asked = areaId ? { params: { areaId }, query: { ...filters, scope } as never } : undefined
  const pages = usePages(listAgency, asked)
  const send = useSend(openAgency)
  const columns = useColumns()
  const shared = { filters, change }
  return (
    <>
      <ListPage
        name="agency"
        title={say('title')}
        state={state}
        scopes={{ all: scopes, scope, say: (s) => say(`scope.${s}`) }}
        search={say('search')}
        columns={columns}
        pages={pages}
        to="agency"
        onExport={may('matters.export') && asked ? () => download(exportAgency, asked, 'agency.xlsx') : undefined}
        actions={
          may('matters.agency') && areaId && areaId % 1000 !== 0 ? (
            <Button type="primary" onClick={() => setId(clientId())}>
              {say('open')}
            </Button>
          ) : undefined
        }
        filters={
          <>
            <ChoiceFilter {...shared} name="state" label={say('state')} options={agencyStates.map((s) => ({ value: s, label: phrase(`matters.agency.state.${s}`) }))} />
            <ChoiceFilter {...shared} name="visit" label={say('homeVisit')} options={[
                { value: 'true', label: sayPart('yes') },
                { value: 'false', label: sayPart('no') },
              ]} />
            <ChoiceFilter {...shared} name="originals" label={say('withOriginals')} options={[
                { value: 'true', label: sayPart('yes') },
                { value: 'false', label: sayPart('no') },
              ]} />
            <DaysFilter {...shared} names={['from', 'to']} label={say('days')} />
          </>
        }
      />
      <Drawer open={id !== undefined} onClose={() => setId(undefined)} title={say('open')} size="min(520px, 100vw)" destroyOnHidden>
        {id && areaId && (
          <SchemaForm
            shape={openAgency.body.omit({ id: true, personId: true, follower: true, itemCode: true })}
            initial={{ homeVisit: false }}
            fields={{
              matter: { label: say('matter'), kind: 'text' },
              name: { label: say('name') },
              phone: { label: say('phone'), kind: 'text', inputMode: 'tel' },
              homeVisit: { label: say('homeVisit') },
              address: { label: say('address'), kind: 'text' },
              note: { label: say('note'), kind: 'long' },
            }}
            submit={say('open')}
            send={async (body) => {
              await send.mutateAsync({ params: { areaId }, body: { ...body, id } })
              void go({ to: '/matters/agency/$areaId/$id', params: { areaId: String(areaId), id } })
            }}
          />
        )}
      </Drawer>
    </>
  )
} // prettier-ignore
