import './incidents.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { incidentDesk, listIncidents } from '#contract/incidents/incident-lists.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useLive } from '#kit/live.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay, useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { Counters } from './bench/counters.tsx'
import { Greeting } from './bench/greeting.tsx'
import { MonthNumbers } from './bench/month-numbers.tsx'
import { QuickEntries } from './bench/quick-entries.tsx'
import { TaskList } from './bench/task-list.tsx'
import { BenchVisits } from '../visits/bench-visits.tsx'
import { CaseDrawer } from './case/case-drawer.tsx'
import { words } from './words.ts'

const BenchMap = part(() => import('../territory/bench-map.tsx'))
const leaders = ['district_leader', 'city_leader']

/** What must I do today? Leaders see how their area stands instead. */
export default function Workbench() {
  const say = useWords(words)
  const may = useMay()
  const { data: session } = useSession()
  const go = useNavigate()
  const { open, move } = useSearch({ strict: false }) as { open?: string; move?: string }
  const areaId = session?.areaId ?? undefined
  const reads = may('incidents.read') && areaId !== undefined
  const leads = leaders.includes(session?.role ?? '')
  const desk = useAnswer(incidentDesk, reads ? { params: { areaId } } : undefined)
  const late = useAnswer(
    listIncidents,
    reads && leads ? { params: { areaId }, query: { scope: 'overdue', limit: 10 } } : undefined,
  )
  useLive(reads ? areaId : undefined, ['incidents'])
  if (!reads)
    return (
      <Page title={say('workbench')}>
        <Empty icon="work" title={say('noPost')} about={say('noPostWay')} />
      </Page>
    )
  const counts = desk.data?.counts
  return (
    <Page title={say('workbench')} lead={<Greeting name={session?.name ?? ''} counts={counts} leads={leads} />}>
      <Counters counts={counts} />
      <div className="bench">
        <Panel
          title={say(leads ? 'overdueFirst' : 'tasks')}
          flush
          actions={
            counts && (
              <Link to="/incidents" search={{ scope: leads ? 'overdue' : 'mine' }}>
                {say('tasksAll', { n: leads ? counts.overdue : counts.mine })}
              </Link>
            )
          }
        >
          <Answered
            query={leads ? { ...late, data: late.data?.rows } : { ...desk, data: desk.data?.first }}
            waiting={
              <div className="table-waiting">
                <Skeleton lines={8} />
              </div>
            }
          >
            {(rows) => {
              return rows.length ? (
                <TaskList rows={rows} act={!leads} />
              ) : (
                <Empty icon="check" title={say('allDone')} about={say('allDoneWay')} />
              )
            }}
          </Answered>
        </Panel>
        <div className="bench-side">
          <BenchVisits areaId={areaId} />
          {may('incidents.report') && (
            <Panel title={say('quick')}>
              <QuickEntries role={session?.role ?? null} />
            </Panel>
          )}
          {may('incidents.read_numbers') && <MonthNumbers areaId={areaId} />}
        </div>
      </div>
      {leads && (
        <Panel flush title={say('openMap')} actions={<Link to="/map">{say('toMap')}</Link>}>
          <Suspense fallback={<Skeleton height={360} />}>
            <BenchMap areaId={areaId} />
          </Suspense>
        </Panel>
      )}
      <CaseDrawer
        open={open}
        move={move}
        onClose={() => void go({ to: '.', search: {} as never, resetScroll: false })}
      />
    </Page>
  )
}
