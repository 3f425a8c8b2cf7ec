import type { Bytes } from './vault.ts'

/** One record: which box, which key, its bytes as they lie there. */
export type Kept = { box: string; key: string; bytes: Bytes }
export type Change = { put?: readonly Kept[]; drop?: readonly { box: string; key: string }[] }

/** Where records lie between two openings: IndexedDB on a phone, memory in tests. A change is done whole or not at all. */
export type Shelf = {
  all: (box: string) => Promise<Kept[]>
  one: (box: string, key: string) => Promise<Bytes | undefined>
  write: (change: Change) => Promise<void>
  /** Forgets everything, the record of the vault too. */
  clear: () => Promise<void>
  /** What is needed before anything is opened; in clear. */
  about: <T>(name: string) => Promise<T | undefined>
  setAbout: (name: string, value: unknown) => Promise<void>
}

export const memoryShelf = (): Shelf => {
  const kept = new Map<string, Kept>()
  const abouts = new Map<string, unknown>()
  const at = (box: string, key: string) => `${box}\n${key}`
  return {
    all: async (box) => [...kept.values()].filter((one) => one.box === box),
    one: async (box, key) => kept.get(at(box, key))?.bytes,
    write: async ({ put = [], drop = [] }) => {
      for (const one of put) kept.set(at(one.box, one.key), one)
      for (const { box, key } of drop) kept.delete(at(box, key))
    },
    clear: async () => {
      kept.clear()
      abouts.clear()
    },
    about: async <T>(name: string) => abouts.get(name) as T | undefined,
    setAbout: async (name, value) => void abouts.set(name, structuredClone(value)),
  }
}
