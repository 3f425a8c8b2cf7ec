import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '#kit/language.ts'
import { useSession } from '#kit/session.ts'
import { Empty } from '#kit/states/empty.tsx'
import { words } from '../words.ts'
import { menu } from './menu.ts'

/** A page of the menu that this post may not open (an old bookmark, another post) says so instead of failing piece by piece. */
export const Allowed = ({ children }: { children: ReactNode }) => {
  const say = useWords(words)
  const { pathname } = useLocation()
  const { data: session } = useSession()
  const entry = menu.flatMap((group) => group.entries).find((e) => e.to === pathname)
  const may = !entry?.any || entry.any.some((permission) => session?.permissions.includes(permission))
  if (may) return <>{children}</>
  return (
    <Empty icon="shield" title={say('notAllowed')} about={say('notAllowedWay')}>
      <Link to="/">{say('toStart')}</Link>
    </Empty>
  )
}
