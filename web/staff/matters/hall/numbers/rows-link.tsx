import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '#kit/session.ts'

type Props = {
  rows: Record<string, string | number>
  label?: string
  /** What was measured on the rows, not how many they are. */ measure?: boolean
  children: ReactNode
}

/** A number of tickets that opens exactly those tickets, for whoever may see them. */
export const RowsLink = ({ rows, label, measure, children }: Props) => {
  const may = useMay()('matters.read')
  if (!may) return <>{children}</>
  return (
    <Link
      to={'/matters/hall/tickets' as '/'}
      search={rows as never}
      aria-label={label}
      className="figure-link"
      data-measure={measure}
    >
      {children}
    </Link>
  )
}
