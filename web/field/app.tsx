import { Suspense, useSyncExternalStore } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { useWords } from '#kit/language.ts'
import { TabBar } from '#kit/phone/screen.tsx'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Boundary } from '#kit/states/boundary.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { newerVersion } from './keep-shell.ts'
import { words } from './words.ts'

const Tasks = part(() => import('./incidents/tasks.tsx'))
const Task = part(() => import('./incidents/task.tsx'))
const Report = part(() => import('./incidents/report.tsx'))
const FieldMap = part(() => import('./territory/map.tsx'))
const Me = part(() => import('./access/me.tsx'))
const SignIn = part(() => import('./access/sign-in.tsx'))

const online = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Says that there is no network, or that a newer version waits; else takes no room. */
const Notice = () => {
  const say = useWords(words)
  const connected = useSyncExternalStore(online, () => navigator.onLine)
  const newer = useSyncExternalStore(newerVersion.listen, newerVersion.ready)
  if (!connected) return <p className="notice notice-warn">{say('offline')}</p>
  if (!newer) return null
  return (
    <p className="notice">
      {say('newer')}
      <button type="button" className="button button-text" onClick={newerVersion.take}>
        {say('take')}
      </button>
    </p>
  )
}

const Pages = () => {
  const say = useWords(words)
  return (
    <Switch>
      <Route path="/" component={Tasks} />
      <Route path="/tasks/:areaId/:id">{({ areaId, id }) => <Task areaId={Number(areaId)} id={id} />}</Route>
      <Route path="/report" component={Report} />
      <Route path="/map" component={FieldMap} />
      <Route path="/me" component={Me} />
      <Route>
        <Empty title={say('nothing')}>
          <Link href="/" className="button button-quiet">
            {say('toTasks')}
          </Link>
        </Empty>
      </Route>
    </Switch>
  )
}

export const App = () => {
  const say = useWords(words)
  const [path] = useLocation()
  const session = useSession()
  const waiting = (
    <div className="screen">
      <Skeleton lines={6} />
    </div>
  )
  return (
    <div className="app">
      <Notice />
      <Answered query={session} waiting={waiting}>
        {({ kind, stage, mustChangePassword, mustEnrolTotp }) => {
          const inside = kind === 'staff' && stage === 'full' && !mustChangePassword && !mustEnrolTotp
          return (
            <>
              <main className="app-main">
                <Boundary at={path}>
                  <Suspense fallback={waiting}>{inside ? <Pages /> : <SignIn />}</Suspense>
                </Boundary>
              </main>
              {inside && (
                <TabBar
                  label={say('places')}
                  tabs={[
                    { href: '/', icon: 'work', label: say('tasks') },
                    { href: '/report', icon: 'report', label: say('report') },
                    { href: '/map', icon: 'map', label: say('map') },
                    { href: '/me', icon: 'person', label: say('me') },
                  ]}
                />
              )}
            </>
          )
        }}
      </Answered>
    </div>
  )
}
