import { Button, Table } from 'antd'
import type { ColumnType } from 'antd/es/table'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../language.ts'
import { Empty } from '../states/empty.tsx'
import { Failure } from '../states/failure.tsx'
import { Skeleton } from '../states/skeleton.tsx'
import { Toolbar } from './toolbar.tsx'
import { useHiddenColumns } from './view.ts'

const words = {
  more: { zh: '再看一些', en: 'Show more' },
  all: { zh: '共 {n} 条，已全部显示', en: 'All {n} shown' },
  some: { zh: '已显示 {n} 条', en: '{n} shown' },
  none: { zh: '没有符合条件的记录', en: 'Nothing matches' },
  noneWay: { zh: '放宽筛选条件再看看', en: 'Try fewer filters' },
}

export type Column<Row> = {
  key: string
  label: string
  draw: (row: Row) => ReactNode
  /** px; at least one column should have none, and takes the rest. */
  width?: number
  /** Figures: tabular, to the right. */
  number?: boolean
  /** Hidden below this window width (px). */
  from?: number
  /** Can't be hidden by the user. */
  fixed?: boolean
}

/** What `usePages` answers. */
type Pages<Row> = {
  query: { error: unknown; isPending: boolean; refetch: () => unknown; isPlaceholderData?: boolean }
  rows: readonly Row[]
  hasMore: boolean
  loadingMore: boolean
  more: () => void
}

export type DataTableProps<Row> = {
  /** Name under which columns and views are remembered. */
  name: string
  label: string
  columns: readonly Column<Row>[]
  pages: Pages<Row>
  rowKey: (row: Row) => string
  /** Opens a row: by mouse, by Enter; ↑ ↓ (k j) Home End move between rows. */
  onOpen?: (row: Row) => void
  opened?: string
  chosen?: readonly string[]
  onChoose?: (keys: string[]) => void
  /** What can be done with the chosen rows. */
  bulk?: ReactNode
  filters?: ReactNode
  /** How many filters are set, shown on the folded filter button. */
  filtersSet?: number
  onExport?: () => Promise<unknown>
  views?: ReactNode
  total?: number
  empty?: ReactNode
}

const moveTo = (from: EventTarget, to: 'previous' | 'next' | 'first' | 'last') => {
  const row = (from as HTMLElement).closest('tr')
  const rows = [...(row?.parentElement?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [])]
  const at = rows.indexOf(row as HTMLElement)
  const target = { previous: rows[at - 1], next: rows[at + 1], first: rows[0], last: rows.at(-1) }[to]
  target?.focus()
}
const ways = { ArrowUp: 'previous', ArrowDown: 'next', k: 'previous', j: 'next', Home: 'first', End: 'last' } as const

/** A list that pages by key: filters folded, columns as the user wants them, export and print of what it shows. */
export const DataTable = <Row extends object>(props: DataTableProps<Row>) => {
  const say = useWords(words)
  const { columns, pages, rowKey, onOpen, opened, chosen, onChoose, total } = props
  const { hidden, toggle } = useHiddenColumns(props.name)
  const around = useRef<HTMLDivElement>(null)
  const shown = columns.filter((c) => c.fixed || !hidden.includes(c.key))
  const onKey = (row: Row) => (e: KeyboardEvent<HTMLElement>) => {
    if (e.target !== e.currentTarget) return
    if (e.key === 'Enter') onOpen?.(row)
    else if (e.key in ways) moveTo(e.target, ways[e.key as keyof typeof ways])
    else return
    e.preventDefault()
  }
  const body = () => {
    if (pages.query.error && !pages.rows.length)
      return <Failure error={pages.query.error} again={() => void pages.query.refetch()} />
    if (pages.query.isPending)
      return (
        <div className="table-waiting">
          <Skeleton lines={10} />
        </div>
      )
    if (!pages.rows.length)
      return (
        props.empty ?? <Empty title={say('none')} about={props.filtersSet ? say('noneWay') : undefined} icon="search" />
      )
    return (
      <Table<Row>
        aria-label={props.label}
        className={pages.query.isPlaceholderData ? 'table-old' : undefined}
        size="middle"
        pagination={false}
        rowKey={rowKey}
        dataSource={pages.rows as Row[]}
        columns={shown.map((c): ColumnType<Row> => ({
          key: c.key,
          title: c.label,
          width: c.width,
          align: c.number ? 'right' : undefined,
          responsive: c.from ? [c.from > 1200 ? 'xl' : c.from > 900 ? 'lg' : 'md'] : undefined,
          render: (_, row) => c.draw(row),
        }))}
        rowSelection={
          onChoose && {
            selectedRowKeys: chosen as string[],
            onChange: (keys) => onChoose(keys as string[]),
            preserveSelectedRowKeys: true,
            columnWidth: 44,
          }
        }
        rowClassName={(row) => (rowKey(row) === opened ? 'table-opened' : '')}
        onRow={(row) => ({
          tabIndex: onOpen ? 0 : undefined,
          onKeyDown: onKey(row),
          onClick: (e) => !(e.target as HTMLElement).closest('a,button,input,label') && onOpen?.(row),
          style: onOpen ? { cursor: 'pointer' } : undefined,
        })}
      />
    )
  }
  return (
    <div className="table panel panel-flush" ref={around}>
      <Toolbar {...props} hidden={hidden} toggle={toggle} columns={columns} />
      {Boolean(chosen?.length) && <div className="table-bulk unprinted">{props.bulk}</div>}
      {body()}
      {pages.rows.length > 0 && (
        <div className="table-foot">
          <span className="soft small">
            {pages.hasMore ? say('some', { n: pages.rows.length }) : say('all', { n: total ?? pages.rows.length })}
          </span>
          {pages.hasMore && (
            <Button className="unprinted" loading={pages.loadingMore} onClick={pages.more}>
              {say('more')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
