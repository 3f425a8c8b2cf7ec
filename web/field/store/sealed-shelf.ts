import type { Shelf } from './shelf.ts'
import { openBytes, sealBytes, type Bytes } from './vault.ts'

export type Writing = {
  put?: readonly { box: string; key: string; value: unknown }[]
  drop?: readonly { box: string; key: string }[]
}

const sealedName = (box: string, key: string) => `${box}/${key}`
const said = (value: unknown): Bytes => new TextEncoder().encode(JSON.stringify(value))
const heard = <T>(bytes: Bytes) => JSON.parse(new TextDecoder().decode(bytes)) as T

/**
 * A shelf on which every value is encrypted; keys of records are ids and stay in clear. Without a key (a phone that keeps
 * nothing) values lie as they are: then the shelf is memory.
 */
export const sealedShelf = (shelf: Shelf, key: CryptoKey | null) => {
  const seal = async (box: string, id: string, bytes: Bytes) =>
    key ? sealBytes(key, sealedName(box, id), bytes) : bytes
  const open = async (box: string, id: string, bytes: Bytes) =>
    key ? openBytes(key, sealedName(box, id), bytes) : bytes
  return {
    all: async <T>(box: string): Promise<Map<string, T>> => {
      const kept = await shelf.all(box)
      const values = await Promise.all(kept.map(async (one) => heard<T>(await open(box, one.key, one.bytes))))
      return new Map(kept.map((one, i) => [one.key, values[i] as T]))
    },
    one: async <T>(box: string, id: string): Promise<T | undefined> => {
      const bytes = await shelf.one(box, id)
      return bytes && heard<T>(await open(box, id, bytes))
    },
    /** All of it or nothing. */
    write: async ({ put = [], drop = [] }: Writing) => {
      const sealed = await Promise.all(
        put.map(async ({ box, key: id, value }) => ({ box, key: id, bytes: await seal(box, id, said(value)) })),
      )
      await shelf.write({ put: sealed, drop })
    },
    /** A photo or a voice note: its bytes, and what kind they are, in one change. */
    putBlob: async (id: string, blob: Blob, about: object) => {
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
    clear: shelf.clear,
  }
}
export type SealedShelf = ReturnType<typeof sealedShelf>
