import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useSession } from '#kit/session.ts'
import { isTold, readSearch, type PeopleSearch } from './people-search.ts'

/** What the list shows, kept in the address, except a number that was searched for: that stays in this page only. */
export const usePeopleSearch = () => {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const search = useMemo(() => readSearch(raw), [raw])
  const [told, setTold] = useState<string>()
  const go = useNavigate()
  const { data: session } = useSession()
  const change = useCallback(
    (patch: PeopleSearch) =>
      void go({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...patch }),
        replace: true,
        resetScroll: false,
      } as never),
    [go],
  )
  const find = useCallback(
    (q: string | undefined) => {
      const secret = q !== undefined && isTold(q)
      setTold(secret ? q : undefined)
      change({ q: secret ? undefined : q })
    },
    [change],
  )
  const areaId = search['area'] ? Number(search['area']) : (session?.areaId ?? undefined)
  return { search, q: told ?? (search['q'] as string | undefined), find, areaId, change }
}
