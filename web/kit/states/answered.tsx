import type { ReactNode } from 'react'
import { Failure } from './failure.tsx'
import { Skeleton } from './skeleton.tsx'

type Query<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown }

/** Draws a query: a skeleton while it is under way, the failure with its way out, or the answer. An old answer stays while a new one comes. */
export const Answered = <T,>({
  query,
  waiting,
  signIn,
  children,
}: {
  query: Query<T>
  waiting?: ReactNode
  signIn?: () => void
  children: (answer: T) => ReactNode
}) => {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failure error={query.error} again={() => void query.refetch()} signIn={signIn} />
  return <>{waiting ?? <Skeleton />}</>
}
