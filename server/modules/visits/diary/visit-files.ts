import type { Context } from '#platform/context.ts'
import { claimFiles } from '#platform/files.ts'
import type { FileGuard } from '#platform/module.ts'
import { findVisit, type VisitRow } from './visit-store.ts'
import { maySee } from './who-may-see.ts'

const prefix = 'visits.visit'

/** Pictures and voice notes become part of the entry. Throws `platform.file_unknown`, also for one in the other's place. */
export const claimVisitFiles = async (context: Context, { id, photos, voices }: VisitRow): Promise<void> => {
  await claimFiles(context, photos, `${prefix}:${id}`, ['image'])
  await claimFiles(context, voices, `${prefix}:${id}`, ['audio'])
}

/** Whoever may read the entry sees its pictures and hears its voice notes. */
export const visitFiles: FileGuard = {
  prefix,
  mayRead: async (context, usedBy) => {
    if (!context.actor.permissions.has('visits.read')) return false
    const visit = await findVisit(context.db, { areaId: context.areaId, id: usedBy.slice(prefix.length + 1) })
    return !!visit && maySee(context, visit)
  },
}
