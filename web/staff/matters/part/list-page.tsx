import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable, type DataTableProps } from '#kit/table/data-table.tsx'
import { SearchBox } from '#kit/table/search-box.tsx'
import { ListTold } from './list-told.tsx'
import { Scopes } from './scopes.tsx'
import { oneOf, type useListState } from './use-list-state.ts'
import { words } from './words.ts'

type Row = { areaId: number; id: string }
type Props<R extends Row, S extends string> = {
  name: string
  title: string
  lead?: string
  actions?: ReactNode
  state: ReturnType<typeof useListState>
  scopes?: { all: readonly S[]; scope: S; say: (scope: S) => string }
  search?: string
  columns: DataTableProps<R>['columns']
  pages: DataTableProps<R>['pages']
  filters?: ReactNode
  /** Where a row opens, below `/matters/`; beginning with `/`, anywhere. */
  to: string
  /** Whose facts refresh it; matters when left out. */
  live?: string
  onExport?: () => Promise<unknown>
  above?: ReactNode
  bare?: boolean
}
const beside = ['scope', 'q']

/** A list of the hall: tabs, search, folded filters, rows that open their page. */
export const ListPage = <R extends Row, S extends string>(props: Props<R, S>) => {
  const { name, title, lead, actions, state, scopes, search, columns, pages, filters, to, onExport, above, bare, live = 'matters' } = props
  const say = useWords(words)
  const go = useNavigate()
  const { filters: set, areaId, homeId, change, clear } = state
  useLive(homeId, [live])
  const many = Object.keys(set).filter((key) => !beside.includes(key)).length
  const body = (
    <>
      {above}
      <div className="list-top unprinted">
        {scopes && (
          <Scopes label={title} scopes={scopes.all} scope={scopes.scope} say={scopes.say} onChange={(scope) => change({ scope })} />
        )}
        {search && <SearchBox value={oneOf(set['q']) ?? ''} label={search} onSearch={(q) => change({ q })} />}
      </div>
      <ListTold areaId={areaId} homeId={homeId} onClear={() => clear()} />
      <DataTable
        name={name}
        label={title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        onOpen={(row) => void go({ to: `${to.startsWith('/') ? to : `/matters/${to}`}/$areaId/$id` as '/', params: { areaId: String(row.areaId), id: row.id } as never })}
        filters={filters}
        filtersSet={many}
        onExport={onExport}
        empty={
          many || set['q'] ? (
            <Empty icon="search" title={say('none')} about={say('noneFilter')}>
              <Button onClick={() => clear()}>{say('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="check" title={say('noneHere')} />
          )
        }
      />
    </>
  )
  if (bare) return body
  return (
    <Page title={title} lead={lead} actions={actions}>
      {body}
    </Page>
  )
} // prettier-ignore
