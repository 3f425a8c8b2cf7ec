import '../matters.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { ApplicationFilter, applicationDesk, applicationScopes, applicationSorts, exportApplications, listApplications } from '#contract/matters/application-lists.ts' // prettier-ignore
import {
  deleteApplicationView,
  listApplicationViews,
  saveApplicationView,
} from '#contract/matters/application-views.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayList } from '#kit/format.ts'
import { download } from '#kit/download.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable } from '#kit/table/data-table.tsx'
import { SearchBox } from '#kit/table/search-box.tsx'
import { KeptViews } from '#kit/table/kept-views.tsx'
import { ListTold } from '../part/list-told.tsx'
import { Scopes } from '../part/scopes.tsx'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { words as partWords } from '../part/words.ts'
import { ApplicationFilters } from './application-filters.tsx'
import { useApplicationColumns } from './columns.tsx'
import { words } from './words.ts'

type Scope = (typeof applicationScopes)[number]
const shapes = { ...ApplicationFilter.shape, sort: { safeParse: (v: unknown) => ({ success: applicationSorts.includes(v as 'due') }) } } // prettier-ignore
const beside = ['scope', 'q', 'sort', 'metric', 'countedFrom', 'countedTo']

/** Which applications are there, and which are mine? Everything chosen stands in the address. */
export default function ApplicationList() {
  const say = useWords(words)
  const sayPart = useWords(partWords)
  const phrase = usePhrases('matters')
  const may = useMay()
  const go = useNavigate()
  const { filters, areaId, homeId, change, clear } = useListState(shapes)
  const scope = (oneOf(filters['scope']) ?? 'mine') as Scope
  const query = { ...filters, scope } as never
  const asked = areaId && may('matters.read') ? { params: { areaId } } : undefined
  const pages = usePages(listApplications, asked && { ...asked, query })
  const desk = useAnswer(applicationDesk, asked, { keepPrevious: true })
  const columns = useApplicationColumns()
  useLive(homeId, ['matters'])
  const { total } = pages.first ?? {}
  const metric = oneOf(filters['metric'])
  const set = Object.keys(filters).filter((key) => !beside.includes(key)).length
  const filter = { ...filters, scope, sort: undefined }
  return (
    <Page
      title={say('title')}
      lead={desk.data?.standsInFor.length ? say('standsIn', { names: sayList(desk.data.standsInFor) }) : undefined}
      actions={
        may('matters.accept') && (
          <Link to="/matters/window" className="link-button">
            <Icon name="plus" size={16} />
            {say('takeIn')}
          </Link>
        )
      }
    >
      <div className="list-top unprinted">
        <Scopes
          label={say('waiting')}
          scopes={applicationScopes}
          scope={scope}
          say={(one) => phrase(`matters.scope.${one}`)}
          counts={desk.data?.counts}
          onChange={(next) => change({ scope: next, sort: undefined })}
        />
        <SearchBox value={oneOf(filters['q']) ?? ''} label={say('search')} onSearch={(q) => change({ q })} />
      </div>
      <ListTold areaId={areaId} homeId={homeId} onClear={() => clear()}>
        {metric && <span>{say('ofMetric', { metric: phrase(`matters.metric.${metric}`) })}</span>}
      </ListTold>
      <DataTable
        name="applications"
        label={say('title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        onOpen={(row) => void go({ to: '/matters/applications/$areaId/$id', params: { areaId: String(row.areaId), id: row.id } })} // prettier-ignore
        total={total?.exact ? total.count : undefined}
        filters={areaId && <ApplicationFilters areaId={areaId} filters={filters} change={change} clear={() => clear()} />} // prettier-ignore
        filtersSet={set}
        views={
          <>
            <KeptViews
              routes={{ list: listApplicationViews, save: saveApplicationView, remove: deleteApplicationView }}
              withoutWords
              filters={filters}
              onTake={(taken) => change({ ...Object.fromEntries(Object.keys(shapes).map((k) => [k, undefined])), ...taken })} // prettier-ignore
            />
            <Segmented
              aria-label={say('sort')}
              value={oneOf(filters['sort']) ?? (scope === 'all' ? 'newest' : 'due')}
              onChange={(sort) => change({ sort: String(sort) })}
              options={[
                { value: 'due', label: say('sortDue') },
                { value: 'newest', label: say('sortNewest') },
              ]}
            />
          </>
        }
        onExport={
          may('matters.export') && asked
            ? () => download(exportApplications, { ...asked, query: filter as never }, 'applications.xlsx')
            : undefined
        }
        empty={
          set || filters['q'] || metric ? (
            <Empty icon="search" title={sayPart('none')} about={sayPart('noneFilter')}>
              <Button onClick={() => clear()}>{sayPart('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="check" title={sayPart('noneHere')} />
          )
        }
      />
    </Page>
  )
}
