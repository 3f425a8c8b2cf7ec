import './incidents.css'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { deleteView, listIncidents, listViews, saveView } from '#contract/incidents/incident-lists.ts'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { metricDefinitions, type Metric } from '#contract/incidents/metrics.ts'
import { AreaName } from '#kit/area-name.tsx'
import { Page } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { pick, useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { DataTable } from '#kit/table/data-table.tsx'
import { SearchBox } from '#kit/table/search-box.tsx'
import { KeptViews } from '#kit/table/kept-views.tsx'
import { CaseDrawer } from './case/case-drawer.tsx'
import { BulkAssign } from './list/bulk-assign.tsx'
import { useIncidentColumns } from './list/columns.tsx'
import { ExportDialog } from './list/export-dialog.tsx'
import { ListFilters } from './list/list-filters.tsx'
import { filterOf, filtersSet, queryOf, type ListSearch } from './list/list-search.ts'
import { ScopeTabs } from './list/scope-tabs.tsx'
import { useListKeys } from './list/use-list-keys.ts'
import { useListSearch } from './list/use-list-search.ts'
import { words } from './words.ts'

const most = 100
const keyOf = (row: Pick<IncidentRow, 'areaId' | 'id'>) => `${row.areaId}.${row.id}`

/** Which cases are there, and which do I open? Everything chosen stands in the address. */
export default function IncidentList() {
  const say = useWords(words)
  const may = useMay()
  const { search, scope, areaId, homeId, change } = useListSearch()
  const columns = useIncidentColumns()
  const query = queryOf(search, scope)
  const reads = may('incidents.read')
  const pages = usePages(listIncidents, areaId && reads ? { params: { areaId }, query } : undefined)
  const [chosen, choose] = useState<string[]>([])
  const [bulk, setBulk] = useState<readonly IncidentRow[]>()
  const [exporting, setExporting] = useState(false)
  const open = search['open'] as string | undefined
  const filterKey = JSON.stringify([query, areaId])
  // what was chosen in one list isn't meant in another
  useEffect(() => choose([]), [filterKey])
  useLive(homeId, ['incidents'])
  useListKeys()

  if (!reads) return <Empty icon="shield" title={say('forbidden')} />
  const { total } = pages.first ?? {}
  const set = filtersSet(search)
  const clear = () =>
    change({
      ...(Object.fromEntries(Object.keys(search).map((key) => [key, undefined])) as ListSearch),
      scope: search['scope'],
    })
  const metric = search['metric'] as Metric | undefined
  return (
    <Page
      title={say('incidents')}
      actions={
        may('incidents.report') && (
          <Link to="/incidents/new" className="link-button">
            <Icon name="plus" size={16} />
            {say('report')}
          </Link>
        )
      }
    >
      <div className="list-top unprinted">
        <ScopeTabs areaId={areaId} scope={scope} onChange={(next) => change({ scope: next, sort: undefined })} />
        <SearchBox
          value={(search['q'] as string | undefined) ?? ''}
          label={say('search')}
          onSearch={(q) => change({ q })}
        />
      </div>
      {(metric || (areaId && areaId !== homeId)) && (
        <p className="list-told">
          {areaId && areaId !== homeId && (
            <span>
              {say('inArea')}
              <strong>
                <AreaName areaId={areaId} />
              </strong>
            </span>
          )}
          {metric && <span>{say('ofMetric', { metric: pick(metricDefinitions[metric]) })}</span>}
          <Button type="link" size="small" onClick={clear}>
            {say('wholeArea')}
          </Button>
        </p>
      )}
      <DataTable
        name="incidents"
        label={say('incidents')}
        columns={columns}
        pages={pages}
        rowKey={keyOf}
        onOpen={(row) => change({ open: keyOf(row), move: undefined }, { push: !open })}
        opened={open}
        total={total?.exact ? total.count : undefined}
        filters={areaId && <ListFilters search={search} areaId={areaId} change={change} clear={clear} />}
        filtersSet={set}
        views={
          <>
            <KeptViews
              routes={{ list: listViews, save: saveView, remove: deleteView }}
              filters={filterOf(search)}
              onTake={(filters) => change({ ...blank(search), ...filters })}
            />
            <Segmented
              aria-label={say('sort')}
              value={search['sort'] ?? (scope === 'all' ? 'newest' : 'due')}
              onChange={(sort) => change({ sort: sort as string })}
              options={[
                { value: 'due', label: say('sortDue') },
                { value: 'newest', label: say('sortNewest') },
              ]}
            />
          </>
        }
        chosen={chosen}
        onChoose={
          may('incidents.assign')
            ? (keys) => (keys.length > most ? sayRefused(say('bulkMost')) : choose(keys))
            : undefined
        }
        bulk={
          <>
            <span>{say('chosen', { n: chosen.length })}</span>
            <Button type="primary" onClick={() => setBulk(pages.rows.filter((row) => chosen.includes(keyOf(row))))}>
              {say('bulkAssign')}
            </Button>
            <Button onClick={() => choose([])}>{say('unchoose')}</Button>
          </>
        }
        onExport={may('incidents.export') ? async () => setExporting(true) : undefined}
        empty={
          set || search['q'] || metric ? (
            <Empty icon="search" title={say('none')} about={say('noneFilter')}>
              <Button onClick={clear}>{say('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="check" title={say(scope === 'all' || scope === 'open' ? 'none' : 'noneMine')} />
          )
        }
      />
      <p className="soft small list-keys unprinted">
        {total && !total.exact && <span>{say('manyFound', { n: sayNumber(total.count) })}</span>}
        <span>{say('keys')}</span>
      </p>
      <CaseDrawer
        open={open}
        move={search['move'] as string | undefined}
        onClose={() => change({ open: undefined, move: undefined })}
      />
      {areaId && bulk && (
        <BulkAssign
          areaId={areaId}
          rows={bulk}
          open
          onClose={(done) => {
            setBulk(undefined)
            if (done) choose([])
          }}
        />
      )}
      {areaId && (
        <ExportDialog
          areaId={areaId}
          filter={query}
          total={total?.count}
          open={exporting}
          onClose={() => setExporting(false)}
        />
      )}
    </Page>
  )
}

/** Every filter of the address unset: a saved view replaces what was there. */
const blank = (search: ListSearch): ListSearch =>
  Object.fromEntries(Object.keys(filterOf(search)).map((key) => [key, undefined]))
