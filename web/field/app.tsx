import { Suspense, useEffect, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { useWords } from '#kit/language.ts'
import { TabBar } from '#kit/phone/screen.tsx'
import { NetworkError } from '#kit/refusal.ts'
import { takeSession, useMay, useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Boundary } from '#kit/states/boundary.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { Notice } from './notice.tsx'
import { begin, useField } from './store/index.ts'
import { words } from './words.ts'

const Today = part(() => import('./visits/today/today.tsx'))
const DayRoute = part(() => import('./visits/today/route.tsx'))
const Households = part(() => import('./visits/households/households.tsx'))
const Household = part(() => import('./visits/households/household.tsx'))
const Diary = part(() => import('./visits/diary/diary.tsx'))
const Box = part(() => import('./visits/boxes/box.tsx'))
const Visits = part(() => import('./visits/visits/visits.tsx'))
const Outbox = part(() => import('./visits/outbox/outbox.tsx'))
const Unlock = part(() => import('./visits/phone/unlock.tsx'))
const Tasks = part(() => import('./incidents/tasks.tsx'))
const Task = part(() => import('./incidents/task.tsx'))
const Report = part(() => import('./incidents/report.tsx'))
const FieldMap = part(() => import('./territory/map.tsx'))
const Me = part(() => import('./access/me.tsx'))
const SignIn = part(() => import('./access/sign-in.tsx'))

const Pages = () => {
  const say = useWords(words)
  const records = useMay()('visits.record')
  return (
    <Switch>
      <Route path="/" component={records ? Today : Tasks} />
      <Route path="/route" component={DayRoute} />
      <Route path="/households" component={Households} />
      <Route path="/households/:id">{({ id }) => <Household id={id} />}</Route>
      <Route path="/diary/:householdId?">{({ householdId }) => <Diary householdId={householdId ?? null} />}</Route>
      <Route path="/boxes" component={Box} />
      <Route path="/visits" component={Visits} />
      <Route path="/outbox" component={Outbox} />
      <Route path="/tasks" component={Tasks} />
      <Route path="/tasks/:areaId/:id">{({ areaId, id }) => <Task areaId={Number(areaId)} id={id} />}</Route>
      <Route path="/report" component={Report} />
      <Route path="/map" component={FieldMap} />
      <Route path="/me" component={Me} />
      <Route>
        <Empty title={say('nothing')}>
          <Link href="/" className="button button-quiet">
            {say('toToday')}
          </Link>
        </Empty>
      </Route>
    </Switch>
  )
}

const Tabs = () => {
  const say = useWords(words)
  const { outbox } = useField()
  const records = useMay()('visits.record')
  const undecided = outbox.filter(({ state }) => state === 'conflict' || state === 'refused').length
  return (
    <TabBar
      label={say('places')}
      tabs={[
        // departments and desks handle cases here; households are for those who visit them
        ...(records
          ? ([
              { href: '/', icon: 'home', label: say('today') },
              { href: '/households', icon: 'people', label: say('residents') },
              { href: '/tasks', icon: 'work', label: say('tasks') },
            ] as const)
          : ([
              { href: '/', icon: 'work', label: say('tasks') },
              { href: '/map', icon: 'map', label: say('map') },
            ] as const)),
        { href: '/report', icon: 'report', label: say('report') },
        { href: '/me', icon: 'person', label: say('me'), count: undecided },
      ]}
    />
  )
}

/** Who is here: by the server, or without a network by what this phone was told last, once it is unlocked. */
const useWho = () => {
  const query = useSession()
  const field = useField()
  const [begun, setBegun] = useState(false)
  const { data } = query
  const known = data?.accountId && data.stage === 'full' ? data : undefined
  // at the first failure: nobody waits for the second try in front of a locked phone
  const cut = !data && query.failureReason instanceof NetworkError
  useEffect(() => {
    if (known || cut) void begin(known ?? null).finally(() => setBegun(true))
  }, [known, cut])
  useEffect(() => {
    if (cut && field.session) takeSession(field.session)
  }, [cut, field.session])
  return {
    query,
    // not drawn before it is known whether this phone is locked: nothing flashes by
    opening: (known?.kind === 'staff' || cut) && !begun,
    locked: field.state === 'locked' && (cut || known?.kind === 'staff'),
  }
}

export const App = () => {
  const [path] = useLocation()
  const { query, opening, locked } = useWho()
  const waiting = (
    <div className="screen">
      <Skeleton lines={6} />
    </div>
  )
  return (
    <div className="app">
      <Notice />
      <Boundary at={path}>
        {locked ? (
          <main className="app-main">
            <Suspense fallback={waiting}>
              <Unlock />
            </Suspense>
          </main>
        ) : opening ? (
          waiting
        ) : (
          <Answered query={query} waiting={waiting}>
            {({ kind, stage, mustChangePassword, mustEnrolTotp }) => {
              const inside = kind === 'staff' && stage === 'full' && !mustChangePassword && !mustEnrolTotp
              return (
                <>
                  <main className="app-main">
                    <Boundary at={path}>
                      <Suspense fallback={waiting}>{inside ? <Pages /> : <SignIn />}</Suspense>
                    </Boundary>
                  </main>
                  {inside && <Tabs />}
                </>
              )
            }}
          </Answered>
        )}
      </Boundary>
    </div>
  )
}
