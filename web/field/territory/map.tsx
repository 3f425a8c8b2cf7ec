import '../incidents/incidents.css'
import { Suspense } from 'react'
import { listIncidents } from '#contract/incidents/incident-lists.ts'
import { listGrids } from '#contract/territory/grids.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Light } from '#kit/states/light.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { TaskRow } from '../incidents/task-row.tsx'
import { words } from './words.ts'

const OpenMap = part(() => import('./open-map.tsx'))

/** My grids and what is open in them: on the map, and the same as a list below it. */
export default function FieldMap() {
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
      <p className="task-head" aria-hidden="true">
        <Light kind="bad">{say('red')}</Light>
        <Light kind="warn">{say('yellow')}</Light>
        <Light kind="good">{say('green')}</Light>
      </p>
      <h2>{say('list')}</h2>
      <Answered query={cases}>
        {({ rows }) =>
          rows.length ? (
            <ul className="tasks">
              {rows.map((row) => (
                <li key={row.id}>
                  <TaskRow row={row} />
                </li>
              ))}
            </ul>
          ) : (
            <Empty title={say('none')} icon="check" />
          )
        }
      </Answered>
    </Screen>
  )
}
