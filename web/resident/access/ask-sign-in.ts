import { useSyncExternalStore } from 'react'
import { getSession } from '#contract/access/session.ts'
import { call } from '#kit/call.ts'
import { sessionNow, takeSession } from '#kit/session.ts'

let waiting: ((signedIn: boolean) => void) | undefined
const listeners = new Set<() => void>()
const say = () => listeners.forEach((listener) => listener())

/**
 * Resolves true at once for somebody signed in, else opens the sign-in sheet and resolves when they are (true) or closed it
 * (false): `if (await signedIn()) send.mutate(…)`. Reading needs no account, so ask only when somebody acts.
 */
export const signedIn = async (): Promise<boolean> => {
  const session = sessionNow() ?? (await call(getSession))
  if (!sessionNow()) takeSession(session)
  if (session.kind !== 'anonymous' && session.stage === 'full') return true
  waiting?.(false)
  return new Promise((resolve) => {
    waiting = resolve
    say()
  })
}
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
