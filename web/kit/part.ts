import { createElement, lazy, type ComponentType, type ReactElement } from 'react'
import { networkError, NetworkError } from './refusal.ts'

/** A part of the app could not be fetched. `renew` lets the next drawing fetch it again: what failed once is remembered. */
export class PartMissing extends NetworkError {
  readonly renew: () => void
  constructor(cause: unknown, renew: () => void) {
    super(networkError('unreachable').message, { cause })
    this.renew = renew
  }
}

const notFetched = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|module script failed|unable to preload css/i.test(error.message)

const lastRenewal = 'linli.renewed'

/**
 * After a new version was put up, the old one's files are gone and the new page has them. Loads the page anew where there
 * is a server to load it from, else what stands on the screen would be lost; at most once a minute.
 */
const renewPage = async (): Promise<void> => {
  const last = Number(sessionStorage.getItem(lastRenewal) ?? 0)
  if (Date.now() - last < 60_000) return
  const there = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  )
  if (!there) return
  sessionStorage.setItem(lastRenewal, String(Date.now()))
  location.reload()
}

/** Fetches code. Throws `NetworkError` when there is no way to it; where a newer version took its place, the page is loaded anew. */
export const fetchCode = async <T>(load: () => Promise<T>, renew = () => {}): Promise<T> => {
  try {
    return await load()
  } catch (error) {
    if (!notFetched(error)) throw error
    await renewPage()
    throw new PartMissing(error, renew)
  }
}

/** A component whose code is fetched when it is first drawn; needs `Suspense` and `Boundary` around it. */
export const part = <P extends object>(load: () => Promise<{ default: (props: P) => ReactElement | null }>) => {
  const make = (): ComponentType<P> => lazy(() => fetchCode(load, () => (now = make()))) as never
  let now = make()
  return (props: P): ReactElement => createElement(now, props)
}
