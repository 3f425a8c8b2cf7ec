import { applicationNumber } from '#contract/matters/application-number.ts'
import { isOpenApplication } from '#contract/matters/application-flow.ts'
import type { ApplicationRow } from '#contract/matters/applications.ts'
import { sayAgo, sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import type { Column } from '#kit/table/data-table.tsx'
import { useNameOf } from '../form/name-of.ts'
import { ApplicationLight } from './application-light.tsx'
import { words } from './words.ts'

/** In whose hands a case is: a name, a desk, a department; and whom it waits for. */
export const Owner = ({ row }: { row: ApplicationRow }) => {
  const say = useWords(words)
  const role = usePhrases('access')
  if (!isOpenApplication(row.state)) return <span className="soft">-</span>
  const desk = row.ownerOrganisation ?? row.ownerArea
  return (
    <>
      {row.ownerName ?? (row.ownerRole && !row.ownerOrganisation ? role(`role.${row.ownerRole}`) : desk)}
      <span className="soft small cell-second">
        {row.handOverTo ? say('handOver', { name: row.handOverTo }) : row.ownerName || row.ownerRole ? desk : ''}
      </span>
    </>
  )
}

/** The columns of the list; on a phone all of it stands in the first. */
export const useApplicationColumns = (): Column<ApplicationRow>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  return [
    {
      key: 'what',
      label: say('what'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-narrow">
            <span className="figure">{applicationNumber(row.number)}</span>
            <span>{phrase(`matters.state.${row.state}`)}</span>
            <ApplicationLight row={row} />
          </p>
          <p className="cell-title">
            <strong>{nameOf({ zh: row.itemZh, en: row.itemEn })}</strong>
            {row.atOnce && <span className="mark mark-good">{say('atOnce')}</span>}
            {row.missing > 0 && isOpenApplication(row.state) && (
              <span className="mark mark-warn">{say('missing', { n: row.missing })}</span>
            )}
          </p>
          <p className="cell-text soft">
            {row.applicantName} {row.applicantPhone ?? ''} · {row.areaName}
          </p>
        </div>
      ),
    },
    { key: 'light', label: say('light'), width: 158, from: 800, draw: (row) => <ApplicationLight row={row} /> },
    {
      key: 'state',
      label: say('state'),
      width: 96,
      from: 800,
      draw: (row) => phrase(`matters.state.${row.state}`),
    },
    { key: 'owner', label: say('owner'), width: 150, from: 1000, draw: (row) => <Owner row={row} /> },
    {
      key: 'submittedAt',
      label: say('submitted'),
      width: 112,
      number: true,
      from: 800,
      draw: (row) => (
        <>
          <time dateTime={row.submittedAt} title={sayInstant(row.submittedAt)}>
            {sayAgo(row.submittedAt)}
          </time>
          <span className="soft cell-second">{phrase(`matters.channel.${row.channel}`)}</span>
        </>
      ),
    },
    { key: 'trips', label: say('trips'), width: 64, number: true, from: 1000, draw: (row) => row.trips },
    {
      key: 'number',
      label: say('number'),
      width: 116,
      number: true,
      from: 800,
      draw: (row) => <span className="figure">{applicationNumber(row.number)}</span>,
    },
  ]
}
