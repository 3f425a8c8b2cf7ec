import { Link } from '@tanstack/react-router'
import { visitOfCase, type Visit } from '#contract/visits/visits.ts'
import { sayInstant } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import { FromBox } from './boxes/from-box.tsx'
import { words } from './words.ts'

const Shown = ({ visit }: { visit: Visit }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  return (
    <p className="soft">
      {say('fromVisit')}{' '}
      <Link to={'/visits/$areaId/$id' as '/'} params={{ areaId: String(visit.areaId), id: visit.id } as never}>
        {say('fromVisitAt', { at: sayInstant(visit.at), kind: phrase(`visits.kind.${visit.kind}`), worker: visit.worker })}
      </Link>
    </p>
  )
} // prettier-ignore

/** On the page of a case: the visit or the contact box it came from, for who may read the diary; nothing where it came from none. */
export const FromVisit = ({
  kind,
  areaId,
  id,
}: {
  kind: 'incident' | 'agency' | 'consultation' | 'help'
  areaId: number
  id: string
}) => {
  const may = useMay()('visits.read')
  const query = useAnswer(visitOfCase, may ? { params: { areaId, kind, id } } : undefined, { fresh: 300_000 })
  if (!query.data) return null
  return query.data.visit ? <Shown visit={query.data.visit} /> : <FromBox areaId={areaId} id={id} />
}
