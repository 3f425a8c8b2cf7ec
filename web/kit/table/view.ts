import { useCallback, useState } from 'react'
import { keepJson, keptJson } from '../kept.ts'

/** Filters as they stand in the address: texts, or lists of texts. */
export type Filters = Record<string, string | string[] | undefined>
/** A set of filters with a name somebody gave it. */
export type SavedView = { name: string; filters: Filters }

/** 保存的视图: kept on this device, by list. A module whose server keeps views passes its own to `DataTable` instead. */
export const useSavedViews = (list: string) => {
  const key = `views.${list}`
  const [views, setViews] = useState<readonly SavedView[]>(() => keptJson<SavedView[]>(key) ?? [])
  const write = useCallback(
    (next: readonly SavedView[]) => {
      setViews(next)
      keepJson(key, next)
    },
    [key],
  )
  return {
    views,
    save: (name: string, filters: Filters) => write([...views.filter((v) => v.name !== name), { name, filters }]),
    rename: (name: string, to: string) => write(views.map((v) => (v.name === name ? { ...v, name: to } : v))),
    drop: (name: string) => write(views.filter((v) => v.name !== name)),
  }
}

/** Which columns are hidden, remembered by list. */
export const useHiddenColumns = (list: string) => {
  const key = `columns.${list}`
  const [hidden, setHidden] = useState<readonly string[]>(() => keptJson<string[]>(key) ?? [])
  return {
    hidden,
    toggle: (column: string) =>
      setHidden((before) => {
        const next = before.includes(column) ? before.filter((c) => c !== column) : [...before, column]
        keepJson(key, next)
        return next
      }),
  }
}
