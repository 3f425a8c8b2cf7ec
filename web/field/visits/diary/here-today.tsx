import { sayTime } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import type { FieldPackNow } from '../../store/index.ts'
import { today } from './open-campaigns.ts'
import { words } from './words.ts'

/** Before one writes: which colleague was at this household today, as far as the phone knows. */
export const HereToday = ({ pack, householdId }: { pack: FieldPackNow; householdId: string | null }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  if (!householdId) return null
  const day = today()
  const here = [...pack.visits.values()].filter(
    (visit) =>
      visit.householdId === householdId && visit.workerId !== pack.workerId && today(new Date(visit.at)) === day,
  )
  if (!here.length) return null
  return (
    <div className="notice-asked" role="status">
      {here.map(({ id, worker, at, kind }) => (
        <p key={id}>{say('hereToday', { worker, at: sayTime(at), kind: phrase(`visits.kind.${kind}`) })}</p>
      ))}
      <p className="soft small">{say('hereTodayAbout')}</p>
    </div>
  )
}
