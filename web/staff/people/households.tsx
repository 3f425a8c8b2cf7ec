import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  deleteHouseholdView,
  listHouseholds,
  listHouseholdViews,
  saveHouseholdView,
} from '#contract/people/households.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePages } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable } from '#kit/table/data-table.tsx'
import { KeptViews } from '#kit/table/kept-views.tsx'
import { SearchBox } from '#kit/table/search-box.tsx'
import { useHouseholdColumns } from './households/columns.tsx'
import { HouseholdFilters, householdKeys } from './households/household-filters.tsx'
import { words } from './households/words.ts'
import { ExportDialog } from './list/export-dialog.tsx'
import { usePlaceSearch } from './place/use-place-search.ts'
import { words as shared } from './words.ts'

const views = { list: listHouseholdViews, save: saveHouseholdView, remove: deleteHouseholdView }

/** Which households are there, whose are they, and how many people are in each? */
export default function HouseholdList() {
  const say = useWords(words)
  const name = useWords(shared)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const community = areaId !== undefined && areaId % 1000 !== 0
  const { filter, change, clear } = usePlaceSearch(householdKeys)
  const pages = usePages(
    listHouseholds,
    areaId && may('people.read') ? { params: { areaId }, query: filter as object } : undefined,
  )
  const columns = useHouseholdColumns(!community)
  const [exporting, setExporting] = useState(false)
  useLive(areaId, ['people'])
  const folded = householdKeys.filter((key) => key !== 'q' && filter[key] !== undefined).length
  const { total } = pages.first ?? {}
  return (
    <Page
      title={say('households')}
      lead={total && say(total.exact ? 'total' : 'about', { n: sayNumber(total.count) })}
      actions={<Link to="/dwellings">{say('byDwelling')}</Link>}
    >
      <div className="list-top unprinted">
        <SearchBox
          wide
          label={say('find')}
          placeholder={say('findBy')}
          value={filter.q ?? ''}
          onSearch={(q) => change({ q })}
        />
      </div>
      <DataTable
        name="households"
        label={say('households')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        onOpen={(row) => void go({ to: '/households/$areaId/$id', params: { areaId: String(row.areaId), id: row.id } })}
        total={total?.exact ? total.count : undefined}
        filters={<HouseholdFilters areaId={areaId} filter={filter} change={change} clear={clear} />}
        filtersSet={folded}
        views={
          <KeptViews
            routes={views}
            filters={filter}
            withoutWords
            onTake={(taken) =>
              change({ ...Object.fromEntries(householdKeys.map((key) => [key, undefined])), ...taken })
            }
          />
        }
        onExport={may('people.export') ? async () => setExporting(true) : undefined}
        empty={
          folded || filter.q ? (
            <Empty icon="search" title={say('noMatch')} about={name('noMatchWay')}>
              <Button onClick={clear}>{name('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="people" title={say('none')} about={say('noneWay')}>
              {may('people.import') && <Link to="/people-imports">{name('imported')}</Link>}
            </Empty>
          )
        }
      />
      <p className="soft small list-keys unprinted">{name('keys')}</p>
      {exporting && areaId && (
        <ExportDialog areaId={areaId} register="households" filter={filter} onClose={() => setExporting(false)} />
      )}
    </Page>
  )
}
