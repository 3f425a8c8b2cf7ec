import type { z } from 'zod'
import type { ImportCounts, RowPlan } from '#contract/people/import.ts'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

type Plan = z.infer<typeof RowPlan>
type Counts = z.infer<typeof ImportCounts>
const shown: readonly [Plan | undefined, keyof Counts][] = [
  [undefined, 'rows'],
  ['faulty', 'faulty'],
  ['fresh', 'fresh'],
  ['changed', 'changed'],
  ['disputed', 'disputed'],
  ['match', 'matches'],
  ['same', 'same'],
  ['skipped', 'skipped'],
]
type Props = { counts: Counts; plan: Plan | undefined; onChoose: (plan: Plan | undefined) => void }

/** How many rows do what; each number shows its rows. */
export const PlanCounts = ({ counts, plan, onChoose }: Props) => {
  const say = useWords(words)
  return (
    <div className="plan-counts" role="group" aria-label={say('outcome')}>
      {shown.map(([value, count]) => (
        <button
          key={count}
          type="button"
          className="plan-count"
          aria-pressed={plan === value}
          data-none={counts[count] === 0 || undefined}
          onClick={() => onChoose(value)}
        >
          <strong>{sayNumber(counts[count])}</strong>
          <span className="soft">{say(`plan_${value ?? 'all'}`)}</span>
        </button>
      ))}
    </div>
  )
}
