import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'
import { PersonRow } from './people.ts'

export const Reason = z.object({
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  weight: z.number().describe('bits'),
})
/** 疑似同一人: both rows side by side; of a row in another community only the community. */
export const Pair = z.object({
  areaId: AreaId,
  a: PersonRow,
  b: PersonRow.nullable(),
  bAreaId: AreaId,
  bAreaName: z.string(),
  score: z.number(),
  reasons: z.array(Reason),
  at: Instant,
})
export const listPairs = route({
  name: 'people.list_pairs',
  method: 'GET',
  path: '/api/areas/{areaId}/people-pairs',
  permission: 'people.merge',
  about: { zh: '疑似重复的居民，附逐项理由', en: 'Rows that may be one person, with reasons' },
  params: InArea,
  query: Paging,
  answer: pageOf(Pair),
})
export const keepApart = route({
  name: 'people.keep_apart',
  method: 'POST',
  path: '/api/areas/{areaId}/people-pairs/apart',
  permission: 'people.merge',
  about: { zh: '不是同一人：以后不再提示', en: 'Not the same person: never propose again' },
  params: InArea,
  body: z.object({ a: z.uuid(), b: z.uuid(), bAreaId: AreaId.optional(), note: text(200).nullish() }),
  answer: z.object({ apart: z.boolean() }),
  problems: ['people.person_unknown'],
})
export const mergePeople = route({
  name: 'people.merge_people',
  method: 'POST',
  path: '/api/areas/{areaId}/people-merges',
  permission: 'people.merge',
  about: { zh: '合并为一人：留下一条，另一条并入，可撤销', en: 'Merge two rows of one person; can be undone' },
  params: InArea,
  body: z.object({
    id: ClientId,
    keep: z.object({ id: z.uuid(), version: z.number().int() }),
    merge: z.object({ id: z.uuid(), version: z.number().int() }),
  }),
  answer: z.object({ id: z.uuid(), personId: z.uuid(), disputes: z.number().int() }),
  problems: ['platform.not_found', 'platform.conflict', 'people.same_row', 'people.not_present', 'people.kept_apart'],
})
export const undoMerge = route({
  name: 'people.undo_merge',
  method: 'POST',
  path: '/api/areas/{areaId}/people-merges/{id}/undo',
  permission: 'people.merge',
  about: { zh: '撤销合并：两人各自恢复原样', en: 'Undo a merge: both rows as they were' },
  params: InArea.extend({ id: ClientId }),
  answer: z.object({ people: z.array(z.uuid()) }),
  problems: ['platform.not_found', 'people.merge_undone', 'people.changed_since'],
})
export const listMerges = route({
  name: 'people.list_merges',
  method: 'GET',
  path: '/api/areas/{areaId}/people-merges',
  permission: 'people.merge',
  about: { zh: '合并记录', en: 'Merges, newest first' },
  params: InArea,
  query: Paging,
  answer: pageOf(
    z.object({
      id: z.uuid(),
      keptId: z.uuid(),
      name: z.string(),
      mergedId: z.uuid(),
      at: Instant,
      who: z.string().nullable(),
      undoneAt: Instant.nullable(),
    }),
  ),
})
