type Props<Scope extends string> = {
  label: string
  scopes: readonly Scope[]
  scope: Scope
  say: (scope: Scope) => string
  counts?: Partial<Record<Scope, number>>
  onChange: (scope: Scope) => void
}
const much = 1000

/** The tabs above a list, with how many wait in each. */
export const Scopes = <Scope extends string>({ label, scopes, scope, say, counts = {}, onChange }: Props<Scope>) => (
  <nav className="scopes unprinted" aria-label={label}>
    {scopes.map((one) => (
      <button
        key={one}
        type="button"
        className="scope"
        aria-current={one === scope ? 'page' : undefined}
        onClick={() => onChange(one)}
      >
        {say(one)}
        {counts[one] !== undefined && (
          <span className={`scope-count${one === 'overdue' && counts[one] ? ' scope-bad' : ''}`}>
            {counts[one]! >= much ? `${much - 1}+` : counts[one]}
          </span>
        )}
      </button>
    ))}
  </nav>
)
