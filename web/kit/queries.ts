import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { Answer, Asking, Route } from '#contract/route.ts'
import { callWith } from './call.ts'
import { NetworkError } from './refusal.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    // «always»: without a network a screen says so, rather than waiting in silence for it to return
    // a refusal stays a refusal; only a broken line is worth another try, and where there is none that is said at once
    queries: {
      networkMode: 'always',
      retry: (count, error) => error instanceof NetworkError && count < 2 && navigator.onLine,
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

type Parts = { params?: unknown; query?: unknown }
/** Starts with the route's name, so `refresh('incidents.')` finds every query of a module. */
export const keyOf = (route: Pick<Route, 'name'>, asked: Parts = {}) =>
  [route.name, asked.params ?? null, asked.query ?? null] as const

export const refresh = (...prefixes: string[]) =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => prefixes.some((p) => String(queryKey[0]).startsWith(p)),
  })

/** What a write answered stands in place of what was read before, so that the next write builds on it without waiting for another reading. */
export const putAnswer = <const R extends Route>(route: R, asked: Asking<R>, answer: Answer<R>) =>
  void queryClient.setQueryData(keyOf(route, asked as Parts), answer)

export type Watching = { enabled?: boolean; /** ms */ every?: number; /** ms */ fresh?: number; keepPrevious?: boolean }

/** A GET route as a query; `undefined` for `asked` waits until it is known. */
export const useAnswer = <const R extends Route>(route: R, asked: Asking<R> | undefined, watching: Watching = {}) =>
  useQuery<Answer<R>>({
    queryKey: keyOf(route, asked),
    queryFn: ({ signal }: { signal: AbortSignal }) => callWith(route, asked as Asking<R>, signal),
    enabled: asked !== undefined && watching.enabled !== false,
    refetchInterval: watching.every,
    staleTime: watching.fresh,
    placeholderData: watching.keepPrevious ? keepPreviousData : undefined,
  } as never)

type Paged = { rows: unknown[]; next: string | null }
export type RowOf<R extends Route> = Answer<R> extends { rows: (infer Row)[] } ? Row : never

/** A list that pages by key: all rows so far, and `more()` while there are any. */
export const usePages = <const R extends Route>(route: R, asked: Asking<R> | undefined, watching: Watching = {}) => {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(route, asked), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      callWith(
        route,
        {
          ...asked,
          query: { ...((asked as Parts).query as object), ...(pageParam ? { after: pageParam } : {}) },
        } as unknown as Asking<R>,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as Paged).next,
    enabled: asked !== undefined && watching.enabled !== false,
    refetchInterval: watching.every,
    placeholderData: keepPreviousData,
  })
  const pages = (query.data?.pages ?? []) as (Answer<R> & Paged)[]
  return {
    query,
    /** The first page whole: totals and the like. */
    first: pages[0],
    rows: pages.flatMap((page) => page.rows) as RowOf<R>[],
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  }
}

/** A writing route as a mutation; `refreshes` are name prefixes of the queries it makes stale, by default its own module's. */
export const useSend = <const R extends Route>(
  route: R,
  refreshes: readonly string[] = [`${route.name.split('.')[0]}.`],
) => {
  const queries = useQueryClient()
  return useMutation<Answer<R>, Error, Asking<R>>({
    mutationFn: (asked) => callWith(route, asked),
    onSuccess: () =>
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => refreshes.some((p) => String(queryKey[0]).startsWith(p)),
      }),
  })
}
