import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Permission } from '#contract/access/permissions.ts'
import { getSession, type SessionView } from '#contract/access/session.ts'
import type { Answer, Asking, Route } from '#contract/route.ts'
import { callWith } from './call.ts'
import { keyOf, queryClient, useAnswer } from './queries.ts'

const key = keyOf(getSession, {})

/** Who am I, as what, and what may I do: asked once, then kept up to date by every route that answers a session. */
export const useSession = () => useAnswer(getSession, {}, { fresh: 5 * 60_000 })

/** May I? For what to show; the server decides again. */
export const useMay = () => {
  const { data } = useSession()
  return (permission: Permission) => Boolean(data?.permissions.includes(permission))
}

/** The session as last heard, outside of components. */
export const sessionNow = () => queryClient.getQueryData<SessionView>(key)

/** When somebody else is now signed in, or acts in another post, nothing read before is theirs. */
export const takeSession = (session: SessionView) => {
  const before = sessionNow()
  const other =
    before?.accountId !== session.accountId || before?.postId !== session.postId || before?.stage !== session.stage
  queryClient.setQueryData(key, session)
  if (other)
    void queryClient.resetQueries({
      predicate: ({ queryKey }) => queryKey[0] !== getSession.name && queryKey[0] !== 'phrases',
    })
}

/** A route that answers the session (sign in, choose a post, sign out …) as a mutation. */
export const useSessionSend = <const R extends Route>(route: Answer<R> extends SessionView ? R : never) => {
  useQueryClient()
  return useMutation<SessionView, Error, Asking<R>>({
    mutationFn: async (asked) => (await callWith(route as R, asked)) as SessionView,
    onSuccess: takeSession,
  })
}
