import type { Context } from './context.ts'
import { olderFiles, removeBytes, removeUnfinished } from './file-disk.ts'
import { deleteUnused, withoutRow } from './file-store.ts'
import type { Job } from './module.ts'

const day = 86_400_000
const most = 5000

/**
 * Removes uploads nobody claimed within a day, and bytes without a row, which a crash or a rolled-back upload leaves.
 * Rows go first and their bytes after the commit, so that no row ever stands without its bytes.
 */
export const removeUnusedFiles = async (context: Context) => {
  const before = new Date(context.now.getTime() - day)
  await removeUnfinished(before)
  for await (const keys of olderFiles(before))
    for (const stray of await withoutRow(context.db, keys)) await removeBytes(stray)
  const gone = await deleteUnused(context.db, before, most)
  context.afterCommit(async () => {
    for (const key of gone) await removeBytes(key)
  })
}

export const fileJobs: readonly Job[] = [
  { name: 'platform.remove_unused_files', every: '40 3 * * *', run: removeUnusedFiles },
]
