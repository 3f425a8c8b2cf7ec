import { Link } from '@tanstack/react-router'
import { useMay } from '#kit/session.ts'

type Props = { label: string; value: string; note?: string; to?: string; search?: Record<string, unknown> }

/** A number with its name; it opens its rows for whoever may see them. */
export const Figure = ({ label, value, note, to, search }: Props) => {
  const may = useMay()('matters.read')
  const body = (
    <>
      <span className="soft small">{label}</span>
      <strong className="hall-figure-value">{value}</strong>
      {note && <span className="soft small">{note}</span>}
    </>
  )
  return (
    <li className="panel hall-figure">
      {to && may ? (
        <Link to={to as '/'} search={search as never}>
          {body}
        </Link>
      ) : (
        body
      )}
    </li>
  )
}
