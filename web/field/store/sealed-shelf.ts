import type { Shelf } from './shelf.ts'
import { openBytes, sealBytes, type Bytes } from './vault.ts'

/** Everything a phone keeps, by kind. */
const boxes = ['head', 'list', 'households', 'tasks', 'visits', 'item', 'draft', 'notes'] as const

export type Writing = {
  put?: readonly { box: string; key: string; value: unknown }[]
  drop?: readonly { box: string; key: string }[]
}

export type SealedShelf = {
  all: <T>(box: string) => Promise<Map<string, T>>
  one: <T>(box: string, id: string) => Promise<T | undefined>
  /** All of it or nothing. */
  write: (writing: Writing) => Promise<void>
  /** A photo or a voice note: its bytes, and what kind they are, in one change. */
  putBlob: (id: string, blob: Blob, about: { filename: string }) => Promise<void>
  blob: (id: string) => Promise<Blob | undefined>
  dropBlobs: (ids: readonly string[]) => Promise<void>
  /** Everything into another shelf: from one that only lived in memory into one that stays. */
  copyTo: (other: SealedShelf) => Promise<void>
}

const sealedName = (box: string, key: string) => `${box}/${key}`
const said = (value: unknown): Bytes => new TextEncoder().encode(JSON.stringify(value))
const heard = <T>(bytes: Bytes) => JSON.parse(new TextDecoder().decode(bytes)) as T

/**
 * A shelf on which every value is encrypted; keys of records are ids and stay in clear. Without a key (a phone that keeps
 * nothing) values lie as they are: then the shelf is memory.
 */
export const sealedShelf = (shelf: Shelf, key: CryptoKey | null): SealedShelf => {
  const seal = async (box: string, id: string, bytes: Bytes) =>
    key ? sealBytes(key, sealedName(box, id), bytes) : bytes
  const open = async (box: string, id: string, bytes: Bytes) =>
    key ? openBytes(key, sealedName(box, id), bytes) : bytes
  const own: SealedShelf = {
    all: async <T>(box: string): Promise<Map<string, T>> => {
      const kept = await shelf.all(box)
      const values = await Promise.all(kept.map(async (one) => heard<T>(await open(box, one.key, one.bytes))))
      return new Map(kept.map((one, i) => [one.key, values[i] as T]))
    },
    one: async <T>(box: string, id: string): Promise<T | undefined> => {
      const bytes = await shelf.one(box, id)
      return bytes && heard<T>(await open(box, id, bytes))
    },
    write: async ({ put = [], drop = [] }: Writing) => {
      const sealed = await Promise.all(
        put.map(async ({ box, key: id, value }) => ({ box, key: id, bytes: await seal(box, id, said(value)) })),
      )
      await shelf.write({ put: sealed, drop })
    },
    putBlob: async (id, blob, about) => {
      const bytes = new Uint8Array(await blob.arrayBuffer())
      await shelf.write({
        put: [
          { box: 'file', key: id, bytes: await seal('file', id, bytes) },
          {
            box: 'file_about',
            key: id,
            bytes: await seal('file_about', id, said({ ...about, type: blob.type })),
          },
        ],
      })
    },
    blob: async (id: string): Promise<Blob | undefined> => {
      const [bytes, about] = [await shelf.one('file', id), await shelf.one('file_about', id)]
      if (!bytes || !about) return undefined
      const { type } = heard<{ type: string }>(await open('file_about', id, about))
      return new Blob([await open('file', id, bytes)], { type })
    },
    dropBlobs: (ids: readonly string[]) =>
      shelf.write({
        drop: ids.flatMap((key) => [
          { box: 'file', key },
          { box: 'file_about', key },
        ]),
      }),
    copyTo: async (other) => {
      for (const box of boxes)
        await other.write({ put: [...(await own.all(box))].map(([key, value]) => ({ box, key, value })) })
      for (const [id, about] of await own.all<{ filename: string }>('file_about'))
        await other.putBlob(id, (await own.blob(id))!, about)
    },
  }
  return own
}
