import {
  deleteApplicationView,
  listApplicationViews,
  saveApplicationView,
} from '#contract/matters/application-views.ts'
import { clientId } from '#kit/client-id.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import type { Filters } from '#kit/table/view.ts'
import { ViewsButton } from '#kit/table/views-button.tsx'

const prefix = ['matters.list_application_views']
type Props = { filters: Filters; onTake: (filters: Filters) => void }

/** 常用筛选 on the server, the same at every desk; words that were searched for aren't kept, they may be somebody's name. */
export const ApplicationViews = ({ filters, onTake }: Props) => {
  const { data } = useAnswer(listApplicationViews, {}, { fresh: 60_000 })
  const keep = useSend(saveApplicationView, prefix)
  const drop = useSend(deleteApplicationView, prefix)
  const rows = data?.rows ?? []
  const idOf = (name: string) => rows.find((view) => view.name === name)?.id
  const write = (id: string, name: string, { sort, q: _, ...saved }: Filters) => {
    const filter = Object.fromEntries(Object.entries(saved).filter(([, v]) => v !== undefined))
    keep.mutate(
      {
        params: { id },
        body: { name, filter: filter as Record<string, string>, sort: (sort ?? null) as 'due' | null },
      },
      { onError: sayRefused },
    )
  }
  return (
    <ViewsButton
      views={rows.map(({ name, filter, sort }) => ({ name, filters: { ...filter, ...(sort ? { sort } : {}) } }))}
      filters={filters}
      onTake={onTake}
      save={(name, saved) => write(idOf(name) ?? clientId(), name, saved)}
      rename={(name, to) => {
        const view = rows.find((one) => one.name === name)
        if (view) write(view.id, to, { ...view.filter, ...(view.sort ? { sort: view.sort } : {}) })
      }}
      drop={(name) => {
        const id = idOf(name)
        if (id) drop.mutate({ params: { id } }, { onError: sayRefused })
      }}
    />
  )
}
