import { readFile as readFileRoute, uploadFile as uploadFileRoute, type KeptFile } from '#contract/platform/files.ts'
import { ClientId } from '#contract/shapes.ts'
import type { Context } from './context.ts'
import { keptName, prepareUpload, type ReadyFile } from './file-content.ts'
import { readBytes, writeBytes, type FileSize } from './file-disk.ts'
import { fileTaken, fileUnknown } from './file-problems.ts'
import { claim, filesUsedBy, findFile, insertCopies, insertFile, type FileRow } from './file-store.ts'
import { uuid7 } from './crypto.ts'
import { serve, type FileAnswer, type FileGuard, type Served } from './module.ts'
import { invalid } from './problem.ts'

export { setFilesFolder } from './file-disk.ts'
export { fileJobs } from './remove-unused-files.ts'

const guards = new Map<string, FileGuard['mayRead']>()
/** Takes in who may read the files of which module; called once per module at start. */
export const registerFileGuards = (some: readonly FileGuard[]) => {
  for (const { prefix, mayRead } of some) guards.set(prefix, mayRead)
}

const say = ({ id, kind, name, size, width, height, seconds }: FileRow): KeptFile => ({
  id,
  kind,
  name,
  size,
  width,
  height,
  seconds,
})

/**
 * Keeps a file for the one who asks, in the area of the path; it stays unclaimed until `claimFiles`, for a day at most.
 * The same id and bytes again answer the file kept before; `platform.file_taken` for other bytes or another's id.
 * Also refuses what `prepareUpload` refuses.
 */
export const storeFile = async (
  context: Context,
  file: { id: string; filename: string; bytes: Buffer; ready?: ReadyFile },
): Promise<KeptFile> => {
  const ready = file.ready ?? (await prepareUpload(file.bytes))
  const key = { areaId: context.areaId, id: file.id.toLowerCase() }
  const made = await insertFile(context.db, {
    area_id: key.areaId,
    id: key.id,
    kind: ready.kind,
    content_type: ready.contentType,
    name: keptName(file.filename, ready),
    size: ready.full.length,
    width: ready.width,
    height: ready.height,
    seconds: ready.seconds,
    digest: ready.digest,
    received_digest: ready.receivedDigest,
    uploaded_by: context.actor.accountId,
    uploaded_at: context.now,
  })
  if (!made) {
    const kept = await findFile(context.db, key)
    const again = kept?.uploaded_by === context.actor.accountId && kept.received_digest.equals(ready.receivedDigest)
    if (!again) throw fileTaken()
    return say(kept)
  }
  // Before the commit: a row never stands without its bytes. Bytes without a row are swept away later.
  await writeBytes(key, 'full', ready.full)
  if (ready.thumbnail) await writeBytes(key, 'thumbnail', ready.thumbnail)
  context.audit({ file: key.id, kind: ready.kind, size: made.size })
  return say(made)
}

/**
 * Makes files of the asker's own part of something, `<prefix>:<key>`; done twice it is the same. From then on the
 * guard of the prefix says who may read them. `platform.file_unknown` when one is missing, another's, taken, or of another kind:
 * voice notes only where somebody asks for them.
 */
export const claimFiles = async (
  context: Context,
  ids: readonly string[],
  usedBy: string,
  kinds: readonly KeptFile['kind'][] = ['image', 'pdf'],
) => {
  const distinct = [...new Set(ids.map((id) => id.toLowerCase()))]
  if (!distinct.length) return
  const claimed = await claim(context.db, context.areaId, distinct, usedBy, context.actor.accountId, kinds)
  if (claimed !== distinct.length) throw fileUnknown()
}

/**
 * Copies of files the asker has just made part of something, to be claimed for something else whose readers are others. Answers
 * their ids in the same order. Throws `platform.file_unknown`.
 */
export const copyFiles = async (context: Context, ids: readonly string[]): Promise<string[]> => {
  const { db, areaId, actor, now } = context
  const copies = ids.map((id) => ({ id: id.toLowerCase(), as: uuid7() }))
  const made = await insertCopies(db, areaId, copies, { uploadedBy: actor.accountId, at: now })
  if (made.length !== copies.length) throw fileUnknown()
  for (const { id, as } of copies) {
    const { kind } = (await findFile(db, { areaId, id }))!
    for (const size of kind === 'image' ? (['full', 'thumbnail'] as const) : (['full'] as const))
      await writeBytes({ areaId, id: as }, size, await readBytes({ areaId, id }, size))
  }
  return copies.map((copy) => copy.as)
}

/** What was claimed for `usedBy` in the area of the path, oldest first. */
export const findFilesUsedBy = async (context: Context, usedBy: string): Promise<KeptFile[]> =>
  (await filesUsedBy(context.db, context.areaId, usedBy)).map(say)

const mayRead = async (context: Context, file: FileRow) => {
  if (file.uploaded_by !== null && file.uploaded_by === context.actor.accountId) return true
  if (file.used_by === null) return false
  const guard = guards.get(file.used_by.slice(0, file.used_by.indexOf(':')))
  return guard ? guard(context, file.used_by) : false
}

/** `platform.file_unknown` also for those who may not read it: that a file exists is not theirs to know. */
export const readFile = async (context: Context, id: string, size: FileSize): Promise<FileAnswer> => {
  const key = { areaId: context.areaId, id: id.toLowerCase() }
  const file = await findFile(context.db, key)
  if (!file || !(await mayRead(context, file))) throw fileUnknown()
  if (size === 'thumbnail' && file.kind !== 'image') throw fileUnknown()
  const body = await readBytes(key, size)
  return { contentType: file.content_type, filename: file.name, body, inline: true, personal: true, cacheSeconds: 3600 }
}

const upload = async (context: Context) => {
  const { filename, bytes, fields, ready } = context.upload!
  const id = ClientId.safeParse(fields['clientId'])
  if (!id.success) throw invalid([{ field: 'clientId', message: 'uuid' }])
  return storeFile(context, { id: id.data, filename, bytes, ready: ready as ReadyFile | undefined })
}

/** The routes of files, beside those of the modules. */
export const files: readonly Served[] = [
  serve(uploadFileRoute, upload, prepareUpload),
  serve(readFileRoute, (context, { params, query }) => readFile(context, params.id, query.size)),
]
