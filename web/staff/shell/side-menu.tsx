import { Link, useLocation } from '@tanstack/react-router'
import { Icon, Mark } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { useSession } from '#kit/session.ts'
import { words } from '../words.ts'
import { menuFor } from './menu.ts'

/** The menu on the left; on narrow screens it slides in over the page. */
export const SideMenu = ({ onLeave }: { onLeave: () => void }) => {
  const say = useWords(words)
  const { data: session } = useSession()
  const { pathname } = useLocation()
  const groups = menuFor(session?.permissions ?? [])
  const covers = (to: string) => (to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`))
  // of /incidents and /incidents/hotline, the nearer one
  const nearest = groups
    .flatMap((group) => group.entries.map((entry) => entry.to))
    .filter(covers)
    .sort((a, b) => b.length - a.length)[0]
  return (
    <>
      <div className="side-scrim unprinted" onClick={onLeave} />
      <nav className="side unprinted" aria-label={say('menu')} onKeyDown={(e) => e.key === 'Escape' && onLeave()}>
        <Link to="/" className="side-name">
          <Mark size={30} />
          {say('app')}
        </Link>
        {groups.map((group) => (
          <div key={group.word ?? 'work'} className="side-group">
            {group.word && <p className="side-title">{say(group.word)}</p>}
            {group.entries.map((entry) => (
              <Link
                key={entry.to}
                to={entry.to as '/'}
                className={`side-entry${entry.to === nearest ? ' side-here' : ''}`}
                aria-current={entry.to === nearest ? 'page' : undefined}
              >
                <Icon name={entry.icon} size={18} />
                {say(entry.word)}
              </Link>
            ))}
          </div>
        ))}
      </nav>
    </>
  )
}
