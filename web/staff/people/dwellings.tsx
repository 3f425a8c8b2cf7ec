import '../incidents/incidents.css'
import './people.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { DwellingUse, listDwellings, Tenure } from '#contract/people/dwellings.ts'
import { Page } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { usePages, type RowOf } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { SearchBox } from '#kit/table/search-box.tsx'
import { BuildingPicker } from './building-picker.tsx'
import { NewDwelling } from './building/new-dwelling.tsx'
import { ExportDialog } from './list/export-dialog.tsx'
import { usePlaceSearch } from './place/use-place-search.ts'
import { words } from './place-words.ts'
import { words as shared } from './words.ts'

type Row = RowOf<typeof listDwellings>
const keys = ['q', 'buildingNo', 'grid', 'use', 'tenure', 'vacant'] as const

const useColumns = (): Column<Row>[] => {
  const say = useWords(words)
  const name = useWords(shared)
  const living = (row: Row) => (row.people ? say('nPeople', { n: row.people }) : say('vacant'))
  return [
    {
      key: 'address',
      label: say('address'),
      fixed: true,
      draw: (row) => (
        <div className="person-cell">
          <p className="cell-title">
            <strong>{row.address}</strong>
          </p>
          <p className="person-narrow soft">
            {living(row)} · {name(`use_${row.use}`)} · {name(`tenure_${row.tenure}`)}
          </p>
        </div>
      ),
    },
    { key: 'people', label: say('people'), width: 110, from: 800, draw: living },
    { key: 'households', label: say('households'), width: 80, number: true, from: 800, draw: (row) => row.households },
    { key: 'use', label: say('use'), width: 110, from: 800, draw: (row) => name(`use_${row.use}`) },
    { key: 'tenure', label: say('tenure'), width: 100, from: 800, draw: (row) => name(`tenure_${row.tenure}`) },
    { key: 'areaM2', label: say('areaM2'), width: 130, number: true, from: 1000, draw: (row) => sayNumber(row.areaM2) },
    { key: 'grid', label: name('grid'), width: 90, number: true, from: 1000, draw: (row) => row.gridNo ?? '-' },
  ]
}

/** Which dwellings are there, and who lives in how many of them? */
export default function DwellingList() {
  const say = useWords(words)
  const name = useWords(shared)
  const may = useMay()
  const go = useNavigate()
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const community = areaId !== undefined && areaId % 1000 !== 0
  const { filter, change, clear } = usePlaceSearch(keys)
  const pages = usePages(listDwellings, areaId ? { params: { areaId }, query: filter as object } : undefined)
  const columns = useColumns()
  const [adding, setAdding] = useState(false)
  const [exporting, setExporting] = useState(false)
  useLive(areaId, ['people'])
  const folded = keys.filter((key) => key !== 'q' && filter[key] !== undefined).length
  const choice = (key: 'use' | 'tenure', label: string, options: readonly string[]) => (
    <div className="filter">
      <span className="filter-label">{label}</span>
      <Select
        aria-label={label}
        allowClear
        value={filter[key]}
        onChange={(chosen?: string) => change({ [key]: chosen })}
        options={options.map((value) => ({ value, label: name(`${key}_${value}` as 'use_home') }))}
      />
    </div>
  )
  return (
    <Page
      title={say('dwelling')}
      actions={
        <>
          {may('people.edit') && community && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {say('addDwelling')}
            </Button>
          )}
          <Link to="/buildings">{say('building')}</Link>
        </>
      }
    >
      <div className="list-top unprinted">
        <SearchBox
          wide
          label={say('findDwelling')}
          placeholder={say('findDwellingBy')}
          value={filter.q ?? ''}
          onSearch={(q) => change({ q })}
        />
      </div>
      <DataTable
        name="dwellings"
        label={say('dwelling')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        onOpen={(row) => void go({ to: '/dwellings/$areaId/$id', params: { areaId: String(row.areaId), id: row.id } })}
        filters={
          <>
            {community && (
              <div className="filter">
                <span className="filter-label">{name('building')}</span>
                <BuildingPicker
                  areaId={areaId}
                  label={name('building')}
                  value={filter.buildingNo ? Number(filter.buildingNo) : undefined}
                  onChange={(no) => change({ buildingNo: no === undefined ? undefined : String(no) })}
                />
              </div>
            )}
            {choice('use', say('use'), DwellingUse.options)}
            {choice('tenure', say('tenure'), Tenure.options)}
            <div className="filter">
              <span className="filter-label">{name('grid')}</span>
              <Input
                aria-label={name('grid')}
                inputMode="numeric"
                allowClear
                value={filter.grid ?? ''}
                onChange={(e) => change({ grid: e.target.value.replace(/\D/g, '') || undefined })}
              />
            </div>
            <div className="filter filter-wide">
              <Checkbox
                checked={filter.vacant === 'true'}
                onChange={(e) => change({ vacant: e.target.checked ? 'true' : undefined })}
              >
                {say('vacant')}
              </Checkbox>
              <Button type="link" onClick={clear}>
                {name('clear')}
              </Button>
            </div>
          </>
        }
        filtersSet={folded}
        onExport={may('people.export') ? async () => setExporting(true) : undefined}
        empty={
          folded || filter.q ? (
            <Empty icon="search" title={say('noSuchDwelling')} about={name('noMatchWay')}>
              <Button onClick={clear}>{name('clear')}</Button>
            </Empty>
          ) : (
            <Empty icon="building" title={say('noneDwelling')} about={say('noDwellingsWay')}>
              {may('people.import') && <Link to="/people-imports">{name('imported')}</Link>}
            </Empty>
          )
        }
      />
      {adding && areaId && <NewDwelling areaId={areaId} address={null} onClose={() => setAdding(false)} />}
      {exporting && areaId && (
        <ExportDialog areaId={areaId} register="dwellings" filter={filter} onClose={() => setExporting(false)} />
      )}
    </Page>
  )
}
