import './visits.css'
import { useNavigate } from '@tanstack/react-router'
import { followUpKinds } from '#contract/visits/visits.ts'
import { listFollowUps, type FollowUpRow } from '#contract/visits/follow-up-list.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { usePages } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { ChoiceFilter } from '../matters/part/filter-fields.tsx'
import { oneOf, useListState } from '../matters/part/use-list-state.ts'
import { AreaChoice } from '../territory/chosen-area.tsx'
import { CaseLink } from './case-link.tsx'
import { GridFilter } from './grid-filter.tsx'
import { MonthChoice } from './numbers/month-choice.tsx'
import { useSayHours } from './numbers/say-hours.ts'
import { words } from './words.ts'

const { limit: _, after: __, ...shape } = listFollowUps.query.shape

const useColumns = (): Column<FollowUpRow>[] => {
  const say = useWords(words)
  const sayHours = useSayHours()
  return [
    { key: 'case', label: say('followUps'), fixed: true, draw: (row) => <CaseLink of={row} /> },
    { key: 'address', label: say('address'), width: 240, draw: (row) => row.address ?? '-' },
    { key: 'when', label: say('heardAt'), width: 168, draw: (row) => sayInstant(row.at) },
    { key: 'done', label: say('doneAt'), width: 168, draw: (row) => (row.doneAt ? sayInstant(row.doneAt) : say('notDone')) },
    { key: 'hours', label: say('took'), width: 110, number: true, draw: (row) => sayHours(row.hours) },
    { key: 'grid', label: say('grid'), width: 70, number: true, from: 1000, draw: (row) => row.gridNo ?? '-' },
    { key: 'worker', label: say('worker'), width: 110, from: 1100, draw: (row) => row.worker },
  ]
} // prettier-ignore

/** 转办的事项: the rows behind the numbers of follow-ups; each opens its case, and the row the entry it came from. */
export default function FollowUps() {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const go = useNavigate()
  const { filters, areaId, change } = useListState(shape)
  const pages = usePages(listFollowUps, areaId ? { params: { areaId }, query: filters as never } : undefined)
  const shared = { filters, change }
  const month = oneOf(filters['month'])
  return (
    <Page
      title={say('followUpsTitle')}
      lead={say('followUpsLead')}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={(area) => change({ area: String(area), grid: undefined })} />
          {month && <MonthChoice label={say('month')} value={month} onChange={(m) => change({ month: m })} />}
        </>
      }
    >
      <DataTable
        name="visits.follow_ups"
        label={say('followUpsTitle')}
        columns={useColumns()}
        pages={pages}
        rowKey={(row) => row.id}
        filtersSet={['kind', 'done', 'grid'].filter((name) => filters[name]).length}
        filters={
          <>
            <ChoiceFilter
              {...shared}
              name="kind"
              label={say('followUps')}
              options={followUpKinds.map((value) => ({ value, label: phrase(`visits.follow_up.${value}`) }))}
            />
            <ChoiceFilter
              {...shared}
              name="done"
              label={say('isDone')}
              options={[
                { value: 'true', label: say('yes') },
                { value: 'false', label: say('no') },
              ]}
            />
            <GridFilter {...shared} areaId={areaId} />
          </>
        }
        onOpen={(row) =>
          void go({
            to: '/visits/$areaId/$id' as '/',
            params: { areaId: String(row.visitAreaId), id: row.visitId } as never,
          })
        }
        empty={<Empty icon="check" title={say('noMatch')} />}
      />
    </Page>
  )
}
