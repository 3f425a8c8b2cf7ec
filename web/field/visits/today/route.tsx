import '../../incidents/incidents.css'
import '../visits.css'
import { Suspense } from 'react'
import { Link } from 'wouter'
import { routeMetres, walkingMetres } from '#contract/visits/route-of-day.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { part } from '#kit/part.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { useField, type FieldPackNow } from '../../store/index.ts'
import { householdName, namesIn } from '../names.ts'
import { NeedsPack } from '../needs-pack.tsx'
import { stopsOf, useRouteToday } from './use-route-today.ts'
import { useVisitedToday } from './use-visited.ts'
import { words } from './words.ts'

const GridMap = part(() => import('../../territory/grid-map.tsx'))

const Stops = ({ pack }: { pack: FieldPackNow }) => {
  const say = useWords(words)
  const { duty } = useField()
  const route = useRouteToday()
  const visited = useVisitedToday(pack)
  const stops = stopsOf(pack, route.ids)
  const mustOpen = (duty?.mustOpen ?? []).filter((id) => pack.households.has(id) && !route.ids.includes(id))
  const clear = () => {
    const before = route.ids
    route.clear()
    sayDone(say('cleared'), () => route.add(before))
  }
  return (
    <>
      {stops.length ? (
        <>
          <p className="soft">
            {say('routeAbout', {
              done: stops.filter(({ id }) => visited.has(id)).length,
              n: stops.length,
              metres: Math.round(routeMetres(stops) / 10) * 10,
            })}
          </p>
          <Button kind="quiet" wide onClick={() => route.sort(pack, visited)}>
            {say('sort')}
          </Button>
          <ol className="rows">
            {stops.map(({ id, point }, at) => {
              const household = pack.households.get(id)
              if (!household) return null
              const name = householdName(pack, household)
              const before = at ? stops[at - 1]?.point : undefined
              const metres = before && point ? Math.round(walkingMetres(before, point)) : undefined
              const way = !point
                ? say('unknownPlace')
                : metres === undefined
                  ? ''
                  : metres === 0
                    ? say('here')
                    : say('leg', { n: metres })
              return (
                <li key={id} className={`stop${visited.has(id) ? ' stop-done' : ''}`}>
                  <span className="stop-number">{visited.has(id) ? <Icon name="check" size={18} /> : at + 1}</span>
                  <Link href={`/households/${id}`} className="stop-name">
                    <span className="row-title">{name}</span>
                    <span className="soft small">
                      {[visited.has(id) ? say('doneToday') : '', way, namesIn(household)].filter(Boolean).join(' · ')}
                    </span>
                  </Link>
                  <span className="stop-tools">
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={say('up', { name })}
                      disabled={at === 0}
                      onClick={() => route.move(id, -1)}
                    >
                      <Icon name="up" />
                    </button>
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={say('down', { name })}
                      disabled={at === stops.length - 1}
                      onClick={() => route.move(id, 1)}
                    >
                      <Icon name="down" />
                    </button>
                    <button
                      type="button"
                      className="icon-button"
                      aria-label={say('out', { name })}
                      onClick={() => route.remove(id)}
                    >
                      <Icon name="close" />
                    </button>
                  </span>
                </li>
              )
            })}
          </ol>
          <Suspense fallback={<Skeleton height={280} />}>
            <GridMap pack={pack} route={stops} height={280} />
          </Suspense>
        </>
      ) : (
        <Empty title={say('empty')} about={say('emptyAbout')} icon="map" />
      )}
      {mustOpen.length > 0 && (
        <Button kind={stops.length ? 'quiet' : 'main'} wide onClick={() => route.add(mustOpen)}>
          {say('addMust', { n: mustOpen.length })}
        </Button>
      )}
      <Link href="/households" className="button button-quiet button-wide">
        {say('addMore')}
      </Link>
      {stops.length > 0 && (
        <Button kind="text" wide onClick={clear}>
          {say('clear')}
        </Button>
      )}
    </>
  )
}

/** 今天的路线: a proposal by walking distance, changed by hand; it never leaves the phone. */
export default function Route() {
  const say = useWords(words)
  return (
    <Screen title={say('routeTitle')} lead={say('routeLead')} up="/">
      <NeedsPack>{(pack) => <Stops pack={pack} />}</NeedsPack>
    </Screen>
  )
}
