import { Button } from 'antd'
import { DemandFilter, demandKinds, exportDemands, listDemands, printDemandLetter, printRefusal, reportDemands, type CertificateDemand } from '#contract/matters/certificate-demands.ts' // prettier-ignore
import { download, openFile } from '#kit/download.ts'
import { sayDay, sayInstant, sayList } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { DataTable, type Column } from '#kit/table/data-table.tsx'
import { Panel } from '#kit/desk/page.tsx'
import { ChoiceFilter, DaysFilter } from '../part/filter-fields.tsx'
import { ListTold } from '../part/list-told.tsx'
import { oneOf, useListState } from '../part/use-list-state.ts'
import { words } from './words.ts'

const useDemandColumns = (): Column<CertificateDemand>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  return [
    {
      key: 'what',
      label: say('what'),
      fixed: true,
      draw: (row) => (
        <>
          {row.zh}
          <span className="soft small cell-second">
            {[row.demandedBy, row.purpose, row.name].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    { key: 'kind', label: say('kind'), width: 110, from: 800, draw: (row) => phrase(`matters.demand.${row.kind}`) },
    {
      key: 'source',
      label: say('usedBy'),
      width: 110,
      from: 1000,
      draw: (row) => phrase(`matters.demand.${row.source}`),
    },
    { key: 'at', label: say('days'), width: 170, from: 800, draw: (row) => sayInstant(row.at) },
    {
      key: 'print',
      label: say('slip'),
      width: 90,
      draw: (row) =>
        may('matters.certify') && (
          <Button
            type="text"
            aria-label={`${say('printSlip')} ${row.number}`}
            icon={<Icon name="print" size={16} />}
            onClick={() =>
              void openFile(printRefusal, { params: { areaId: row.areaId, id: row.id } }).catch(sayRefused)
            }
          />
        ),
    },
  ]
}

/** 索要情况 (E03): who demands what communities must not issue; a letter goes to each, naming no resident. */
export const Demands = ({ areaId: home }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const may = useMay()
  const { filters, areaId = home, change, clear } = useListState(DemandFilter.shape)
  const demandedBy = oneOf(filters['demandedBy'])
  const choose = (by: string | undefined) => change({ demandedBy: by })
  const period = { from: oneOf(filters['from']), to: oneOf(filters['to']) }
  const report = useAnswer(reportDemands, may('matters.read_numbers') ? { params: { areaId }, query: period } : undefined)
  const columns = useDemandColumns()
  const pages = usePages(listDemands, may('matters.read') ? { params: { areaId }, query: filters as never } : undefined)
  return (
    <div className="admin-stack">
      {may('matters.read_numbers') && (
        <Panel
          title={say('report')}
          actions={
            may('matters.export') && (
              <Button size="small" onClick={() => void download(exportDemands, { params: { areaId }, query: period }, 'demands.xlsx').catch(sayRefused)}>
                {say('exportReport')}
              </Button>
            )
          }
        >
          <Answered query={report}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty icon="check" title={say('noDemands')} />
              ) : (
                <ul className="admin-list">
                  {rows.map((row) => (
                    <li key={row.demandedBy}>
                      <span className="admin-list-main">
                        <strong>{row.demandedBy}</strong>
                        <span className="soft small cell-second">
                          {sayList(row.kinds.map((k) => `${k.zh} ${k.times}`))} · {sayDay(row.firstOn)}–{sayDay(row.lastOn)}
                        </span>
                      </span>
                      <span>
                        {say('times')} <strong className="figure">{row.times}</strong>
                      </span>
                      <span className="admin-row-actions">
                        <Button size="small" onClick={() => choose(row.query['demandedBy'] ?? row.demandedBy)}>
                          {say('showRows')}
                        </Button>
                        <Button
                          size="small"
                          icon={<Icon name="print" size={14} />}
                          onClick={() => void openFile(printDemandLetter, { params: { areaId }, query: { ...period, demandedBy: row.query['demandedBy'] ?? row.demandedBy } }).catch(sayRefused)}
                        >
                          {say('letter')}
                        </Button>
                      </span>
                    </li>
                  ))}
                </ul>
              )
            }
          </Answered>
        </Panel>
      )}
      {demandedBy && (
        <p className="list-told">
          <strong>{demandedBy}</strong>
          <Button type="link" size="small" onClick={() => choose(undefined)}>
            {say('cancel')}
          </Button>
        </p>
      )}
      {may('matters.read') && <ListTold areaId={areaId} homeId={home} onClear={() => clear(['tab'])} />}
      {may('matters.read') && <DataTable
        name="demands"
        filtersSet={Object.keys(filters).filter((key) => key !== 'demandedBy').length}
        filters={
          <>
            <ChoiceFilter filters={filters} change={change} name="kind" label={say('demandKind')} options={demandKinds.map((k) => ({ value: k, label: phrase(`matters.demand.${k}`) }))} />
            <DaysFilter filters={filters} change={change} names={['from', 'to']} label={say('days')} />
          </>
        }
        label={say('rows')}
        pages={pages}
        rowKey={(row) => row.id}
        columns={columns}
      />}
    </div>
  )
} // prettier-ignore
