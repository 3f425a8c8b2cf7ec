import './territory.css'
import { lazy, Suspense, useMemo, useState } from 'react'
import { listGrids } from '#contract/territory/grids.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { words } from './words.ts'

// MapLibre weighs more than the rest of the page: fetched while the grids are on their way
const GridMap = lazy(() => import('./grid-map.tsx'))

/** Where are my grids? The map, and the same grids as a list for the keyboard. */
export default function MapPage() {
  const say = useWords(words)
  const { data: session } = useSession()
  const [chosen, choose] = useState<string>()
  const areaId = session?.areaId
  const grids = useAnswer(listGrids, areaId ? { params: { areaId } } : undefined, { fresh: 300_000 })
  const features = grids.data?.features
  const shapes = useMemo(
    () => (features ?? []).map((f) => ({ id: f.id, label: f.properties.name, geometry: f.geometry })),
    [features],
  )
  const lead = features && say(grids.data?.truncated ? 'cut' : 'gridCount', { n: features.length })
  return (
    <Page title={say('map')} lead={lead}>
      <Answered query={grids} waiting={<Skeleton height={480} />}>
        {(answer) =>
          answer.features.length ? (
            <div className="map-page">
              <Suspense fallback={<Skeleton height={480} />}>
                <GridMap shapes={shapes} chosen={chosen} onChoose={choose} />
              </Suspense>
              <ul className="map-list" aria-label={say('grids')}>
                {answer.features.map(({ id, properties }) => (
                  <li key={id}>
                    <button type="button" className="map-entry" aria-pressed={id === chosen} onClick={() => choose(id)}>
                      <span>{properties.name}</span>
                      <span className="soft small">
                        {properties.areaName}
                        {properties.householdsEstimate !== null &&
                          ` · ${say('households', { n: properties.householdsEstimate })}`}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          ) : (
            <Empty icon="map" title={say('noGrids')} about={say('noGridsWay')} />
          )
        }
      </Answered>
    </Page>
  )
}
