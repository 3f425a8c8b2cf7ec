import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { IncidentFilterInput } from '#contract/incidents/incident-filter.ts'
import { listIncidents } from '#contract/incidents/incident-lists.ts'
import { useWords } from '#kit/language.ts'
import { usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { sayNumber } from '#kit/format.ts'
import { CaseLight } from '../incidents/case/case-light.tsx'
import { useCategoryName } from '../incidents/case/category-name.ts'
import { words } from './map-words.ts'

type Props = {
  areaId: number
  filter: IncidentFilterInput
  /** The grid chosen on the map. */
  grid?: string | undefined
  shape?: { name: string; leave: () => void }
  onCase: (id: string) => void
}

/** The same cases as a list: how they are reached without a mouse, and what the map's numbers are made of. */
export const MapSide = ({ areaId, filter, grid, shape, onCase }: Props) => {
  const say = useWords(words)
  const may = useMay()
  const name = useCategoryName()
  const pages = usePages(listIncidents, { params: { areaId }, query: { ...filter, limit: 30 } })
  const { total } = pages.first ?? {}
  return (
    <section className="map-side" aria-label={say('list')}>
      <header className="map-side-head">
        <span>
          {shape ? <strong>{say('inShape', { name: shape.name })}</strong> : <strong>{say('list')}</strong>}{' '}
          <span className="soft">
            {total && say(total.exact ? 'total' : 'totalMany', { n: sayNumber(total.count) })}
          </span>
        </span>
        {may('people.read') && areaId % 1000 !== 0 && (
          <Link to="/buildings" search={{ area: String(areaId), ...(grid && { grid: String(grid) }) } as never}>
            {say('toBuildings')}
          </Link>
        )}
        {shape ? (
          <Button size="small" onClick={shape.leave}>
            {say('all')}
          </Button>
        ) : (
          <Link to="/incidents" search={{ ...filter, area: String(areaId) } as never}>
            {say('toList')}
          </Link>
        )}
      </header>
      <div className="map-side-list">
        {pages.query.error && !pages.rows.length ? (
          <Failure error={pages.query.error} again={() => void pages.query.refetch()} />
        ) : pages.query.isPending ? (
          <div className="table-waiting">
            <Skeleton lines={8} />
          </div>
        ) : pages.rows.length === 0 ? (
          <Empty icon="map" title={say('none')} about={say('noneWay')} />
        ) : (
          <ul>
            {pages.rows.map((row) => (
              <li key={row.id}>
                <button type="button" className="map-case" onClick={() => onCase(`${row.areaId}.${row.id}`)}>
                  <span className="map-case-top">
                    <strong>{name(row)}</strong>
                    <CaseLight row={row} />
                  </span>
                  <span className="map-case-text soft small">{row.placeText ?? row.text}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {pages.hasMore && (
          <p className="map-case-top table-waiting">
            <Button size="small" loading={pages.loadingMore} onClick={pages.more}>
              {say('moreRows')}
            </Button>
          </p>
        )}
      </div>
    </section>
  )
}
