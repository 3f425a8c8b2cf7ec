import { isOpenApplication } from '#contract/matters/application-flow.ts'
import type { ApplicationRow } from '#contract/matters/applications.ts'
import { sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import { DueLight } from '../part/due-light.tsx'
import { words } from './words.ts'

type Lit = Pick<ApplicationRow, 'state' | 'decision' | 'dueAt' | 'yellowAt' | 'pausedAt' | 'supplementDueAt'>
const kinds = { granted: 'good', denied: 'warn', ended: 'still' } as const

/** How a case stands, in words and shape: 剩余2天, 超期1天, resting until …, and how it ended. */
export const ApplicationLight = ({ row }: { row: Lit }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  if (row.decision) return <Light kind={kinds[row.decision]}>{phrase(`matters.decision.${row.decision}`)}</Light>
  if (!isOpenApplication(row.state)) return <Light kind="still">{phrase(`matters.state.${row.state}`)}</Light>
  if (row.supplementDueAt) return <Light kind="still">{say('until', { at: sayDay(row.supplementDueAt) })}</Light>
  return <DueLight dueAt={row.dueAt} yellowAt={row.yellowAt} paused={row.pausedAt !== null} />
}
