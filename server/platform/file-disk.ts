import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { uuid7 } from './crypto.ts'

/** Which file: its area is part of the name, so that a client-made id can't reach another area's file. */
export type FileKey = { areaId: number; id: string }
export type FileSize = 'full' | 'thumbnail'

let folder: string | undefined

/** Where the bytes lie, `<last two digits of the id>/<area>-<id>`; set once at start. */
export const setFilesFolder = (path: string) => {
  folder = path
}
const root = () => {
  if (!folder) throw new Error('no folder for files is set')
  return folder
}

// The last digits of an id are random; the first are the time and would put a whole month into one folder.
const pathOf = ({ areaId, id }: FileKey, size: FileSize) =>
  join(root(), id.slice(-2), `${areaId}-${id}${size === 'thumbnail' ? '.thumbnail' : ''}`)

const syncFolder = async (path: string) => {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

/** Writes the bytes so that a crash leaves either all of them under the name or nothing. */
export const writeBytes = async (key: FileKey, size: FileSize, bytes: Buffer) => {
  const target = pathOf(key, size)
  const parent = join(target, '..')
  const unfinished = join(root(), 'unfinished')
  await Promise.all([
    mkdir(parent, { recursive: true, mode: 0o700 }),
    mkdir(unfinished, { recursive: true, mode: 0o700 }),
  ])
  const temporary = join(unfinished, uuid7())
  try {
    const handle = await open(temporary, 'wx', 0o600)
    await handle
      .writeFile(bytes)
      .then(() => handle.sync())
      .finally(() => handle.close())
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(parent)
}

/** Throws when the bytes are not there: a row without its file is a fault of ours, not of the asker. */
export const readBytes = (key: FileKey, size: FileSize): Promise<Buffer> => readFile(pathOf(key, size))

export const removeBytes = async (key: FileKey) => {
  await Promise.all([rm(pathOf(key, 'full'), { force: true }), rm(pathOf(key, 'thumbnail'), { force: true })])
}

const folderOrNothing = async (path: string) => {
  try {
    return await opendir(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Removes what a crash left half-written before `before`. */
export const removeUnfinished = async (before: Date) => {
  for await (const entry of await folderOrNothing(join(root(), 'unfinished'))) {
    const path = join(root(), 'unfinished', entry.name)
    if ((await stat(path)).mtime < before) await rm(path, { force: true })
  }
}

/** The files last written before `before`, a hundred at a time. */
export async function* olderFiles(before: Date): AsyncGenerator<FileKey[]> {
  for (let n = 0; n < 256; n++) {
    const parent = join(root(), n.toString(16).padStart(2, '0'))
    let some: FileKey[] = []
    for await (const entry of await folderOrNothing(parent)) {
      const [, areaId, id] = /^(\d+)-([\da-f-]{36})$/.exec(entry.name) ?? []
      if (!areaId || !id || (await stat(join(parent, entry.name))).mtime >= before) continue
      some.push({ areaId: Number(areaId), id })
      if (some.length === 100) {
        yield some
        some = []
      }
    }
    if (some.length) yield some
  }
}
