import '../visits.css'
import { doorKinds, doorStates } from '#contract/visits/door-flow.ts'
import { listDoorMessages, type DoorMessageRow } from '#contract/visits/doors.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { Light } from '#kit/states/light.tsx'
import type { Column } from '#kit/table/data-table.tsx'
import { DueLight } from '../../matters/part/due-light.tsx'
import { ChoiceFilter, DaysFilter } from '../../matters/part/filter-fields.tsx'
import { ListPage } from '../../matters/part/list-page.tsx'
import { oneOf, useListState } from '../../matters/part/use-list-state.ts'
import { GridFilter } from '../grid-filter.tsx'
import { words } from './words.ts'

const { limit: _, after: __, ...shape } = listDoorMessages.query.shape
const scopes = ['mine', 'open', 'overdue', 'all'] as const

const useColumns = (): Column<DoorMessageRow>[] => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const light = (row: DoorMessageRow) =>
    row.dueAt ? (
      <DueLight dueAt={row.dueAt} yellowAt={row.yellowAt} />
    ) : (
      <Light kind="good">{phrase(`visits.door.state.${row.state}`)}</Light>
    )
  return [
    {
      key: 'what',
      label: say('what'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-narrow">{light(row)}</p>
          <p className="cell-title">
            <strong>{row.building}</strong>
            <span className={`mark ${row.kind === 'praise' ? 'mark-good' : 'mark-warn'}`}>
              {phrase(`visits.door.kind.${row.kind}`)}
            </span>
            {row.escalated && <span className="mark mark-bad">{say('escalated')}</span>}
          </p>
          <p className="cell-text soft">
            {[row.sinceMonths !== null && say(`since_${row.sinceMonths as 0 | 1 | 3 | 6}`), row.text]
              .filter(Boolean)
              .join(' · ') || say('noWords')}
          </p>
        </div>
      ),
    },
    { key: 'due', label: say('due'), width: 158, from: 800, draw: light },
    { key: 'grid', label: say('grid'), width: 70, number: true, from: 1000, draw: (row) => row.gridNo ?? '-' },
    { key: 'said', label: say('saidAt'), width: 130, from: 1000, draw: (row) => sayAgo(row.saidAt) },
  ]
}

/** What residents said through the codes at doors, and which of it waits for an answer. */
export default function Doors() {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const state = useListState(shape)
  const { filters, areaId, change } = state
  const scope = (oneOf(filters['scope']) ?? 'open') as (typeof scopes)[number]
  const pages = usePages(listDoorMessages, areaId ? { params: { areaId }, query: { ...filters, scope } as never } : undefined)
  const shared = { filters, change }
  return (
    <ListPage
      name="doors"
      title={say('title')}
      lead={say('lead')}
      live="visits"
      state={state}
      scopes={{ all: scopes, scope, say: (s) => say(`scope.${s}`) }}
      columns={useColumns()}
      pages={pages}
      to="/visits/doors"
      filters={
        <>
          <ChoiceFilter {...shared} name="kind" label={say('kind')} options={doorKinds.map((value) => ({ value, label: phrase(`visits.door.kind.${value}`) }))} />
          <ChoiceFilter {...shared} name="state" label={say('state')} options={doorStates.map((value) => ({ value, label: phrase(`visits.door.state.${value}`) }))} />
          <GridFilter {...shared} areaId={areaId} />
          <DaysFilter {...shared} names={['from', 'to']} label={say('days')} />
        </>
      }
    />
  )
} // prettier-ignore
