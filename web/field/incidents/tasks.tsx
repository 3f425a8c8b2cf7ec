import './incidents.css'
import { useMemo, useState } from 'react'
import { incidentDesk, listIncidents } from '#contract/incidents/incident-lists.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { Button } from '#kit/phone/button.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer, usePages } from '#kit/queries.ts'
import { NetworkError } from '#kit/refusal.ts'
import { useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { Failure } from '#kit/states/failure.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { useConnected } from '#kit/use-connected.ts'
import { syncNow, useField, type FieldPackNow, type FieldTask } from '../store/index.ts'
import { keptTasks, type Scope } from './kept-tasks.ts'
import { ScopeChips } from './scope-chips.tsx'
import { TaskRow } from './task-row.tsx'
import { words } from './words.ts'

/** What was done here and isn't at the server yet is shown as done. */
const aheadOf = <R extends { id: string }>(pack: FieldPackNow | null, row: R): R | FieldTask => {
  const kept = pack?.tasks.get(row.id)
  return kept?.waiting ? kept : row
}
/** What the server tells now shall be on the phone, too, before the network is gone again. */
const liveSync = () => void syncNow()

/** From the server: everything, also what isn't on this phone. */
const OnlineTasks = () => {
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
  useLive(areaId, ['incidents'], liveSync)
  const { pack } = useField()
  const total = first?.total
  if (query.failureReason instanceof NetworkError && pack) return <KeptTasks />
  return (
    <Screen
      title={say('title')}
      lead={total ? say(total.exact ? 'count' : 'countMore', { n: total.count }) : undefined}
    >
      <ScopeChips scope={scope} onChoose={setScope} countOf={(one) => desk.data?.counts[one]} />
      {query.error && !rows.length ? (
        <Failure error={query.error} again={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={8} />
      ) : rows.length ? (
        <ul className="tasks" aria-busy={query.isPlaceholderData}>
          {rows.map((row) => (
            <li key={row.id}>
              <TaskRow row={aheadOf(pack, row)} />
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
/** From this phone: what it had at the last sync, with everything done since. */
const KeptTasks = () => {
  const say = useWords(words)
  const { pack, lastSyncAt } = useField()
  const [scope, setScope] = useState<Scope>('mine')
  const tasks = useMemo(() => [...(pack?.tasks.values() ?? [])], [pack])
  const shown = keptTasks(tasks, scope)
  return (
    <Screen title={say('title')} lead={say('count', { n: shown.length })}>
      <ScopeChips scope={scope} onChoose={setScope} countOf={(one) => keptTasks(tasks, one).length} />
      {lastSyncAt && <p className="soft small">{say('asOf', { at: sayAgo(new Date(lastSyncAt).toISOString()) })}</p>}
      {shown.length ? (
        <ul className="tasks">
          {shown.map((row) => (
            <li key={row.id}>
              <TaskRow row={row} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty title={say(`none_${scope}`)} icon="check" />
      )}
    </Screen>
  )
}

/** My tasks, what is due first on top; each chip says how many there are. Without a network those on this phone. */
export default function Tasks() {
  const connected = useConnected()
  const { pack } = useField()
  return !connected && pack ? <KeptTasks /> : <OnlineTasks />
}
