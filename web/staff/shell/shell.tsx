import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { useWords } from '#kit/language.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Boundary } from '#kit/states/boundary.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { part } from '#kit/part.ts'
import { words } from '../words.ts'
import { Allowed } from './allowed.tsx'
import { Bar } from './bar.tsx'
import { SideMenu } from './side-menu.tsx'

const Door = part(() => import('../access/door.tsx'))

const Inside = () => {
  const say = useWords(words)
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(false), [pathname])
  return (
    <div className={`desk${open ? ' desk-menu-open' : ''}`}>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <SideMenu onLeave={() => setOpen(false)} />
      <div className="desk-right">
        <Bar onMenu={() => setOpen(true)} />
        <main id="main" className="desk-main" tabIndex={-1}>
          <Boundary at={pathname}>
            <Suspense fallback={<Skeleton lines={8} />}>
              <Allowed>
                <Outlet />
              </Allowed>
            </Suspense>
          </Boundary>
        </main>
      </div>
    </div>
  )
}

/** Who isn't wholly signed in stands at the door; everybody else is inside. */
export const Shell = () => {
  const session = useSession()
  return (
    <Answered
      query={session}
      waiting={
        <div className="desk-waiting">
          <Skeleton lines={4} />
        </div>
      }
    >
      {(who) =>
        who.kind === 'staff' && who.stage === 'full' && !who.mustChangePassword && !who.mustEnrolTotp ? (
          <Inside />
        ) : (
          <Suspense fallback={null}>
            <Door session={who} />
          </Suspense>
        )
      }
    </Answered>
  )
}
