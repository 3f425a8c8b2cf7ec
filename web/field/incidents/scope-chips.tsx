import { useWords } from '#kit/language.ts'
import { scopes, type Scope } from './kept-tasks.ts'
import { words } from './words.ts'

/** Which tasks, each chip with how many there are. */
export const ScopeChips = ({
  scope,
  onChoose,
  countOf,
}: {
  scope: Scope
  onChoose: (scope: Scope) => void
  countOf: (scope: Scope) => number | undefined
}) => {
  const say = useWords(words)
  return (
    <div className="scopes" role="group" aria-label={say('scopes')}>
      {scopes.map((one) => {
        const n = countOf(one)
        return (
          <button
            key={one}
            type="button"
            className={`scope${one === 'overdue' && n ? ' scope-bad' : ''}`}
            aria-pressed={one === scope}
            onClick={() => onChoose(one)}
          >
            {say(one)}
            {n !== undefined && <span className="scope-count">{n >= 1000 ? '999+' : n}</span>}
          </button>
        )
      })}
    </div>
  )
}
