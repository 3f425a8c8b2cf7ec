import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useSession } from '#kit/session.ts'
import type { Filters } from '#kit/table/view.ts'

type Shapes = Record<string, { safeParse: (value: unknown) => { success: boolean } }>
const asText = (value: unknown): string | string[] | undefined =>
  value === undefined || value === null || value === '' ? undefined : Array.isArray(value) ? value.map(String) : String(value) // prettier-ignore

/**
 * What a list shows, kept in the address: it can be linked to, saved and gone back to. The address may come from
 * anywhere: what doesn't fit its shape is left out. `area` and `open` are every list's own.
 */
export const useListState = (shapes: Shapes) => {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const go = useNavigate()
  const { data: session } = useSession()
  const filters = useMemo(() => {
    const read: Filters = {}
    for (const key of Object.keys(shapes)) {
      const text = asText(raw[key])
      if (text !== undefined && shapes[key]!.safeParse(text).success) read[key] = text
    }
    return read
  }, [raw, shapes])
  const change = useCallback(
    (patch: Filters) =>
      void go({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...patch }),
        replace: true,
        resetScroll: false,
      } as never),
    [go],
  )
  const clear = useCallback(
    (but: readonly string[] = ['scope']) =>
      change(Object.fromEntries([...Object.keys(shapes), 'area'].filter((key) => !but.includes(key)).map((key) => [key, undefined]))), // prettier-ignore
    [change, shapes],
  )
  const homeId = session?.areaId ?? undefined
  const area = Number(raw['area'])
  const areaId = Number.isSafeInteger(area) && area > 1e11 ? area : homeId
  return { filters, areaId, homeId, change, clear, raw }
}
export const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat())
export const oneOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
