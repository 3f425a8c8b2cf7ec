import type { IncidentRow } from '#contract/incidents/incidents.ts'
import { isOpen } from '#contract/incidents/incident-flow.ts'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { DeadlineLight, Light } from '#kit/states/light.tsx'
import { words } from '../words.ts'

type Lit = Pick<IncidentRow, 'state' | 'pausedAt' | 'reviewOn' | 'dueAt' | 'yellowAt' | 'solved' | 'outcome'>

/** How a case stands, in words and shape: 剩余2天, 超期1天, 已挂起, and how it ended. */
export const CaseLight = ({ row }: { row: Lit }) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  if (!isOpen(row.state)) {
    if (row.solved === true) return <Light kind="good">{say('solved')}</Light>
    if (row.solved === false || row.outcome === 'not_fixed') return <Light kind="warn">{say('unsolved')}</Light>
    return <Light kind="still">{phrase(`incidents.state.${row.state}`)}</Light>
  }
  if (row.pausedAt)
    return (
      <Light kind="still">{row.reviewOn ? say('pausedUntil', { day: sayDay(row.reviewOn) }) : say('paused')}</Light>
    )
  if (!row.dueAt) return <span className="soft">-</span>
  return <DeadlineLight dueAt={row.dueAt} yellowAt={row.yellowAt} />
}
