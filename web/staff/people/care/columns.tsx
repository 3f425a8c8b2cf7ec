import type { listCare } from '#contract/people/care.ts'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import type { RowOf } from '#kit/queries.ts'
import { Light } from '#kit/states/light.tsx'
import type { Column } from '#kit/table/data-table.tsx'
import { CareState } from './care-state.tsx'
import { words } from './words.ts'

type Row = RowOf<typeof listCare>

/** The columns of one register; on a phone all of it stands in the first. */
export const useCareColumns = (): Column<Row>[] => {
  const say = useWords(words)
  return [
    {
      key: 'name',
      label: say('name'),
      fixed: true,
      draw: (row) => (
        <div className="person-cell">
          <p className="cell-title">
            <strong>{row.name}</strong>
            <CareState state={row.state} />
          </p>
          <p className="person-narrow soft">
            {row.address} · {sayDay(row.reviewOn)}
          </p>
        </div>
      ),
    },
    { key: 'age', label: say('age'), width: 80, number: true, from: 800, draw: (row) => row.age ?? '-' },
    { key: 'address', label: say('address'), width: 320, from: 800, draw: (row) => row.address ?? '-' },
    { key: 'since', label: say('since'), width: 150, from: 1000, draw: (row) => sayDay(row.since) },
    {
      key: 'review',
      label: say('reviewOn'),
      width: 180,
      from: 800,
      draw: (row) =>
        row.reviewDue ? <Light kind="warn">{sayDay(row.reviewOn)}</Light> : <span>{sayDay(row.reviewOn)}</span>,
    },
  ]
}
