import type { ListScope } from '#contract/incidents/incident-filter.ts'
import { incidentDesk } from '#contract/incidents/incident-lists.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { scopesFor, sayCount } from './scopes.ts'
import { words } from '../words.ts'

type Props = { areaId: number | undefined; scope: ListScope; onChange: (scope: ListScope) => void }

/** 我的待办 · 在办 · 超期 … with how many wait in each. */
export const ScopeTabs = ({ areaId, scope, onChange }: Props) => {
  const say = useWords(words)
  const may = useMay()
  const desk = useAnswer(incidentDesk, areaId ? { params: { areaId } } : undefined, { keepPrevious: true })
  const counts: Partial<Record<ListScope, number>> = desk.data?.counts ?? {}
  return (
    <nav className="scopes unprinted" aria-label={say('waiting')}>
      {scopesFor(may).map((one) => (
        <button
          key={one}
          type="button"
          className="scope"
          aria-current={one === scope ? 'page' : undefined}
          onClick={() => onChange(one)}
        >
          {say(`scope.${one}`)}
          {counts[one] !== undefined && (
            <span className={`scope-count${one === 'overdue' && counts[one] ? ' scope-bad' : ''}`}>
              {sayCount(counts[one])}
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}
