import './incidents.css'
import { useState } from 'react'
import { incidentDesk, listIncidents } from '#contract/incidents/incident-lists.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer, usePages } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { TaskRow } from './task-row.tsx'
import { words } from './words.ts'

const scopes = ['mine', 'due_soon', 'overdue', 'to_check', 'open'] as const
type Scope = (typeof scopes)[number]

/** My tasks, what is due first on top; each chip says how many there are. */
export default function Tasks() {
  const say = useWords(words)
  const { data: session } = useSession()
  const [scope, setScope] = useState<Scope>('mine')
  const areaId = session?.areaId ?? undefined
  const asked = areaId === undefined ? undefined : { params: { areaId } }
  const desk = useAnswer(incidentDesk, asked)
  const { query, first, rows, hasMore, loadingMore, more } = usePages(
    listIncidents,
    asked && { ...asked, query: { scope, limit: 30 } },
  )
  useLive(areaId, ['incidents'])
  const total = first?.total
  return (
    <Screen
      title={say('title')}
      lead={total ? say(total.exact ? 'count' : 'countMore', { n: total.count }) : undefined}
    >
      <div className="scopes" role="group" aria-label={say('scopes')}>
        {scopes.map((one) => {
          const n = desk.data?.counts[one]
          return (
            <button
              key={one}
              type="button"
              className={`scope${one === 'overdue' && n ? ' scope-bad' : ''}`}
              aria-pressed={one === scope}
              onClick={() => setScope(one)}
            >
              {say(one)}
              {n !== undefined && <span className="scope-count">{n >= 1000 ? '999+' : n}</span>}
            </button>
          )
        })}
      </div>
      {query.error && !rows.length ? (
        <Failure error={query.error} again={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={8} />
      ) : rows.length ? (
        <ul className="tasks" aria-busy={query.isPlaceholderData}>
          {rows.map((row) => (
            <li key={row.id}>
              <TaskRow row={row} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty title={say(`none_${scope}`)} about={say('noneAbout')} icon="check" />
      )}
      {hasMore && (
        <Button kind="quiet" wide busy={loadingMore} onClick={more}>
          {say('more')}
        </Button>
      )}
    </Screen>
  )
}
