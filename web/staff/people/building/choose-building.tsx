import { Suspense } from 'react'
import { Link } from '@tanstack/react-router'
import { listBuildings } from '#contract/territory/buildings.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { words } from '../place-words.ts'

// MapLibre weighs more than the page: fetched only where a building is still to be chosen
const BuildingMap = part(() => import('./building-map.tsx'))
const most = 500

type Props = { areaId: number; grid?: number | undefined; onChoose: (buildingNo: number) => void }

/** Which building? On the map, or in the list beside it. */
export const ChooseBuilding = ({ areaId, grid, onChoose }: Props) => {
  const say = useWords(words)
  const query = useAnswer(
    listBuildings,
    { params: { areaId }, query: { limit: most, ...(grid ? { gridNo: grid } : {}) } },
    { fresh: 60_000 },
  )
  return (
    <Answered query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty icon="building" title={say('noBuildings')} about={say('noBuildingsWay')} />
        ) : (
          <div className="building-choice">
            <div className="building-map">
              <Suspense fallback={<Skeleton height={420} />}>
                <BuildingMap rows={rows} onChoose={onChoose} />
              </Suspense>
            </div>
            <Panel flush title={say('nearby')}>
              <ul className="lines building-list">
                {rows.map((b) => (
                  <li key={b.buildingNo} className="line">
                    <span className="line-main">
                      <Link to="/buildings" search={{ area: String(areaId), no: String(b.buildingNo) }}>
                        {b.name ?? b.address ?? say('nameless', { n: b.buildingNo })}
                      </Link>
                    </span>
                    <span className="soft small">{b.name && b.address}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
        )
      }
    </Answered>
  )
}
