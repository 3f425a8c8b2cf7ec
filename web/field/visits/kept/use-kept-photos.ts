import { useRef, useState } from 'react'
import { clientId } from '#kit/client-id.ts'
import { shrinkPhoto } from '#kit/photo/shrink.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { dropFile, keepFile } from '../../store/index.ts'
import { useKeptUrls } from './use-kept-urls.ts'

/** Photos of a form, made small and kept encrypted on this phone; the form holds their ids. They leave with the form. */
export const useKeptPhotos = (ids: readonly string[], change: (ids: string[]) => void, most = 9) => {
  const urls = useKeptUrls(ids)
  const [busy, setBusy] = useState(false)
  const now = useRef(ids)
  now.current = ids
  const put = (next: string[]) => {
    now.current = next
    change(next)
  }
  const add = async (files: readonly File[]) => {
    setBusy(true)
    try {
      for (const file of files.slice(0, most - now.current.length)) {
        const id = await keepFile({ blob: await shrinkPhoto(file), filename: `${clientId()}.jpg` })
        put([...now.current, id])
      }
    } catch (error) {
      sayRefused(error)
    } finally {
      setBusy(false)
    }
  }
  const remove = (id: string) => {
    put(now.current.filter((one) => one !== id))
    void dropFile(id)
  }
  const photos = ids.map((id) => ({ id, url: urls.get(id) ?? '', state: 'kept' as const, done: 0 }))
  return { photos, busy, most, add, remove }
}
