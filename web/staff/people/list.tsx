import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { PersonRow } from '#contract/people/people.ts'
import { deletePeopleView, listPeople, listPeopleViews, savePeopleView } from '#contract/people/person-lists.ts'
import type { Check } from '#contract/people/plausibility.ts'
import { AreaName } from '#kit/area-name.tsx'
import { Page } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePages } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { DataTable } from '#kit/table/data-table.tsx'
import type { Filters } from '#kit/table/view.ts'
import { SearchBox } from '#kit/table/search-box.tsx'
import { KeptViews } from '#kit/table/kept-views.tsx'
import { BulkEdit } from './list/bulk-edit.tsx'
import { usePeopleColumns } from './list/columns.tsx'
import { Elsewhere } from './list/elsewhere.tsx'
import { ExportDialog } from './list/export-dialog.tsx'
import { PeopleFilters } from './list/people-filters.tsx'
import { filterOf, filtersSet, queryOf, type PeopleSearch } from './list/people-search.ts'
import { usePeopleSearch } from './list/use-people-search.ts'
import { words } from './words.ts'

const most = 500
const linked = ['check', 'source', 'dwelling', 'household'] as const
const blank = (search: PeopleSearch): PeopleSearch =>
  Object.fromEntries(Object.keys(filterOf(search)).map((key) => [key, undefined]))

/** Who lives or is registered here? What is chosen stands in the address, except numbers of people. */
export default function PeopleList() {
  const say = useWords(words)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const { search, q, find, areaId, change } = usePeopleSearch()
  const community = areaId !== undefined && areaId % 1000 !== 0
  const columns = usePeopleColumns(!community)
  const query = queryOf(search, q)
  const pages = usePages(listPeople, areaId && may('people.read') ? { params: { areaId }, query } : undefined)
  const [chosen, choose] = useState<string[]>([])
  const [bulk, setBulk] = useState<readonly PersonRow[]>()
  const [exporting, setExporting] = useState(false)
  const filterKey = JSON.stringify([query, areaId])
  // what was chosen in one list isn't meant in another
  useEffect(() => choose([]), [filterKey])
  useLive(session?.areaId ?? undefined, ['people'])

  const set = filtersSet(search)
  const clear = () => {
    find(undefined)
    change(blank(search))
  }
  const from = linked.find((key) => search[key])
  const { total } = pages.first ?? {}
  const asked = set > 0 || q !== undefined || from !== undefined
  return (
    <Page
      title={say('people')}
      lead={total && say(total.exact ? 'total' : 'about', { n: sayNumber(total.count) })}
      actions={
        may('people.edit') &&
        community && (
          <Link to="/people/new" className="link-button">
            <Icon name="plus" size={16} />
            {say('newPerson')}
          </Link>
        )
      }
    >
      <div className="list-top unprinted">
        <SearchBox wide value={q ?? ''} label={say('searchShort')} placeholder={say('search')} onSearch={find} />
      </div>
      {areaId && q && <Elsewhere areaId={areaId} q={q} />}
      {(from || areaId !== (session?.areaId ?? undefined)) && areaId && (
        <p className="list-told">
          {areaId !== session?.areaId && <AreaName areaId={areaId} />}
          {from === 'check' && <span>{say('ofCheck', { check: say(`check_${search['check'] as Check}`) })}</span>}
          {from === 'source' && <span>{say('ofSource')}</span>}
          {(from === 'dwelling' || from === 'household') && <span>{say('ofPlace', { what: say('address') })}</span>}
          <Button type="link" size="small" onClick={() => (clear(), change({ area: undefined }))}>
            {say('clear')}
          </Button>
        </p>
      )}
      <DataTable
        name="people"
        label={say('people')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        onOpen={(row) => void go({ to: '/people/$areaId/$id', params: { areaId: String(row.areaId), id: row.id } })}
        total={total?.exact ? total.count : undefined}
        filters={areaId && <PeopleFilters search={search} areaId={areaId} change={change} clear={clear} />}
        filtersSet={set}
        views={
          <KeptViews
            routes={{ list: listPeopleViews, save: savePeopleView, remove: deletePeopleView }}
            filters={filterOf(search)}
            onTake={(filters) => change({ ...blank(search), ...filters })}
          />
        }
        chosen={chosen}
        onChoose={
          may('people.edit') && community
            ? (keys) => (keys.length > most ? sayRefused(say('most')) : choose(keys))
            : undefined
        }
        bulk={
          <>
            <span>{say('chosen', { n: chosen.length })}</span>
            <Button type="primary" onClick={() => setBulk(pages.rows.filter((row) => chosen.includes(row.id)))}>
              {say('bulk')}
            </Button>
            <Button onClick={() => choose([])}>{say('unchoose')}</Button>
          </>
        }
        onExport={may('people.export') ? async () => setExporting(true) : undefined}
        empty={
          asked ? (
            <Empty icon="search" title={say('noMatch')} about={say('noMatchWay')}>
              <Button onClick={clear}>{say('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="people" title={say('none')} about={say('noneWay')}>
              {may('people.import') && <Link to="/people-imports">{say('imported')}</Link>}
            </Empty>
          )
        }
      />
      <p className="soft small list-keys unprinted">{say('keys')}</p>
      {areaId && bulk && (
        <BulkEdit
          areaId={areaId}
          rows={bulk}
          onClose={(done) => {
            setBulk(undefined)
            if (done) choose([])
          }}
        />
      )}
      {areaId && exporting && (
        <ExportDialog areaId={areaId} filter={query as Filters} onClose={() => setExporting(false)} />
      )}
    </Page>
  )
}
