import '../matters.css'
import '../../admin.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { consultationStates } from '#contract/matters/consultation-flow.ts'
import { exportConsultations, listConsultations, type ConsultationRow } from '#contract/matters/consultation.ts'
import { Page } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import type { Column } from '#kit/table/data-table.tsx'
import { DueLight } from '../part/due-light.tsx'
import { ChoiceFilter, DaysFilter } from '../part/filter-fields.tsx'
import { ListPage } from '../part/list-page.tsx'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { AskFor } from './ask-for.tsx'
import { FaqEditor } from './faq-editor.tsx'
import { words as partWords } from '../part/words.ts'
import { words } from './words.ts'

const { limit: _, after: __, ...shape } = listConsultations.query.shape
const scopes = ['mine', 'open', 'overdue', 'all'] as const
type Row = z.output<typeof ConsultationRow>

const useColumns = (): Column<Row>[] => {
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
            <span>{phrase(`matters.consultation.state.${row.state}`)}</span>
            <DueLight dueAt={row.dueAt} yellowAt={row.yellowAt} />
          </p>
          <p className="cell-title">
            <strong>{row.question}</strong>
            {row.anonymous && <span className="mark mark-still">{say('anonymous')}</span>}
            {row.channel !== 'app' && (
              <span className="mark mark-still">{say(row.channel === 'visit' ? 'atVisit' : 'byCall')}</span>
            )}
          </p>
          <p className="cell-text soft">{row.areaName}</p>
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
      width: 110,
      from: 800,
      draw: (row) => phrase(`matters.consultation.state.${row.state}`),
    },
    { key: 'by', label: say('by'), width: 150, from: 1000, draw: (row) => row.organisation ?? say('window') },
    { key: 'asked', label: say('asked'), width: 120, from: 1000, draw: (row) => sayAgo(row.askedAt) },
  ]
}

const Inbox = () => {
  const say = useWords(words)
  const sayPart = useWords(partWords)
  const phrase = usePhrases('matters')
  const state = useListState(shape)
  const { filters, areaId, change } = state
  const scope = (oneOf(filters['scope']) ?? 'open') as (typeof scopes)[number]
  const may = useMay()
  const asked = areaId ? { params: { areaId }, query: { ...filters, scope } as never } : undefined
  const pages = usePages(listConsultations, asked)
  const columns = useColumns()
  const shared = { filters, change }
  return (
    <ListPage
      bare
      name="consultations"
      title={say('inbox')}
      state={state}
      scopes={{ all: scopes, scope, say: (s) => say(`scope.${s}`) }}
      search={say('search')}
      columns={columns}
      pages={pages}
      to="consultations"
      onExport={
        may('matters.export') && asked ? () => download(exportConsultations, asked, 'questions.xlsx') : undefined
      }
      filters={
        <>
          <ChoiceFilter
            {...shared}
            name="state"
            label={say('state')}
            options={consultationStates.map((s) => ({ value: s, label: phrase(`matters.consultation.state.${s}`) }))}
          />
          <ChoiceFilter
            {...shared}
            name="answered"
            label={say('isAnswered')}
            options={[
              { value: 'true', label: sayPart('yes') },
              { value: 'false', label: sayPart('no') },
            ]}
          />
          <ChoiceFilter
            {...shared}
            name="helped"
            label={say('helped')}
            options={[
              { value: 'true', label: sayPart('yes') },
              { value: 'false', label: sayPart('no') },
            ]}
          />
          <ChoiceFilter
            {...shared}
            name="inTime"
            label={say('inTime')}
            options={[
              { value: 'true', label: sayPart('yes') },
              { value: 'false', label: sayPart('no') },
            ]}
          />
          <DaysFilter {...shared} names={['from', 'to']} label={say('days')} />
        </>
      }
    />
  )
}

/** Who asks what, who answers by when, and which answers are public? */
export default function Consultations() {
  const say = useWords(words)
  const go = useNavigate()
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const { data: session } = useSession()
  const areaId = session?.areaId
  const may = useMay()
  const [entering, enter] = useState(false)
  return (
    <Page
      title={say('title')}
      actions={
        areaId && areaId % 1000 !== 0 && may('matters.accept') ? (
          <Button type="primary" onClick={() => enter(true)}>
            {say('askFor')}
          </Button>
        ) : undefined
      }
    >
      {entering && areaId && <AskFor areaId={areaId} onClose={() => enter(false)} />}
      <Tabs
        destroyOnHidden
        activeKey={tab ?? 'inbox'}
        onChange={(next) => void go({ to: '.', search: { tab: next } as never, replace: true })}
        items={[
          { key: 'inbox', label: say('inbox'), children: <Inbox /> },
          { key: 'faq', label: say('faq'), children: areaId ? <FaqEditor home={areaId} /> : null },
        ]}
      />
    </Page>
  )
} // prettier-ignore
