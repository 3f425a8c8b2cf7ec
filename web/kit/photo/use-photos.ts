import { useCallback, useEffect, useRef, useState } from 'react'
import { uploadFile } from '#contract/platform/files.ts'
import { clientId } from '../client-id.ts'
import { upload } from '../upload.ts'
import { dropPhoto, storedPhotos, storePhoto } from './photo-store.ts'
import { shrinkPhoto } from './shrink.ts'

export type Photo = {
  id: string
  blob: Blob
  url: string
  state: 'kept' | 'sending' | 'sent' | 'failed'
  /** 0 … 1 */ done: number
  error?: string
}

/**
 * The photos of a form: made small, kept on this device under the name of the draft, sent when the form is. An id is made
 * once for each photo, so sending again after a broken line keeps one copy on the server.
 */
export const usePhotos = (draft: string, most = 9) => {
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const [busy, setBusy] = useState(false)
  const now = useRef(photos)
  const area = useRef<number>(undefined)
  const change = useCallback((next: readonly Photo[]) => {
    now.current = next
    setPhotos(next)
  }, [])
  const mark = useCallback(
    (id: string, part: Partial<Photo>) => change(now.current.map((p) => (p.id === id ? { ...p, ...part } : p))),
    [change],
  )

  useEffect(() => {
    let gone = false
    const load = async () => {
      const found = await storedPhotos(draft)
      if (gone) return
      const missing = found.filter(({ id }) => !now.current.some((photo) => photo.id === id))
      change([
        ...missing.map(({ id, blob }) => ({
          id,
          blob,
          url: URL.createObjectURL(blob),
          state: 'kept' as const,
          done: 0,
        })),
        ...now.current,
      ])
    }
    void load()
    return () => {
      gone = true
      for (const { url } of now.current) URL.revokeObjectURL(url)
      now.current = []
    }
  }, [draft, change])

  const add = async (files: readonly File[]) => {
    setBusy(true)
    for (const file of files.slice(0, most - now.current.length)) {
      const [id, blob] = [clientId(), await shrinkPhoto(file)]
      await storePhoto({ id, draft, at: Date.now(), blob })
      change([...now.current, { id, blob, url: URL.createObjectURL(blob), state: 'kept', done: 0 }])
    }
    setBusy(false)
  }
  const remove = (id: string) => {
    for (const photo of now.current) if (photo.id === id) URL.revokeObjectURL(photo.url)
    change(now.current.filter((photo) => photo.id !== id))
    void dropPhoto(id)
  }
  const clear = () => {
    for (const { id } of now.current) remove(id)
  }
  /** Sends what this area doesn't have yet, one after the other; answers the ids, throws the first refusal. */
  const send = async (areaId: number): Promise<string[]> => {
    if (area.current !== areaId) for (const { id } of now.current) mark(id, { state: 'kept', done: 0 })
    area.current = areaId
    for (const { id, blob, state } of now.current) {
      if (state === 'sent') continue
      mark(id, { state: 'sending', done: 0, error: undefined })
      try {
        await upload(
          uploadFile,
          { params: { areaId } },
          { file: blob, filename: `${id}.jpg`, fields: { clientId: id }, onProgress: (done) => mark(id, { done }) },
        )
        mark(id, { state: 'sent', done: 1 })
      } catch (error) {
        mark(id, { state: 'failed', error: (error as Error).message })
        throw error
      }
    }
    return now.current.map(({ id }) => id)
  }
  return { photos, busy, most, add, remove, clear, send }
}
export type Photos = ReturnType<typeof usePhotos>
/** What a form shows of its photos, wherever they are kept until they are sent. */
export type PickedPhotos = Pick<Photos, 'busy' | 'most' | 'add' | 'remove'> & {
  photos: readonly Pick<Photo, 'id' | 'url' | 'state' | 'done' | 'error'>[]
}
