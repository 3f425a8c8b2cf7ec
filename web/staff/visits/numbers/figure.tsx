import { Link } from '@tanstack/react-router'
import { sayNumber } from '#kit/format.ts'
import { useMay } from '#kit/session.ts'

/** A number that opens its rows, for who may read them. */
export const Figure = ({ n, to = '/visits', search }: { n: number; to?: string; search: Record<string, unknown> }) => {
  const may = useMay()('visits.read')
  return n && may ? (
    <Link to={to as '/'} search={search as never} className="figure-link">
      {sayNumber(n)}
    </Link>
  ) : (
    <>{sayNumber(n)}</>
  )
}
