import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { sayAgo, sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import type { Column } from '#kit/table/data-table.tsx'
import { CaseLight } from '../case/case-light.tsx'
import { useCategoryName } from '../case/category-name.ts'
import { Holder } from '../case/holder.tsx'
import { Marks } from '../case/marks.tsx'
import { words } from '../words.ts'

/** The columns of the list; on a phone all of it stands in the first. */
export const useIncidentColumns = (): Column<IncidentRow>[] => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const name = useCategoryName()
  return [
    {
      key: 'what',
      label: say('what'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-narrow">
            <span className="figure">{caseNumber(row.number)}</span>
            <span>{phrase(`incidents.state.${row.state}`)}</span>
            <CaseLight row={row} />
          </p>
          <p className="cell-title">
            <strong>{name(row)}</strong>
            <Marks row={row} />
          </p>
          <p className="cell-text soft">
            {row.placeText && <span className="cell-place">{row.placeText}</span>} {row.text}
          </p>
        </div>
      ),
    },
    {
      key: 'light',
      label: say('light'),
      width: 158,
      from: 800,
      draw: (row) => <CaseLight row={row} />,
    },
    {
      key: 'state',
      label: say('state'),
      width: 76,
      from: 800,
      draw: (row) => phrase(`incidents.state.${row.state}`),
    },
    { key: 'holder', label: say('holder'), width: 156, from: 1000, draw: (row) => <Holder row={row} /> },
    {
      key: 'area',
      label: say('area'),
      width: 140,
      from: 1000,
      draw: (row) => (
        <>
          {row.areaName}
          {row.gridNo !== null && <span className="soft cell-second">{say('grid', { n: row.gridNo })}</span>}
        </>
      ),
    },
    {
      key: 'reportedAt',
      label: say('reportedAt'),
      width: 104,
      number: true,
      from: 800,
      draw: (row) => (
        <>
          <time dateTime={row.reportedAt} title={sayInstant(row.reportedAt)}>
            {sayAgo(row.reportedAt)}
          </time>
          <span className="soft cell-second">{phrase(`incidents.source.${row.source}`)}</span>
        </>
      ),
    },
    {
      key: 'number',
      label: say('number'),
      width: 112,
      number: true,
      from: 800,
      draw: (row) => <span className="figure">{caseNumber(row.number)}</span>,
    },
  ]
}
