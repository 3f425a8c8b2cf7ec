import { Link } from 'wouter'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { sayAgo } from '#kit/format.ts'
import { useLanguage, useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { DeadlineLight, Light } from '#kit/states/light.tsx'
import { words } from './words.ts'

/** The light of a case: paused cases say so, closed ones have none. */
export const CaseLight = ({
  row,
}: {
  row: Pick<IncidentRow, 'dueAt' | 'yellowAt' | 'pausedAt' | 'state' | 'reviewOn'>
}) => {
  const say = useWords(words)
  if (row.pausedAt) return <Light kind="still">{say('paused', { day: row.reviewOn ?? '' })}</Light>
  return row.dueAt ? <DeadlineLight dueAt={row.dueAt} yellowAt={row.yellowAt} /> : null
}

/** A task as a card: how long is left, what, where. */
export const TaskRow = ({ row }: { row: IncidentRow & { waiting?: string | undefined } }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const locale = useLanguage()
  return (
    <Link href={`/tasks/${row.areaId}/${row.id}`} className="card task">
      <span className="task-head">
        <CaseLight row={row} />
        {row.waiting && <Light kind="warn">{say('unsent')}</Light>}
        {row.urgent && <Light kind="bad">{say('urgent')}</Light>}
        {row.superviseLevel > 0 && <Light kind="warn">{phrase(`incidents.supervise.${row.superviseLevel}`)}</Light>}
        <span className="soft small task-state">{phrase(`incidents.state.${row.state}`)}</span>
      </span>
      <span className="task-text">{row.text}</span>
      <span className="soft small">
        {[
          locale === 'zh' ? row.categoryZh : row.categoryEn,
          row.placeText ?? row.areaName,
          row.gridNo === null ? '' : say('grid', { n: row.gridNo }),
          sayAgo(row.reportedAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  )
}
