import { Link } from '@tanstack/react-router'
import type { LinkedNumber } from '#contract/matters/part-steps.ts'
import { sayNumber } from '#kit/format.ts'
import { useNameOf } from '../form/name-of.ts'

/** Rows of these stand on another tab of the certificates. */
const tabOf: Record<string, string> = { seal_uses: 'seals', refused_forbidden: 'demands', refused_off_list: 'demands' }
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
  return (
    <dl className="numbers">
      {numbers.map((n) => (
        <div key={n.key}>
          <dt>{nameOf(n)}</dt>
          <dd className="figure">
            {open && n.query && n.value !== null ? (
              <Link
                to={to as '/'}
                search={{ ...n.query, ...(tabOf[n.key] ? { tab: tabOf[n.key] } : {}), area: areaId } as never}
                className="figure-link"
              >
                {sayNumber(n.value)}
              </Link>
            ) : (
              sayNumber(n.value)
            )}
            {n.of !== null && <span className="soft"> / {sayNumber(n.of)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
