import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { ListScope } from '#contract/incidents/incident-filter.ts'
import { useSession } from '#kit/session.ts'
import { readSearch, type ListSearch } from './list-search.ts'

const leaders = ['district_leader', 'city_leader']

/** What the list shows, kept in the address: it can be linked to, saved and gone back to. */
export const useListSearch = () => {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const search = useMemo(() => readSearch(raw), [raw])
  const go = useNavigate()
  const { data: session } = useSession()
  const change = useCallback(
    (patch: ListSearch, how: { push?: boolean } = {}) =>
      void go({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...patch }),
        replace: !how.push,
        resetScroll: false,
      } as never),
    [go],
  )
  const scope = (search['scope'] ?? (leaders.includes(session?.role ?? '') ? 'open' : 'mine')) as ListScope
  const areaId = search['area'] ? Number(search['area']) : (session?.areaId ?? undefined)
  return { search, scope, areaId, homeId: session?.areaId ?? undefined, change }
}
