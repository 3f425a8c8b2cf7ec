import { Link } from '@tanstack/react-router'
import type { LinkedNumber } from '#contract/matters/part-steps.ts'
import { sayNumber } from '#kit/format.ts'
import { useNameOf } from '../form/name-of.ts'

/** Rows of these stand on another tab of their page. */
const tabOf: Record<string, string> = {
  seal_uses: 'seals',
  refused_forbidden: 'demands',
  refused_off_list: 'demands',
  published: 'faq',
}
type Props = {
  numbers: readonly LinkedNumber[]
  to: string
  /** Of the numbers; the rows are those of the same area. */
  areaId: number
  /** Tiers above see numbers, not rows. */
  open: boolean
}

/** Numbers of a part, each opening the rows it counts. */
export const LinkedNumbers = ({ numbers, to, areaId, open }: Props) => {
  const nameOf = useNameOf()
  const opening = (n: LinkedNumber, value: number | null, query: LinkedNumber['query']) =>
    open && query && value ? (
      <Link
        to={to as '/'}
        search={{ ...query, ...(tabOf[n.key] ? { tab: tabOf[n.key] } : {}), area: areaId } as never}
        className="figure-link"
        data-measure={n.measure || undefined}
      >
        {sayNumber(value)}
      </Link>
    ) : (
      sayNumber(value)
    )
  return (
    <dl className="numbers">
      {numbers.map((n) => (
        <div key={n.key}>
          <dt>{nameOf(n)}</dt>
          <dd className="figure">
            {opening(n, n.value, n.query)}
            {n.of !== null && <span className="soft"> / {opening(n, n.of, n.ofQuery)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
