import { Link } from '@tanstack/react-router'
import { useMay } from '#kit/session.ts'

type Props = {
  label: string
  value: string
  note?: string
  to: string
  search: Record<string, unknown>
  /** Not how many rows there are, but what was measured on them. */
  measure?: boolean
}

/** A number with its name; it opens its rows for whoever may see them. */
export const Figure = ({ label, value, note, to, search, measure }: Props) => {
  const may = useMay()('matters.read')
  const body = (
    <>
      <span className="soft small">{label}</span>
      <strong className="hall-figure-value" data-measure={measure}>
        {value}
      </strong>
      {note && <span className="soft small">{note}</span>}
    </>
  )
  return (
    <li className="panel hall-figure">
      {may ? (
        <Link to={to as '/'} search={search as never}>
          {body}
        </Link>
      ) : (
        body
      )}
    </li>
  )
}
