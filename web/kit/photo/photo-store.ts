/** A photo not sent yet; `draft` names the form it belongs to. */
export type StoredPhoto = { id: string; draft: string; at: number; blob: Blob }

const memory = new Map<string, StoredPhoto>()
let opened: Promise<IDBDatabase> | undefined

const open = () =>
  (opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('linli-photos', 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore('photos', { keyPath: 'id' }).createIndex('draft', 'draft')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no IndexedDB'))
  }))

const run = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const base = await open()
  return new Promise<T>((resolve, reject) => {
    const request = ask(base.transaction('photos', mode).objectStore('photos'))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
  })
}

/** Keeps a photo on this device until it was sent. Private windows refuse: then it lives as long as the page. */
export const storePhoto = async (photo: StoredPhoto): Promise<void> => {
  memory.set(photo.id, photo)
  await run('readwrite', (store) => store.put(photo)).catch(() => undefined)
}

/** The photos of a form, in the order they were added. */
export const storedPhotos = async (draft: string): Promise<StoredPhoto[]> => {
  const found = await run('readonly', (store) => store.index('draft').getAll(draft) as IDBRequest<StoredPhoto[]>).catch(
    () => [...memory.values()].filter((photo) => photo.draft === draft),
  )
  return found.sort((a, b) => a.at - b.at || a.id.localeCompare(b.id))
}

export const dropPhoto = async (id: string): Promise<void> => {
  memory.delete(id)
  await run('readwrite', (store) => store.delete(id)).catch(() => undefined)
}
