import '../matters.css'
import type { z } from 'zod'
import { correctionStates } from '#contract/matters/correction-flow.ts'
import {
  correctionOutcomes,
  exportCorrections,
  listCorrections,
  type CorrectionRow,
} from '#contract/matters/corrections.ts'
import { download } from '#kit/download.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Light } from '#kit/states/light.tsx'
import type { Column } from '#kit/table/data-table.tsx'
import { DueLight } from '../part/due-light.tsx'
import { ChoiceFilter, DaysFilter } from '../part/filter-fields.tsx'
import { ListPage } from '../part/list-page.tsx'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { words } from './words.ts'

const { limit: _, after: __, ...shape } = listCorrections.query.shape
const scopes = ['mine', 'open', 'overdue', 'closed', 'all'] as const
type Row = z.output<typeof CorrectionRow>

const useColumns = (): Column<Row>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const light = (row: Row) =>
    row.closedAt ? (
      <Light kind="good">{phrase('matters.correction.state.closed')}</Light>
    ) : (
      <DueLight dueAt={row.dueAt} yellowAt={row.yellowAt} />
    )
  return [
    {
      key: 'what',
      label: say('what'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-narrow">
            <span>{phrase(`matters.correction.state.${row.state}`)}</span>
            {light(row)}
          </p>
          <p className="cell-title">
            <strong>{row.title}</strong>
            <span className="mark mark-bad">{phrase(`matters.grade.${row.grade}`)}</span>
            {row.escalated && <span className="mark mark-warn">{say('escalated')}</span>}
          </p>
          <p className="cell-text soft">
            {phrase(`matters.service.${row.service}`)} · {row.place}
          </p>
        </div>
      ),
    },
    { key: 'due', label: say('due'), width: 158, from: 800, draw: light },
    {
      key: 'state',
      label: say('state'),
      width: 110,
      from: 800,
      draw: (row) => phrase(`matters.correction.state.${row.state}`),
    },
    { key: 'opened', label: say('opened'), width: 120, from: 1000, draw: (row) => sayAgo(row.openedAt) },
  ]
}

/** Which bad grades are to be put right, and by when? */
export default function Corrections() {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const state = useListState(shape)
  const { filters, areaId, change } = state
  const scope = (oneOf(filters['scope']) ?? 'open') as (typeof scopes)[number]
  const may = useMay()
  const asked = areaId ? { params: { areaId }, query: { ...filters, scope } as never } : undefined
  const pages = usePages(listCorrections, asked)
  const columns = useColumns()
  const shared = { filters, change }
  return (
    <ListPage
      name="corrections"
      title={say('title')}
      lead={say('lead')}
      state={state}
      scopes={{ all: scopes, scope, say: (s) => say(`scope.${s}`) }}
      columns={columns}
      pages={pages}
      to="corrections"
      onExport={may('matters.export') && asked ? () => download(exportCorrections, asked, 'corrections.xlsx') : undefined}
      filters={
        <>
          <ChoiceFilter {...shared} name="state" label={say('state')} options={correctionStates.map((s) => ({ value: s, label: phrase(`matters.correction.state.${s}`) }))} />
          <ChoiceFilter {...shared} name="outcome" label={say('outcome')} options={correctionOutcomes.map((o) => ({ value: o, label: say(`outcome.${o}`) }))} />
          <DaysFilter {...shared} names={['from', 'to']} label={say('days')} />
        </>
      }
    />
  )
} // prettier-ignore
