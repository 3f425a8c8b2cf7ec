import { Button, Modal } from 'antd'
import { useState } from 'react'
import { listGrids, listGridWorkers } from '#contract/territory/grids.ts'
import { Panel } from '#kit/desk/page.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { words } from './admin-words.ts'
import { GridWorkers } from './grid-workers.tsx'

type Grid = { areaId: number; gridNo: number; name: string }
const aPage = 50

/** The grids of an area, with size and people. */
export const GridList = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('territory')
  const may = useMay()
  const reads = may('territory.read_register')
  const grids = useAnswer(listGrids, { params: { areaId } }, { keepPrevious: true })
  const workers = useAnswer(listGridWorkers, { params: { areaId } }, { enabled: reads })
  const [editing, setEditing] = useState<Grid>()
  const [shown, setShown] = useState(aPage)
  const of = (grid: Grid) =>
    (workers.data?.rows ?? []).filter((w) => w.areaId === grid.areaId && w.gridNo === grid.gridNo)
  const people = (grid: Grid) => {
    const some = of(grid)
    if (!workers.data) return <span className="soft">…</span>
    if (!some.length) return <span className="soft">{say('nobody')}</span>
    return some.map((w) => (
      <div key={`${w.duty}${w.accountId}`}>
        {w.name} <span className="soft small">{phrase(`territory.duty.${w.duty}`)}</span>
      </div>
    ))
  }
  return (
    <Answered query={grids}>
      {({ features }) =>
        features.length ? (
          <Panel
            title={say('grids')}
            actions={<span className="soft small">{say('gridsOf', { n: features.length })}</span>}
          >
            <div className="admin-scroll" tabIndex={0} role="region" aria-label={say('grids')}>
              <table className="admin-table">
                <thead>
                  <tr>
                    <th scope="col">{say('gridName')}</th>
                    <th scope="col" className="number">
                      {say('households')}
                    </th>
                    {reads && <th scope="col">{say('responsible')}</th>}
                    {may('territory.manage') && <td />}
                  </tr>
                </thead>
                <tbody>
                  {features.slice(0, shown).map(({ id, properties: p }) => (
                    <tr key={id}>
                      <th scope="row">
                        {p.name}
                        <div className="soft small">
                          {p.areaName} {p.gridNo}
                          {p.kind === 'exclusive' && ` · ${say('exclusive')}`}
                        </div>
                      </th>
                      <td className="number">
                        {sayNumber(p.householdsEstimate)}
                        {p.householdsFormula && (
                          <div className="soft small">{say('estimated', { formula: p.householdsFormula })}</div>
                        )}
                      </td>
                      {reads && <td>{people(p)}</td>}
                      {may('territory.manage') && (
                        <td>
                          <Button size="small" onClick={() => setEditing(p)}>
                            {say('setWorkers')}
                          </Button>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {features.length > shown && (
              <Button style={{ marginTop: 12 }} onClick={() => setShown(shown + aPage)}>
                {say('moreOf', { n: features.length - shown })}
              </Button>
            )}
            <Modal
              open={Boolean(editing)}
              title={editing && say('workersOf', { name: editing.name })}
              onCancel={() => setEditing(undefined)}
              footer={null}
              destroyOnHidden
            >
              {editing && workers.data && (
                <GridWorkers grid={editing} now={of(editing)} onDone={() => setEditing(undefined)} />
              )}
            </Modal>
          </Panel>
        ) : (
          <Panel title={say('grids')}>
            <Empty icon="map" title={say('noGrids')} about={say('noGridsWay')} />
          </Panel>
        )
      }
    </Answered>
  )
}
