import { sql } from 'kysely'
import type { FileGuard } from '#platform/module.ts'
import { getCollection } from './list-collections.ts'

export const paperPrefix = 'visits.paper'

/** Whoever may read the collection sees the pictures of its papers. */
export const paperFiles: FileGuard = {
  prefix: paperPrefix,
  mayRead: async (context, usedBy) => {
    if (!context.actor.permissions.has('visits.read')) return false
    const { rows } = await sql<{ id: string }>`select collection_id id from visits.box_paper
      where area_id = ${context.areaId} and id = ${usedBy.slice(paperPrefix.length + 1)}::uuid`.execute(context.db)
    return rows[0]
      ? getCollection(context, { areaId: context.areaId, id: rows[0].id }).then(
          () => true,
          () => false,
        )
      : false
  },
}
