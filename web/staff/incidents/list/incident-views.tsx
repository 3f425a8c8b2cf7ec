import { deleteView, listViews, saveView } from '#contract/incidents/incident-lists.ts'
import { clientId } from '#kit/client-id.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import type { Filters } from '#kit/table/view.ts'
import { ViewsButton } from '#kit/table/views-button.tsx'

/** 常用筛选: kept on the server, so that they are there at every desk. */
export const IncidentViews = ({ filters, onTake }: { filters: Filters; onTake: (filters: Filters) => void }) => {
  const { data } = useAnswer(listViews, {}, { fresh: 60_000 })
  const keep = useSend(saveView, ['incidents.list_views'])
  const drop = useSend(deleteView, ['incidents.list_views'])
  const rows = data?.rows ?? []
  const idOf = (name: string) => rows.find((view) => view.name === name)?.id
  const write = (id: string, name: string, saved: Filters) => {
    const filter = Object.fromEntries(Object.entries(saved).filter(([, v]) => v !== undefined))
    keep.mutate({ params: { id }, body: { name, filter: filter as Record<string, string> } }, { onError: sayRefused })
  }
  return (
    <ViewsButton
      views={rows.map(({ name, filter }) => ({ name, filters: filter }))}
      filters={filters}
      onTake={onTake}
      save={(name, saved) => write(idOf(name) ?? clientId(), name, saved)}
      rename={(name, to) => {
        const view = rows.find((one) => one.name === name)
        if (view) write(view.id, to, view.filter)
      }}
      drop={(name) => {
        const id = idOf(name)
        if (id) drop.mutate({ params: { id } }, { onError: sayRefused })
      }}
    />
  )
}
