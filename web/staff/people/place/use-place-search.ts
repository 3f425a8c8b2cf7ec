import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** The filter of a list of places, kept in the address; only the keys the list knows. */
export const usePlaceSearch = <const Key extends string>(keys: readonly Key[]) => {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const go = useNavigate()
  const filter = useMemo(
    () =>
      Object.fromEntries(
        keys.flatMap((key) => {
          const value = raw[key]
          return value === undefined || value === null || value === '' || typeof value === 'object'
            ? []
            : [[key, String(value)]]
        }),
      ) as Partial<Record<Key, string>>,
    [raw, keys],
  )
  const change = useCallback(
    (patch: Partial<Record<Key, string | undefined>>) =>
      void go({
        to: '.',
        search: (before: object) => ({ ...before, ...patch }),
        replace: true,
        resetScroll: false,
      } as never),
    [go],
  )
  const clear = () => change(Object.fromEntries(keys.map((key) => [key, undefined])) as Partial<Record<Key, undefined>>)
  return { filter, change, clear }
}
