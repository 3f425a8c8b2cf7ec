import type { Route } from '#contract/route.ts'
import { clientId } from '../client-id.ts'
import { useAnswer, useSend } from '../queries.ts'
import { sayRefused } from '../states/toast.tsx'
import type { Filters } from './view.ts'
import { ViewsButton } from './views-button.tsx'

type Kept = { id: string; name: string; filter: Record<string, string | string[]>; sort?: string | null }
/** The three routes of a list's views: all mine, make or change one under a client's id, delete one. */
export type ViewRoutes = { list: Route; save: Route; remove: Route }
type Props = {
  routes: ViewRoutes
  filters: Filters
  /** Words searched for may be somebody's name: they are left out of what is kept. */
  withoutWords?: boolean
  onTake: (filters: Filters) => void
}

/** 常用筛选 on the server, so that they are there at every desk. */
export const KeptViews = ({ routes: { list, save, remove }, filters, withoutWords = false, onTake }: Props) => {
  const { data } = useAnswer(list, {} as never, { fresh: 60_000 })
  const keep = useSend(save, [list.name])
  const drop = useSend(remove, [list.name])
  const rows = (data as { rows: Kept[] } | undefined)?.rows ?? []
  const of = (name: string) => rows.find((view) => view.name === name)
  const write = (id: string, name: string, { sort, ...saved }: Filters) => {
    const filter = Object.fromEntries(
      Object.entries(saved).filter(([key, v]) => v !== undefined && !(withoutWords && key === 'q')),
    )
    const body = { name, filter, ...(sort ? { sort } : {}) }
    keep.mutate({ params: { id }, body } as never, { onError: sayRefused })
  }
  const filtersOf = ({ filter, sort }: Kept): Filters => ({ ...filter, ...(sort ? { sort } : {}) })
  return (
    <ViewsButton
      views={rows.map((view) => ({ name: view.name, filters: filtersOf(view) }))}
      filters={filters}
      onTake={onTake}
      save={(name, saved) => write(of(name)?.id ?? clientId(), name, saved)}
      rename={(name, to) => {
        const view = of(name)
        if (view) write(view.id, to, filtersOf(view))
      }}
      drop={(name) => {
        const view = of(name)
        if (view) drop.mutate({ params: { id: view.id } } as never, { onError: sayRefused })
      }}
    />
  )
}
