import '../incidents/incidents.css'
import { Suspense } from 'react'
import { listIncidents } from '#contract/incidents/incident-lists.ts'
import { listGrids } from '#contract/territory/grids.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { LinkRow, Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { TaskRow } from '../incidents/task-row.tsx'
import { useField, type FieldPackNow } from '../store/index.ts'
import { byBuilding } from '../visits/households/find-households.ts'
import { buildingName } from '../visits/names.ts'
import { words } from './words.ts'

const OpenMap = part(() => import('./open-map.tsx'))
const GridMap = part(() => import('./grid-map.tsx'))

const Lights = () => {
  const say = useWords(words)
  return (
    <p className="task-head" aria-hidden="true">
      <Light kind="bad">{say('red')}</Light>
      <Light kind="warn">{say('yellow')}</Light>
      <Light kind="good">{say('green')}</Light>
    </p>
  )
}
const Cases = ({ rows }: { rows: readonly IncidentRow[] }) => {
  const say = useWords(words)
  if (!rows.length) return <Empty title={say('none')} icon="check" />
  return (
    <ul className="tasks">
      {rows.map((row) => (
        <li key={row.id}>
          <TaskRow row={row} />
        </li>
      ))}
    </ul>
  )
}

/** From what is on the phone: works without a network. */
const KeptMap = ({ pack }: { pack: FieldPackNow }) => {
  const say = useWords(words)
  const tasks = [...pack.tasks.values()]
  return (
    <Screen title={say('title')} lead={say('lead', { grids: pack.grids.size, cases: tasks.length })}>
      <Suspense fallback={<Skeleton height={340} />}>
        <GridMap pack={pack} />
      </Suspense>
      <Lights />
      <h2>{say('list')}</h2>
      <Cases rows={tasks} />
      <h2>{say('buildings')}</h2>
      <div className="rows">
        {byBuilding(pack.households.values(), pack.buildings).map(
          ({ key, building, households }) =>
            building && (
              <LinkRow
                key={key}
                href={`/households?building=${key}`}
                title={buildingName(building)}
                about={say('households', { n: households.length })}
              />
            ),
        )}
      </div>
    </Screen>
  )
}

const OnlineMap = () => {
  const say = useWords(words)
  const { data: session } = useSession()
  const areaId = session?.areaId ?? undefined
  const asked = areaId === undefined ? undefined : { params: { areaId } }
  const grids = useAnswer(listGrids, asked && { ...asked, query: { limit: 500 } }, { fresh: 600_000 })
  const cases = useAnswer(listIncidents, asked && { ...asked, query: { scope: 'open', limit: 200 } })
  useLive(areaId, ['incidents'])
  const lead =
    grids.data &&
    cases.data &&
    say('lead', { grids: grids.data.features.length, cases: cases.data.total?.count ?? cases.data.rows.length })
  return (
    <Screen title={say('title')} lead={lead}>
      <Answered query={grids} waiting={<Skeleton height={320} />}>
        {({ features }) => (
          <Suspense fallback={<Skeleton height={320} />}>
            <OpenMap features={features} rows={cases.data?.rows ?? []} />
          </Suspense>
        )}
      </Answered>
      <Lights />
      <h2>{say('list')}</h2>
      <Answered query={cases}>{({ rows }) => <Cases rows={rows} />}</Answered>
    </Screen>
  )
}

/** My grids and what is open in them: on the map, and the same as a list below it. */
export default function FieldMap() {
  const { pack } = useField()
  return pack?.grids.size ? <KeptMap pack={pack} /> : <OnlineMap />
}
