import { DeadlineLight, Light } from '#kit/states/light.tsx'
import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

/** The light of a running clock; at rest, or none at all. */
export const DueLight = ({
  dueAt,
  yellowAt,
  paused,
}: {
  dueAt: string | null
  yellowAt?: string | null
  paused?: boolean
}) => {
  const say = useWords(words)
  if (paused) return <Light kind="still">{say('paused')}</Light>
  if (!dueAt) return <span className="soft">-</span>
  return <DeadlineLight dueAt={dueAt} yellowAt={yellowAt} />
}
