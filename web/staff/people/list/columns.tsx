import type { PersonRow } from '#contract/people/people.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import type { Column } from '#kit/table/data-table.tsx'
import { useDictionary } from '../dictionary.ts'
import { PersonMarks } from '../person-marks.tsx'
import { words } from '../words.ts'

/** The columns of the list; on a phone all of it stands in the first. */
export const usePeopleColumns = (manyAreas: boolean): Column<PersonRow>[] => {
  const say = useWords(words)
  const phrase = usePhrases('people')
  const { code } = useDictionary()
  const age = (row: PersonRow) => (row.age === null ? '-' : say('years', { n: row.age }))
  const columns: Column<PersonRow>[] = [
    {
      key: 'name',
      label: say('name'),
      fixed: true,
      draw: (row) => (
        <div className="person-cell">
          <p className="cell-title">
            <strong>{row.name}</strong>
            <PersonMarks row={row} />
          </p>
          <p className="person-narrow soft">
            {code('sex', row.sex)} · {age(row)} · {phrase(`people.${row.separation}`)}
            <br />
            {row.address ?? say('noDwelling')}
          </p>
        </div>
      ),
    },
    { key: 'sex', label: say('sex'), width: 72, from: 800, draw: (row) => code('sex', row.sex) },
    { key: 'age', label: say('age'), width: 84, number: true, from: 800, draw: age },
    {
      key: 'document',
      label: say('document'),
      width: 190,
      from: 1000,
      draw: (row) => <span className="figure">{row.document ?? '-'}</span>,
    },
    {
      key: 'phone',
      label: say('phone'),
      width: 130,
      from: 1000,
      draw: (row) => <span className="figure">{row.phone ?? '-'}</span>,
    },
    {
      key: 'address',
      label: say('address'),
      width: 300,
      from: 800,
      draw: (row) => <span className="person-address">{row.address ?? say('noDwelling')}</span>,
    },
    {
      key: 'separation',
      label: say('state'),
      width: 110,
      from: 800,
      draw: (row) =>
        row.standing === 'present' ? phrase(`people.${row.separation}`) : phrase(`people.${row.standing}`),
    },
  ]
  if (manyAreas)
    columns.push({ key: 'area', label: say('community'), width: 130, from: 1000, draw: (row) => row.areaName })
  return columns
}
