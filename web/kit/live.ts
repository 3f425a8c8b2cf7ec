import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** What happened, by ids only; ask the server for what it means to this user. */
export type LiveFact = { name: string; areaId: number; about: Record<string, unknown> }

const waits = [2, 4, 8, 16, 30, 60]

/**
 * Server-sent events of an area, for as long as wanted; answers a function that stops them. The browser reconnects by
 * itself after a broken connection, but gives up after an error status: then we try again, ever more slowly. `onReturn` is
 * called after every gap, because facts in it were missed.
 */
export const live = (areaId: number, onFact: (fact: LiveFact) => void, onReturn?: () => void) => {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const open = () => {
    source = new EventSource(`/api/areas/${areaId}/live`)
    source.onopen = () => {
      if (failures) onReturn?.()
      failures = 0
    }
    source.onmessage = (message) => onFact(JSON.parse(message.data as string) as LiveFact)
    source.onerror = () => {
      failures++
      if (source?.readyState === EventSource.CLOSED)
        timer = setTimeout(open, 1000 * (waits[Math.min(failures, waits.length) - 1] as number))
    }
  }
  open()
  return () => {
    source?.close()
    clearTimeout(timer)
  }
}

/** Keeps the queries of a module fresh: facts named `incidents.…` refresh every query of a route named `incidents.…`. */
export const useLive = (areaId: number | undefined, contexts: readonly string[], onFact?: (fact: LiveFact) => void) => {
  const queries = useQueryClient()
  const wanted = contexts.join()
  useEffect(() => {
    if (areaId === undefined) return
    const names = wanted.split(',')
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      // a burst of facts is one refresh
      timer ??= setTimeout(() => {
        timer = undefined
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => names.some((n) => String(queryKey[0]).startsWith(`${n}.`)),
        })
      }, 400)
    }
    const stop = live(
      areaId,
      (fact) => {
        onFact?.(fact)
        if (names.includes(fact.name.split('.')[0] as string)) refresh()
      },
      refresh,
    )
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [areaId, wanted, queries, onFact])
}
