import { useMemo } from 'react'
import type { FieldPackNow } from '../../store/index.ts'
import { today } from '../diary/open-campaigns.ts'

/** Households somebody from here was at today, whatever it was for. */
export const useVisitedToday = (pack: FieldPackNow): ReadonlySet<string> =>
  useMemo(() => {
    const day = today()
    const visited = new Set<string>()
    for (const { householdId, at } of pack.visits.values())
      if (householdId && today(new Date(at)) === day) visited.add(householdId)
    return visited
  }, [pack])
