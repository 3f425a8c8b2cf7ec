import './visits.css'
import { Checkbox, Select } from 'antd'
import { listUnseen } from '#contract/visits/numbers.ts'
import { listMust } from '#contract/visits/plan.ts'
import type { RowOf } from '#kit/queries.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayDay, sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePages } from '#kit/queries.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { useNavigate } from '@tanstack/react-router'
import { useDictionary } from '../people/dictionary.ts'
import { AreaChoice } from '../territory/chosen-area.tsx'
import { Scopes } from '../matters/part/scopes.tsx'
import { oneOf, useListState } from '../matters/part/use-list-state.ts'
import { GridChoice } from './grid-filter.tsx'
import { words } from './words.ts'

const { limit: _, after: __, ...unseenShape } = listUnseen.query.shape
const { limit: ___, after: ____, ...mustShape } = listMust.query.shape
const tabs = ['must', 'unseen'] as const
type Tab = (typeof tabs)[number]
const shapes = { ...mustShape, ...unseenShape }
type Asked = { areaId: number; filters: ReturnType<typeof useListState>['filters'] }

const useOpen = () => {
  const go = useNavigate()
  return (row: { areaId: number; householdId: string }) =>
    void go({ to: '/households/$areaId/$id', params: { areaId: String(row.areaId), id: row.householdId } })
}

type MustRow = RowOf<typeof listMust>
const useMustColumns = (all: boolean): Column<MustRow>[] => {
  const say = useWords(words)
  const { kind } = useDictionary()
  return [
    {
      key: 'address',
      label: say('address'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-title">{row.address ?? '-'}</p>
          <p className="cell-text soft">{sayList(row.kinds.map(kind))}</p>
        </div>
      ),
    },
    ...(all
      ? [
          {
            key: 'seen',
            label: say('seen'),
            width: 110,
            draw: (row: MustRow) => (row.seen ? sayDay(row.seen.at) : say('notYet')),
          },
        ]
      : []),
    { key: 'grid', label: say('grid'), width: 80, number: true, draw: (row) => row.gridNo ?? '-' },
    { key: 'since', label: say('since'), width: 150, from: 900, draw: (row) => sayDay(row.addedAt) },
  ]
}

const Must = ({ areaId, filters, all }: Asked & { all: boolean }) => {
  const say = useWords(words)
  const open = useOpen()
  const { month, grid, noGrid } = filters
  const query = {
    ...(all ? {} : { open: 'true' }),
    ...(noGrid && { noGrid: oneOf(noGrid) }),
    ...(month && { month: oneOf(month) }),
    ...(grid && { grid: oneOf(grid) }),
  } as never
  const pages = usePages(listMust, { params: { areaId }, query })
  const columns = useMustColumns(all)
  return (
    <>
      {pages.first && (
        <p className="soft list-said" aria-live="polite">
          {say('mustCount', { n: pages.first.total, open: pages.first.open })}
        </p>
      )}
      <DataTable
        name="visits.must"
        label={say('tab.must')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.householdId}
        onOpen={open}
        empty={<Empty icon="check" title={say('mustNone')} />}
      />
    </>
  )
}

type UnseenRow = RowOf<typeof listUnseen>
const useUnseenColumns = (): Column<UnseenRow>[] => {
  const say = useWords(words)
  return [
    {
      key: 'address',
      label: say('address'),
      fixed: true,
      draw: (row) => (
        <>
          {row.address ?? '-'} {row.must && <span className="mark mark-warn">{say('isMust')}</span>}
        </>
      ),
    },
    { key: 'last', label: say('last'), width: 180, draw: (row) => (row.lastAt ? sayDay(row.lastAt) : say('never')) },
    { key: 'grid', label: say('grid'), width: 80, number: true, draw: (row) => row.gridNo ?? '-' },
  ]
}

const Unseen = ({ areaId, filters }: Asked) => {
  const say = useWords(words)
  const open = useOpen()
  const { months, grid, noGrid } = filters
  const query = {
    ...(noGrid && { noGrid: oneOf(noGrid) }),
    ...(months && { months: oneOf(months) }),
    ...(grid && { grid: oneOf(grid) }),
  } as never
  const pages = usePages(listUnseen, { params: { areaId }, query })
  const columns = useUnseenColumns()
  return (
    <DataTable
      name="visits.unseen"
      label={say('tab.unseen')}
      columns={columns}
      pages={pages}
      rowKey={(row) => row.householdId}
      onOpen={open}
      empty={<Empty icon="check" title={say('unseenNone')} />}
    />
  )
}

/** Whom to visit: must-visits still open, households unseen for long. */
export default function ToVisit() {
  const say = useWords(words)
  const state = useListState(shapes)
  const { filters, areaId, change, raw } = state
  const tab: Tab = raw['tab'] === 'unseen' ? 'unseen' : 'must'
  const months = Number(oneOf(filters['months']) ?? 3)
  return (
    <Page
      title={say('mustTitle')}
      lead={say('mustLead')}
      actions={<AreaChoice areaId={areaId} onChoose={(area) => change({ area: String(area), grid: undefined })} />}
    >
      <div className="list-top unprinted">
        <Scopes
          label={say('mustTitle')}
          scopes={tabs}
          scope={tab}
          say={(one) => say(`tab.${one}`)}
          onChange={(one) => change({ tab: one })}
        />
        {tab === 'unseen' && (
          <Select
            className="grid-choice"
            aria-label={say('unseenMonths')}
            value={months}
            onChange={(n: number) => change({ months: String(n) })}
            options={[1, 2, 3, 6, 12, 24].map((n) => ({ value: n, label: say('monthsN', { n }) }))}
          />
        )}
        {tab === 'must' && (
          <Checkbox
            checked={raw['seen'] === 'all'}
            onChange={(e) => change({ seen: e.target.checked ? 'all' : undefined })}
          >
            {say('mustAll')}
          </Checkbox>
        )}
        <GridChoice areaId={areaId} filters={filters} change={change} />
      </div>
      {areaId !== undefined &&
        (tab === 'must' ? (
          <Must areaId={areaId} filters={filters} all={raw['seen'] === 'all'} />
        ) : (
          <Unseen areaId={areaId} filters={filters} />
        ))}
    </Page>
  )
}
