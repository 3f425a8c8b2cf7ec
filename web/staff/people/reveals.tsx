import '../incidents/incidents.css'
import './people.css'
import { Link } from '@tanstack/react-router'
import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { exportReveals, listReveals } from '#contract/people/reveals.ts'
import { Page } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePages, type RowOf } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { useDictionary } from './dictionary.ts'
import { usePlaceSearch } from './place/use-place-search.ts'
import { words } from './reveals/words.ts'

type Row = RowOf<typeof listReveals>
const keys = ['person', 'account', 'from', 'to'] as const

const useColumns = (manyAreas: boolean): Column<Row>[] => {
  const say = useWords(words)
  const { field } = useDictionary()
  const fieldsOf = (row: Row) =>
    row.fields.map((f) => (f === 'contact_name' || f === 'contact_phone' ? say(f) : field(f))).join('、')
  const person = (row: Row) =>
    row.person ? (
      <Link
        to={row.about === 'person' ? '/people/$areaId/$id' : '/premises/$areaId/$id'}
        params={{ areaId: String(row.areaId), id: row.personId }}
      >
        {row.person}
      </Link>
    ) : (
      <span className="soft">{say('gone')}</span>
    )
  const columns: Column<Row>[] = [
    {
      key: 'at',
      label: say('at'),
      fixed: true,
      width: 190,
      draw: (row) => (
        <>
          <time dateTime={row.at}>{sayInstant(row.at)}</time>
          <p className="person-narrow soft">
            {row.who} · {fieldsOf(row)} · {row.reason}
          </p>
        </>
      ),
    },
    { key: 'who', label: say('who'), width: 130, from: 800, draw: (row) => row.who },
    { key: 'person', label: say('person'), width: 140, fixed: true, draw: person },
    { key: 'fields', label: say('fields'), width: 220, from: 800, draw: fieldsOf },
    { key: 'reason', label: say('reason'), from: 800, draw: (row) => row.reason },
  ]
  if (manyAreas)
    columns.push({ key: 'area', label: say('community'), width: 130, from: 1000, draw: (row) => row.areaName })
  return columns
}

/** 谁看过谁: who looked at which values in clear, when and why? */
export default function Reveals() {
  const say = useWords(words)
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const { filter, change, clear } = usePlaceSearch(keys)
  const pages = usePages(listReveals, areaId ? { params: { areaId }, query: filter } : undefined)
  const columns = useColumns(areaId !== undefined && areaId % 1000 === 0)
  const workers = pages.first?.workers ?? []
  const set = keys.filter((key) => filter[key]).length
  return (
    <Page title={say('title')} lead={say('about')}>
      <div className="list-top reveal-filters unprinted">
        <DatePicker.RangePicker
          aria-label={say('period')}
          allowEmpty
          value={[filter.from ? dayjs(filter.from) : null, filter.to ? dayjs(filter.to) : null]}
          onChange={(days) => change({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
        />
        <Select
          aria-label={say('worker')}
          className="reveal-worker"
          allowClear
          placeholder={say('anyWorker')}
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.account}
          onChange={(account?: string) => change({ account })}
          options={workers.map((w) => ({ value: w.accountId, label: say('times', { name: w.name, n: w.times }) }))}
        />
        {filter.person && (
          <Button onClick={() => change({ person: undefined })}>
            {say('onlyPerson')}
            {pages.rows[0]?.person ? `：${pages.rows[0].person}` : ''} ×
          </Button>
        )}
      </div>
      <DataTable
        name="reveals"
        label={say('title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        onOpen={(row) => change({ person: filter.person ? undefined : row.personId })}
        onExport={areaId ? () => download(exportReveals, { params: { areaId }, body: filter }) : undefined}
        empty={
          set ? (
            <Empty icon="search" title={say('noMatch')}>
              <Button onClick={clear}>{say('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="shield" title={say('none')} />
          )
        }
      />
    </Page>
  )
}
