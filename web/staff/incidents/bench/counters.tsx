import { Link } from '@tanstack/react-router'
import type { Answer } from '#contract/route.ts'
import type { incidentDesk } from '#contract/incidents/incident-lists.ts'
import { useWords } from '#kit/language.ts'
import { useMay } from '#kit/session.ts'
import { sayCount, scopesFor } from '../list/scopes.ts'
import { words } from '../words.ts'

type Counts = Answer<typeof incidentDesk>['counts']

/** How much waits, by kind; each number opens its rows. */
export const Counters = ({ counts }: { counts: Counts | undefined }) => {
  const say = useWords(words)
  const may = useMay()
  const kinds = scopesFor(may).filter((scope): scope is keyof Counts => scope !== 'all')
  return (
    <ul className="counters" aria-label={say('waiting')}>
      {kinds.map((scope) => {
        const n = counts?.[scope]
        const loud = scope === 'overdue' && Boolean(n)
        return (
          <li key={scope}>
            <Link
              to="/incidents"
              search={{ scope }}
              className={`counter${loud ? ' counter-bad' : ''}${n === 0 ? ' counter-none' : ''}`}
            >
              <span className="counter-number figure">{n === undefined ? '·' : sayCount(n)}</span>
              <span className="counter-name">{say(`scope.${scope}`)}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
