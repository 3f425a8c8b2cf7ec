import { useNavigate, useSearch } from '@tanstack/react-router'

/** What the address of the lobby says; numbers on other pages link here. */
export type LobbySearch = {
  view?: string | undefined
  from?: string | undefined
  to?: string | undefined
  state?: string | undefined
  windowNo?: string | undefined
  hour?: string | undefined
  q?: string | undefined
  class?: string | undefined
}
const names = ['view', 'from', 'to', 'state', 'windowNo', 'hour', 'q', 'class'] as const

export const useLobbySearch = () => {
  const go = useNavigate()
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  // numbers in an address are read as numbers
  const search = Object.fromEntries(
    names.flatMap((name) => (raw[name] === undefined ? [] : [[name, String(raw[name])]])),
  ) as LobbySearch
  const change = (patch: LobbySearch) =>
    void go({ to: '.', search: (before: object) => ({ ...before, ...patch }), replace: true } as never)
  return { search, change }
}
