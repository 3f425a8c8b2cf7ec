import type { HouseholdRow } from '#contract/people/households.ts'
import { useWords } from '#kit/language.ts'
import type { Column } from '#kit/table/data-table.tsx'
import { PersonMarks } from '../person-marks.tsx'
import { words as places } from '../place-words.ts'
import { words as shared } from '../words.ts'
import { words } from './words.ts'

/** The columns of the list, and of its export; on a phone all of it stands in the first. */
export const useHouseholdColumns = (manyAreas: boolean): Column<HouseholdRow>[] => {
  const say = useWords(words)
  const place = useWords(places)
  const name = useWords(shared)
  const people = ({ people, away }: HouseholdRow) =>
    people === 0 && away === 0 ? say('nobody') : people === 1 ? say('onePerson') : say('nPeople', { n: people })
  const columns: Column<HouseholdRow>[] = [
    {
      key: 'address',
      label: say('address'),
      fixed: true,
      draw: (row) => (
        <div className="person-cell">
          <p className="cell-title">
            <strong>{row.address ?? say('noAddress')}</strong>
            <PersonMarks row={row} />
          </p>
          <p className="person-narrow soft">
            {row.headName ?? say('noHead')} · {people(row)} · {place(`kind_${row.kind}`)}
            {row.number && (
              <>
                {' · '}
                <span className="household-number">{row.number}</span>
              </>
            )}
          </p>
        </div>
      ),
    },
    { key: 'head', label: say('head'), width: 130, from: 800, draw: (row) => row.headName ?? say('noHead') },
    {
      key: 'people',
      label: say('people'),
      width: 150,
      from: 800,
      draw: (row) => (
        <>
          {people(row)}
          {row.away > 0 && <p className="soft small">{say('awayN', { n: row.away })}</p>}
        </>
      ),
    },
    { key: 'kind', label: say('kind'), width: 160, from: 800, draw: (row) => place(`kind_${row.kind}`) },
    {
      key: 'number',
      label: say('number'),
      width: 150,
      from: 1000,
      draw: (row) => <span className="figure">{row.number ?? '-'}</span>,
    },
    { key: 'grid', label: name('grid'), width: 120, number: true, from: 1000, draw: (row) => row.gridNo ?? '-' },
  ]
  if (manyAreas)
    columns.push({ key: 'area', label: name('community'), width: 130, from: 1000, draw: (row) => row.areaName })
  return columns
}
