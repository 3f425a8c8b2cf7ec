import { Link } from 'wouter'
import { sayInstant, sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { Light } from '#kit/states/light.tsx'
import type { FieldVisit } from '../../store/index.ts'
import { KeptPhotos, KeptVoices } from '../kept/kept-file.tsx'
import { SameDayPart } from './same-day.tsx'
import { words } from './words.ts'

/** What became of an entry: cases open here, the rest is named with its number. */
const FollowUp = ({ one }: { one: FieldVisit['followUps'][number] }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const what = phrase(`visits.follow_up.${one.kind}`)
  const text = one.number ? say('becameNo', { what, number: one.number }) : what
  return one.kind === 'incident' || one.kind === 'help' ? (
    <Link href={`/tasks/${one.areaId}/${one.id}`}>{text}</Link>
  ) : (
    <span>{text}</span>
  )
}

/** One entry of the diary, whole. */
export const EntryCard = ({
  visit,
  where,
}: {
  visit: FieldVisit
  /** Its household, where that isn't known already. */ where?: string
}) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const { areaId, kind, at, met, heard, mood, needs, photos, voices, followUps, corrections, waiting, worker } = visit
  const changed = corrections.reduce((sum, { facts }) => sum + facts.length, 0)
  const tags = [
    ...needs.map((need) => phrase(`visits.need.${need}`)),
    ...(mood ? [say('mood', { mood: phrase(`visits.mood.${mood}`) })] : []),
  ]
  return (
    <article className="card">
      <p className="task-head">
        <Light kind={met ? 'info' : 'still'}>{phrase(`visits.kind.${kind}`)}</Light>
        {waiting && <Light kind="warn">{say('unsent')}</Light>}
        {visit.credit === 'elsewhere' && <Light kind="still">{phrase('visits.credit.elsewhere')}</Light>}
        {visit.credit === 'good_faith' && <Light kind="good">{phrase('visits.credit.good_faith')}</Light>}
      </p>
      {visit.credit === 'good_faith' && <p className="soft small">{say('goodFaith')}</p>}
      {where &&
        (visit.householdId ? (
          <p>
            <Link href={`/households/${visit.householdId}`}>{where}</Link>
          </p>
        ) : (
          <p>{where}</p>
        ))}
      {!met && <p className="soft">{say('nobody')}</p>}
      {heard && <p className="entry-text">{heard}</p>}
      {tags.length > 0 && <p className="soft small">{sayList(tags)}</p>}
      {photos.length > 0 && <KeptPhotos areaId={areaId} ids={photos} label={(n) => say('photo', { n })} />}
      <KeptVoices areaId={areaId} ids={voices} label={(n) => say('voice', { n })} />
      {followUps.length > 0 && (
        <p className="tags">
          {followUps.map((one) => (
            <FollowUp key={one.id} one={one} />
          ))}
        </p>
      )}
      <SameDayPart visit={visit} />
      <p className="soft small">
        {[
          worker,
          sayInstant(at),
          visit.with.length > 0 && say('withWhom', { names: sayList(visit.with.map(({ name }) => name)) }),
          changed > 0 && say('corrections', { n: changed }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </article>
  )
}
