import { findColleagues } from '#modules/access/index.ts'
import { reportableCategories } from '#modules/incidents/index.ts'
import { correctableFields, seenCareKinds } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { markOf } from './cursor.ts'

type Lists = {
  categories: { id: number; zh: string; en: string }[]
  fields: Awaited<ReturnType<typeof correctableFields>>
  careKinds: { code: string; zh: string; en: string }[]
  colleagues: { accountId: string; name: string }[]
  /** Changes with categories, fields and registers; colleagues always travel. */
  mark: string
}
const freshMs = 10_000
const most = 5000
const kept = new Map<string, { until: number; lists: Lists }>()

const read = async ({ db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>, areaId: number): Promise<Lists> => {
  const categories = await reportableCategories(db, areaId)
  const fields = await correctableFields(db, localDay(now))
  const careKinds = (await seenCareKinds(db, actor)).map(({ code, zh, en }) => ({ code, zh, en }))
  const staff = await findColleagues(db, { from: areaId, to: areaId }, now)
  const colleagues = [...new Map(staff.map(({ accountId, name }) => [accountId, { accountId, name }])).values()]
  return { categories, fields, careKinds, colleagues, mark: markOf([categories, fields, careKinds]) }
}

/**
 * What every phone of a community needs alike, by the role of its worker: hundreds ask for it in the same minute, so it is read
 * once in ten seconds, as the dictionaries behind it are.
 */
export const listsFor = async (context: Pick<Context, 'db' | 'actor' | 'now'>, areaId: number): Promise<Lists> => {
  const key = `${areaId} ${context.actor.role}`
  const found = kept.get(key)
  if (found && found.until > Date.now()) return found.lists
  const lists = await read(context, areaId)
  if (kept.size >= most) kept.clear()
  kept.set(key, { until: Date.now() + freshMs, lists })
  return lists
}
