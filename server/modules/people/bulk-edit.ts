import type { z } from 'zod'
import type { bulkEditPeople as route } from '#contract/people/person-lists.ts'
import type { Context } from '#platform/context.ts'
import { loadFieldBook } from './field-book.ts'
import { findPerson } from './person-store.ts'
import { inCommunity } from './place-checks.ts'
import { oneByOne } from './problems.ts'
import { proposeFacts } from './propose-facts.ts'
import { readFact } from './read-fact.ts'
import { dailyWork } from './source-store.ts'

/** What tells people apart is never the same for many. */
const personal = new Set(['name', 'former_name', 'document', 'phone', 'birth_on'])

/** 批量修改 one field; who changed meanwhile is told, not overwritten. */
export const bulkEdit = async (context: Context, areaId: number, asked: z.output<(typeof route)['body']>) => {
  inCommunity(areaId)
  const book = await loadFieldBook(context.db)
  const field = book.fieldOf(asked.field)
  if (personal.has(asked.field)) throw oneByOne({ field: field.zh })
  readFact(book, { field: asked.field, value: asked.value })
  const sourceId = await dailyWork(context, areaId, asked.onDay)
  const refused: { id: string; why: 'not_found' | 'conflict' | 'not_present' }[] = []
  let changed = 0
  for (const { id, version } of asked.people) {
    const person = await findPerson(context.db, { areaId, id })
    const why = !person
      ? 'not_found'
      : person.standing !== 'present'
        ? 'not_present'
        : person.version !== version
          ? 'conflict'
          : undefined
    if (why) {
      refused.push({ id, why })
      continue
    }
    await proposeFacts(context, { areaId, id }, [{ field: asked.field, value: asked.value }], sourceId, {
      manner: 'hand',
    })
    changed++
  }
  context.audit({ bulk: asked.field, changed, refused: refused.length }, areaId)
  return { changed, refused }
}
