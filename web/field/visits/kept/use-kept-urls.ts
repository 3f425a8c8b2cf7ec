import { useEffect, useState } from 'react'
import { photoUrl } from '../../store/index.ts'

/** Addresses of files kept on this phone, as they are unsealed; null: it is gone from here. */
export const useKeptUrls = (ids: readonly string[]): ReadonlyMap<string, string | null> => {
  const [urls, setUrls] = useState<ReadonlyMap<string, string | null>>(new Map())
  const wanted = ids.join()
  useEffect(() => {
    let gone = false
    const load = async () => {
      for (const id of wanted.split(',').filter(Boolean)) {
        const url = (await photoUrl(id)) ?? null
        if (gone) return
        setUrls((before) => (before.get(id) === url ? before : new Map(before).set(id, url)))
      }
    }
    void load()
    return () => {
      gone = true
    }
  }, [wanted])
  return urls
}
