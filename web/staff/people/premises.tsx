import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { listPremises, PremisesKind } from '#contract/people/premises.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePages, type RowOf } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { SearchBox } from '#kit/table/search-box.tsx'
import { BuildingPicker } from './building-picker.tsx'
import { ExportDialog } from './list/export-dialog.tsx'
import { usePlaceSearch } from './place/use-place-search.ts'
import { PremisesForm } from './premises/premises-form.tsx'
import { words } from './premises/words.ts'

type Row = RowOf<typeof listPremises>
const keys = ['q', 'kind', 'buildingNo', 'dwelling'] as const

const useColumns = (): Column<Row>[] => {
  const say = useWords(words)
  const code = (row: Row) => (
    <>
      <span className="figure">{row.creditCode ?? '-'}</span>{' '}
      {row.creditFaults.length > 0 && <Light kind="warn">{say('faulty')}</Light>}
    </>
  )
  return [
    {
      key: 'name',
      label: say('name'),
      fixed: true,
      draw: (row) => (
        <div className="person-cell">
          <p className="cell-title">
            <strong>{row.name}</strong>
          </p>
          <p className="person-narrow soft">
            {say(`kind_${row.kind}`)} · {row.address}
          </p>
        </div>
      ),
    },
    { key: 'kind', label: say('kind'), width: 100, from: 800, draw: (row) => say(`kind_${row.kind}`) },
    { key: 'code', label: say('codeShort'), width: 250, from: 1000, draw: code },
    { key: 'address', label: say('address'), width: 280, from: 800, draw: (row) => row.address },
    {
      key: 'contact',
      label: say('contact'),
      width: 190,
      from: 1000,
      draw: (row) => (
        <span className="figure">{[row.contactName, row.contactPhone].filter(Boolean).join(' ') || '-'}</span>
      ),
    },
    { key: 'workers', label: say('workers'), width: 100, number: true, from: 1000, draw: (row) => row.workers ?? '-' },
  ]
}

/** Which shops and organisations are here? */
export default function PremisesList() {
  const say = useWords(words)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const community = areaId !== undefined && areaId % 1000 !== 0
  const { filter, change, clear } = usePlaceSearch(keys)
  const pages = usePages(listPremises, areaId ? { params: { areaId }, query: filter as object } : undefined)
  const columns = useColumns()
  const [adding, setAdding] = useState(false)
  const [exporting, setExporting] = useState(false)
  useLive(areaId, ['people'])
  const folded = keys.filter((key) => key !== 'q' && filter[key] !== undefined).length
  const open = (row: { areaId: number; id: string }) =>
    void go({ to: '/premises/$areaId/$id', params: { areaId: String(row.areaId), id: row.id } })
  return (
    <Page
      title={say('title')}
      actions={
        may('people.edit') &&
        community && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('new')}
          </Button>
        )
      }
    >
      <div className="list-top unprinted">
        <SearchBox
          wide
          label={say('findShort')}
          placeholder={say('find')}
          value={filter.q ?? ''}
          onSearch={(q) => change({ q })}
        />
      </div>
      <DataTable
        name="premises"
        label={say('title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        onOpen={open}
        filters={
          <>
            <div className="filter">
              <span className="filter-label">{say('kind')}</span>
              <Select
                aria-label={say('kind')}
                allowClear
                value={filter.kind}
                onChange={(kind?: string) => change({ kind })}
                options={PremisesKind.options.map((kind) => ({ value: kind, label: say(`kind_${kind}`) }))}
              />
            </div>
            {community && (
              <div className="filter">
                <span className="filter-label">{say('building')}</span>
                <BuildingPicker
                  areaId={areaId}
                  label={say('building')}
                  value={filter.buildingNo ? Number(filter.buildingNo) : undefined}
                  onChange={(no) => change({ buildingNo: no === undefined ? undefined : String(no) })}
                />
              </div>
            )}
            <Button type="link" onClick={clear}>
              {say('clear')}
            </Button>
          </>
        }
        filtersSet={folded}
        onExport={may('people.export') ? async () => setExporting(true) : undefined}
        empty={
          folded || filter.q ? (
            <Empty icon="search" title={say('noMatch')}>
              <Button onClick={clear}>{say('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="building" title={say('none')} about={say('noneWay')}>
              {may('people.import') && <Link to="/people-imports">{say('import')}</Link>}
            </Empty>
          )
        }
      />
      <p className="soft small list-keys unprinted">{say('keys')}</p>
      {adding && areaId && (
        <PremisesForm areaId={areaId} onClose={(saved) => (setAdding(false), saved && open(saved))} />
      )}
      {exporting && areaId && (
        <ExportDialog areaId={areaId} register="premises" filter={filter} onClose={() => setExporting(false)} />
      )}
    </Page>
  )
}
