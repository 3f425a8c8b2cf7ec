import type { FieldPack } from '#contract/visits/field-pack.ts'
import { findColleagues } from '#modules/access/index.ts'
import { reportableCategories } from '#modules/incidents/index.ts'
import { correctableFields, seenCareKinds } from '#modules/people/index.ts'
import { organisationsOf } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { boxRows } from '../boxes/box-store.ts'
import { markOf } from './cursor.ts'

type Named<K extends 'categories' | 'colleagues' | 'organisations' | 'boxes'> = NonNullable<FieldPack[K]>
type Lists = {
  categories: Named<'categories'>
  fields: Awaited<ReturnType<typeof correctableFields>>
  careKinds: { code: string; zh: string; en: string }[]
  colleagues: Named<'colleagues'>
  organisations: Named<'organisations'>
  boxes: Named<'boxes'>
  /** Changes with categories, fields and registers. */
  mark: string
  /** Changes with colleagues, who of them is away, organisations and contact boxes: more often than the rest, and they are short. */
  staffMark: string
}
const freshMs = 10_000
const most = 5000
/** As many as the list of the server gives at once. */
const mostOrganisations = 500
const kept = new Map<string, { until: number; lists: Lists }>()

/** As if they had been kept long enough. */
export const forgetLists = () => {
  kept.clear()
  common.clear()
}

/** By the list itself: communities with the same categories have the same one. */
const marksOfCategories = new WeakMap<Lists['categories'], string>()
const categoriesMark = (categories: Lists['categories']): string => {
  const mark = marksOfCategories.get(categories) ?? markOf(categories)
  marksOfCategories.set(categories, mark)
  return mark
}

/** What is the same in every community, by the role of the worker. */
type Common = Pick<Lists, 'fields' | 'careKinds' | 'mark'>
const common = new Map<string, { until: number; day: string; lists: Common }>()
const commonFor = async ({ db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>): Promise<Common> => {
  const day = localDay(now)
  const found = common.get(`${actor.role}`)
  if (found && found.until > Date.now() && found.day === day) return found.lists
  const fields = await correctableFields(db, day)
  const careKinds = (await seenCareKinds(db, actor)).map(({ code, zh, en }) => ({ code, zh, en }))
  const lists = { fields, careKinds, mark: markOf([fields, careKinds]) }
  common.set(`${actor.role}`, { until: Date.now() + freshMs, day, lists })
  return lists
}

const read = async ({ db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>, areaId: number): Promise<Lists> => {
  const categories = await reportableCategories(db, areaId)
  const { fields, careKinds, mark: commonMark } = await commonFor({ db, actor, now })
  const staff = await findColleagues(db, { from: areaId, to: areaId }, now)
  const colleagues = [
    ...new Map(
      staff.map(({ accountId, name, title, absent }) => [accountId, { accountId, name, title, absent }]),
    ).values(),
  ]
  const organisations = (await organisationsOf(db, areaId, { reach: true, limit: mostOrganisations })).map(
    ({ id, name, shortName, kindName }) => ({ id, name, shortName, kindName }),
  )
  const boxes = (await boxRows(db, { from: areaId, to: areaId }, false)).map(({ areaId: of, id, place, gridNo }) => {
    return { areaId: of, id, place, gridNo }
  })
  const mark = markOf([categoriesMark(categories), commonMark])
  return {
    categories,
    fields,
    careKinds,
    colleagues,
    organisations,
    boxes,
    mark,
    staffMark: markOf([colleagues, organisations, boxes]),
  }
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
