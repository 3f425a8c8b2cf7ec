import { Link } from '@tanstack/react-router'
import { caseNumber } from '#contract/incidents/case-number.ts'
import type { Visit } from '#contract/visits/visits.ts'
import { usePhrases } from '#kit/phrases.ts'

const pages = {
  incident: '/incidents/$areaId/$id',
  help: '/incidents/$areaId/$id',
  agency: '/matters/agency/$areaId/$id',
  consultation: '/matters/consultations/$areaId/$id',
} as const

/** What followed from an entry, opening the case. */
export const CaseLink = ({ of }: { of: Visit['followUps'][number] }) => {
  const phrase = usePhrases('visits')
  const incident = of.kind === 'incident' || of.kind === 'help'
  const number = of.number === null ? '' : ` ${incident ? caseNumber(of.number) : of.number}`
  return (
    <Link to={pages[of.kind] as '/'} params={{ areaId: String(of.areaId), id: of.id } as never}>
      {phrase(`visits.follow_up.${of.kind}`)}
      {number}
    </Link>
  )
}
