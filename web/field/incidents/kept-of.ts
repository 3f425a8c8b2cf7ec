import { useSession } from '#kit/session.ts'
import { useField, type FieldPackNow } from '../store/index.ts'

/** What this phone keeps about an area, where it is the worker's own; undefined elsewhere, or while nothing is kept. */
export const useKeptOf = (areaId: number): FieldPackNow | undefined => {
  const { pack } = useField()
  const { data: session } = useSession()
  return pack && session?.areaId === areaId ? pack : undefined
}

type Rows<R> = { rows: readonly R[] }
/** What the server answers; until it does, or while it can't be reached, what is on the phone. An empty list is no answer. */
export const orKept = <R, Q extends { data: Rows<R> | undefined }>(
  query: Q,
  kept: readonly R[] | undefined,
): Omit<Q, 'data'> & { data: Rows<R> | undefined } => ({
  ...query,
  data: query.data ?? (kept?.length ? { rows: kept } : undefined),
})
