import { getIncident } from '#contract/incidents/incidents.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { CaseView } from './case-view.tsx'

type Props = { areaId: number; id: string; move?: string; wide?: boolean }

/** Fetches a case and shows it; the old answer stays while a newer one comes. */
export const CaseLoader = ({ areaId, id, move, wide }: Props) => {
  const query = useAnswer(getIncident, { params: { areaId, id } })
  return (
    <Answered query={query} waiting={<Skeleton lines={12} />}>
      {(detail) => <CaseView detail={detail} move={move} wide={wide} />}
    </Answered>
  )
}
