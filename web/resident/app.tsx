import { Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { useWords } from '#kit/language.ts'
import { TabBar } from '#kit/phone/screen.tsx'
import { Boundary } from '#kit/states/boundary.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { SignIn } from './access/sign-in.tsx'
import { Home } from './home.tsx'
import { TopBar } from './top-bar.tsx'
import { words } from './words.ts'

// one file a page, fetched when it is opened: the first load carries the home page only
const Report = part(() => import('./incidents/report.tsx'))
const Mine = part(() => import('./incidents/mine.tsx'))
const Case = part(() => import('./incidents/case.tsx'))
const Grid = part(() => import('./territory/grid.tsx'))
const Building = part(() => import('./territory/building.tsx'))
const SayAtDoor = part(() => import('./visits/say-at-door.tsx'))
const DoorMessages = part(() => import('./visits/door-messages.tsx'))
const DoorMessage = part(() => import('./visits/door-message.tsx'))
const MyRecord = part(() => import('./people/my-record.tsx'))
const Feedback = part(() => import('./portal/feedback.tsx'))
const MatterPages = part(() => import('./matters/routes.tsx'))

const Nowhere = () => {
  const say = useWords(words)
  return (
    <Empty title={say('nothing')}>
      <Link href="/" className="button button-quiet">
        {say('toHome')}
      </Link>
    </Empty>
  )
}

/** A screen of the hall: nothing around it. */
const HallScreen = ({ path }: { path: string }) => (
  <Boundary at={path}>
    <Suspense fallback={<Skeleton lines={5} />}>
      <MatterPages nowhere={<Nowhere />} />
    </Suspense>
  </Boundary>
)

export const App = () => {
  const say = useWords(words)
  const [path] = useLocation()
  if (/^\/(display|kiosk)\//.test(path)) return <HallScreen path={path} />
  return (
    <div className="app">
      <TopBar />
      <main className="app-main" id="main">
        <Boundary at={path}>
          <Suspense
            fallback={
              <div className="screen">
                <Skeleton lines={5} />
              </div>
            }
          >
            <Switch>
              <Route path="/" component={Home} />
              <Route path="/report" component={Report} />
              <Route path="/mine" component={Mine} />
              <Route path="/case/:areaId/:id">{({ areaId, id }) => <Case areaId={Number(areaId)} id={id} />}</Route>
              <Route path="/grid" component={Grid} />
              <Route path="/b/:code">{({ code }) => <Building code={code} />}</Route>
              <Route path="/b/:code/:kind">{({ code, kind }) => <SayAtDoor code={code} kind={kind} />}</Route>
              <Route path="/door-messages" component={DoorMessages} />
              <Route path="/door-messages/:areaId/:id">{({ id }) => <DoorMessage id={id} />}</Route>
              <Route path="/me" component={MyRecord} />
              <Route path="/feedback" component={Feedback} />
              <Route>
                <MatterPages nowhere={<Nowhere />} />
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </main>
      <TabBar
        label={say('places')}
        tabs={[
          { href: '/', icon: 'home', label: say('home') },
          { href: '/matters', icon: 'work', label: say('matters') },
          { href: '/report', icon: 'report', label: say('report') },
          { href: '/mine', icon: 'list', label: say('mineShort') },
          { href: '/grid', icon: 'people', label: say('grid') },
        ]}
      />
      <SignIn />
    </div>
  )
}
