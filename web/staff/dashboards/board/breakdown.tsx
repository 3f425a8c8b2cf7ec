import type { ReactNode } from 'react'
import type { RowsLink } from '#contract/incidents/indicators.ts'
import type { Figure, Indicator } from '#contract/incidents/metrics.ts'
import { useWords } from '#kit/language.ts'
import { Empty } from '#kit/states/empty.tsx'
import { FigureLink, IndicatorName } from '../figure.tsx'
import { words } from '../words.ts'

export const breakdownColumns: readonly Indicator[] = [
  'reported',
  'open',
  'overdue_now',
  'in_time_rate',
  'response_rate',
  'solution_rate',
  'satisfaction_rate',
]
export type BreakdownRow = {
  key: string | number
  name: ReactNode
  before?: ReactNode
  figures: Partial<Record<Indicator, Figure>>
  link: RowsLink
}
type Props = {
  label: string
  first: string
  before?: string
  rows: readonly BreakdownRow[]
  columns?: readonly Indicator[]
}

/** One line an area, category or department; every number opens its rows. */
export const Breakdown = ({ label, first, before, rows, columns = breakdownColumns }: Props) => {
  const say = useWords(words)
  if (!rows.length) return <Empty icon="board" title={say('noRows')} />
  return (
    <div className="scroll">
      <table className="plain plain-even" aria-label={label}>
        <thead>
          <tr>
            {before && (
              <th scope="col" className="number">
                {before}
              </th>
            )}
            <th scope="col">{first}</th>
            {columns.map((indicator) => (
              <th key={indicator} scope="col" className="number">
                <IndicatorName indicator={indicator} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {before && <td className="number figure">{row.before}</td>}
              <th scope="row">{row.name}</th>
              {columns.map((indicator) => (
                <td key={indicator} className="number">
                  <FigureLink indicator={indicator} figure={row.figures[indicator]} link={row.link} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
