import type { ItemAsked, OutboxItem } from './item.ts'
import type { Called } from '../address.ts'

/** Where items and files stand between two openings of the app. Each call is done or not at all. */
export type OutboxStorage = {
  all: () => Promise<OutboxItem[]>
  put: (item: OutboxItem) => Promise<void>
  /** The item and its files. */
  drop: (item: OutboxItem) => Promise<void>
  file: (id: string) => Promise<Blob | undefined>
}

/** The way to the server. Refusals are `ProblemError`; `NetworkError` where nothing is known of the outcome. */
export type OutboxTransport = {
  send: (route: Called, asked: ItemAsked) => Promise<unknown>
  upload: (areaId: number, file: { id: string; filename: string; blob: Blob }) => Promise<unknown>
  /** What only the server knows before an item can leave: the area of a place. Asked until answered, then kept. */
  address?: (item: OutboxItem) => Promise<{ areaId: number; asked: ItemAsked } | undefined>
}

/** Kept while the page lives: for tests, and where a browser keeps nothing. */
export const memoryStorage = (files = new Map<string, Blob>()): OutboxStorage => {
  const items = new Map<string, OutboxItem>()
  return {
    all: async () => [...items.values()].map((item) => structuredClone(item)),
    put: async (item) => void items.set(item.id, structuredClone(item)),
    drop: async (item) => {
      items.delete(item.id)
      for (const { id } of item.files) files.delete(id)
    },
    file: async (id) => files.get(id),
  }
}
