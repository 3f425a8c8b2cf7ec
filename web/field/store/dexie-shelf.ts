import { Dexie, type Table } from 'dexie'
import type { Kept, Shelf } from './shelf.ts'

const prefix = 'linli-field-'

/** The shelf of one account on this phone, in IndexedDB. Throws where the browser keeps nothing (private windows). */
export const openDexieShelf = async (accountId: string): Promise<Shelf> => {
  const base = new Dexie(prefix + accountId) as Dexie & {
    kept: Table<Kept, [string, string]>
    about: Table<{ name: string; value: unknown }, string>
  }
  base.version(1).stores({ kept: '[box+key], box', about: 'name' })
  await base.open()
  return {
    all: (box) => base.kept.where('box').equals(box).toArray(),
    one: async (box, key) => (await base.kept.get([box, key]))?.bytes,
    write: ({ put = [], drop = [] }) =>
      base.transaction('rw', base.kept, async () => {
        if (put.length) await base.kept.bulkPut([...put])
        if (drop.length) await base.kept.bulkDelete(drop.map(({ box, key }) => [box, key]))
      }),
    clear: async () => {
      await base.transaction('rw', base.kept, base.about, async () => {
        await base.kept.clear()
        await base.about.clear()
      })
    },
    about: async <T>(name: string) => (await base.about.get(name))?.value as T | undefined,
    setAbout: async (name, value) => void (await base.about.put({ name, value })),
  }
}
