import { Link } from '@tanstack/react-router'
import type { Permission } from '#contract/access/permissions.ts'
import { sayNumber } from '#kit/format.ts'
import { useMay } from '#kit/session.ts'

type Given = {
  n: number | null
  to?: string
  search: Record<string, unknown>
  /** What opening the rows takes; reading the diary when left out. */
  needs?: Permission
  /** How the number is said, where it isn't plainly itself. */
  shown?: string
}

/** A number that opens its rows, for who may read them. */
export const Figure = ({ n, to = '/visits', search, needs = 'visits.read', shown = sayNumber(n) }: Given) => {
  const may = useMay()(needs)
  return n && may ? (
    <Link to={to as '/'} search={search as never} className="figure-link">
      {shown}
    </Link>
  ) : (
    <>{shown}</>
  )
}
