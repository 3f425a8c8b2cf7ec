import { findAreas } from '#contract/territory/areas.ts'
import { call } from './call.ts'
import { keyOf, queryClient, useAnswer } from './queries.ts'

const asked = { query: { limit: 1 } } as const
const hour = 3_600_000

/** The top area of this installation: whoever has no area of their own (residents) asks there. Undefined until known. */
export const useRoot = (): number | undefined => useAnswer(findAreas, asked, { fresh: hour }).data?.rows[0]?.id

/** The same outside of components. */
export const rootArea = async (): Promise<number> => {
  const { rows } = await queryClient.fetchQuery({
    queryKey: keyOf(findAreas, asked),
    queryFn: () => call(findAreas, asked),
    staleTime: hour,
  })
  if (!rows[0]) throw new Error('this installation has no areas yet')
  return rows[0].id
}
