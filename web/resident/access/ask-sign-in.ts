import { useSyncExternalStore } from 'react'
import { getSession } from '#contract/access/session.ts'
import { call } from '#kit/call.ts'
import { fetchCode } from '#kit/part.ts'
import { sessionNow, takeSession } from '#kit/session.ts'
import { sayRefused } from '#kit/states/toast.tsx'

let waiting: ((signedIn: boolean) => void) | undefined
const listeners = new Set<() => void>()
const say = () => listeners.forEach((listener) => listener())

/** The sheet's code. */
export const loadSheet = () => import('./sign-in-sheet.tsx')

/**
 * Resolves true at once for somebody signed in, else opens the sign-in sheet and resolves when they are (true) or closed it
 * (false). Throws `NetworkError` where there is no way to the server: nothing opens then.
 */
export const askToSignIn = async (): Promise<boolean> => {
  const session = sessionNow() ?? (await call(getSession))
  if (!sessionNow()) takeSession(session)
  if (session.kind !== 'anonymous' && session.stage === 'full') return true
  // before anything opens: a sheet that can't be fetched would take the page with what was written on it
  await fetchCode(loadSheet)
  waiting?.(false)
  return new Promise((resolve) => {
    waiting = resolve
    say()
  })
}
/**
 * `askToSignIn` that says by itself when there is no network, and answers false then: `if (await signedIn()) send.mutate(…)`.
 * Reading needs no account, so ask only when somebody acts.
 */
export const signedIn = (): Promise<boolean> =>
  askToSignIn().catch((error: unknown) => {
    sayRefused(error)
    return false
  })
/** The sheet tells how it ended. */
export const endSignIn = (done: boolean) => {
  waiting?.(done)
  waiting = undefined
  say()
}
export const useAskedToSignIn = () =>
  useSyncExternalStore(
    (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    () => waiting !== undefined,
  )
