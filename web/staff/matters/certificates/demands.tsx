import { Button } from 'antd'
import { useState } from 'react'
import { exportDemands, listDemands, printDemandLetter, printRefusal, reportDemands, type CertificateDemand } from '#contract/matters/certificate-demands.ts' // prettier-ignore
import { download, openFile } from '#kit/download.ts'
import { sayDay, sayInstant } from '#kit/format.ts'
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
export const Demands = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const may = useMay()
  const [demandedBy, choose] = useState<string>()
  const report = useAnswer(reportDemands, may('matters.read_numbers') ? { params: { areaId }, query: {} } : undefined)
  const columns = useDemandColumns()
  const pages = usePages(listDemands, { params: { areaId }, query: demandedBy ? { demandedBy } : {} })
  return (
    <div className="admin-stack">
      {may('matters.read_numbers') && (
        <Panel
          title={say('report')}
          actions={
            may('matters.export') && (
              <Button size="small" onClick={() => void download(exportDemands, { params: { areaId }, query: {} }, 'demands.xlsx').catch(sayRefused)}>
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
                          {row.kinds.map((k) => `${k.zh} ${k.times}`).join('、')} · {sayDay(row.firstOn)}–{sayDay(row.lastOn)}
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
                          onClick={() => void openFile(printDemandLetter, { params: { areaId }, query: { demandedBy: row.query['demandedBy'] ?? row.demandedBy } }).catch(sayRefused)}
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
      <DataTable
        name="demands"
        label={say('rows')}
        pages={pages}
        rowKey={(row) => row.id}
        columns={columns}
      />
    </div>
  )
} // prettier-ignore
