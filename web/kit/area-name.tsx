import { getArea } from '#contract/territory/areas.ts'
import { useAnswer } from './queries.ts'

/** An area's name from its number; the number itself until it is known. */
export const AreaName = ({ areaId }: { areaId: number }) => {
  const { data } = useAnswer(getArea, { params: { areaId } }, { fresh: 3_600_000 })
  return <>{data?.name ?? areaId}</>
}
