import { sql, type RawBuilder } from 'kysely'
import type { PersonFilter } from '#contract/people/person-lists.ts'
import type { Context } from '#platform/context.ts'
import { invalid } from '#platform/problem.ts'
import { checkConditions } from './check-conditions.ts'
import { seenKinds } from './care-sight.ts'
import { dayOf, yearsBefore } from './day.ts'
import { loadFieldBook } from './field-book.ts'
import { amongKeys, seek } from './find-people.ts'
import { fieldUnknown, notYoursToSee } from './problems.ts'
import { readListed, showRows } from './person-rows.ts'

type Condition = RawBuilder<unknown>
/** Counting stops here. */
const mostCounted = 10_000
/** A search within a list finds at most so many. */
const mostSought = 2000

const ofDwelling = (condition: Condition) =>
  sql`exists (select from people.dwelling d where d.area_id = p.area_id and d.id = p.dwelling_id and ${condition})`
const presence = (yes: boolean, table: Condition) =>
  sql`${yes ? sql`` : sql`not `}exists (select from ${table} x where x.area_id = p.area_id and x.person_id = p.id)`

const byField = async ({ db }: Pick<Context, 'db'>, name: string, value: string | undefined): Promise<Condition> => {
  const book = await loadFieldBook(db)
  const field = book.fields.get(name)
  // A sealed value can't be searched, and must not be guessed at by asking.
  if (!field || field.core || field.sensitive) throw fieldUnknown({ field: name })
  if (value === undefined) return sql`p.facts ? ${name}`
  const wanted = field.kind === 'code' ? (book.codeOf(field.family!, value) ?? value) : value
  return sql`p.facts ->> ${name} = ${wanted}`
}

/** Everything a filter demands, as one condition on `p`. Throws `people.not_yours_to_see` for registers the asker may not see. */
export const conditionOf = async (
  context: Pick<Context, 'db' | 'actor' | 'area' | 'now'>,
  f: PersonFilter,
): Promise<Condition> => {
  const today = dayOf(context.now)
  const { from, to } = context.area
  const all: Condition[] = [
    from === to ? sql`p.area_id = ${from}::bigint` : sql`p.area_id between ${from}::bigint and ${to}::bigint`,
  ]
  // The word for word predicate of the partial indexes.
  all.push(
    f.standing === 'present'
      ? sql`p.standing = 'present'`
      : sql`p.standing in ('left', 'dead') and p.standing = ${f.standing}`,
  )
  if (f.sex) all.push(sql`p.sex = ${f.sex}`)
  if (f.ageFrom !== undefined) all.push(sql`p.birth_on <= ${yearsBefore(today, f.ageFrom)}::date`)
  if (f.ageTo !== undefined) all.push(sql`p.birth_on > ${yearsBefore(today, f.ageTo + 1)}::date`)
  if (f.separation) all.push(sql`p.separation = any(${f.separation}::text[])`)
  if (f.buildingNo !== undefined) all.push(ofDwelling(sql`d.building_no = ${f.buildingNo}`))
  if (f.grid !== undefined) all.push(ofDwelling(sql`d.grid_no = ${f.grid}`))
  if (f.tenure) all.push(ofDwelling(sql`d.tenure = ${f.tenure}`))
  if (f.household) all.push(sql`p.household_id = ${f.household}::uuid`)
  if (f.dwelling) all.push(sql`p.dwelling_id = ${f.dwelling}::uuid`)
  if (f.disputed !== undefined) all.push(f.disputed ? sql`p.disputes > 0` : sql`p.disputes = 0`)
  if (f.hasPhone !== undefined) all.push(presence(f.hasPhone, sql`people.phone`))
  if (f.hasDocument !== undefined) all.push(presence(f.hasDocument, sql`people.document`))
  if (f.field) all.push(await byField(context, f.field, f.value))
  if (f.check) all.push(checkConditions(today)[f.check])
  if (f.source !== undefined) all.push(sql`p.source_id = ${f.source}`)
  if (f.care) {
    const seen = await seenKinds(context.db, context.actor)
    const ids = f.care.map((code) => seen.find((kind) => kind.code === code)?.id)
    if (ids.includes(undefined)) throw notYoursToSee()
    all.push(
      sql`exists (select from people.care c where c.area_id = p.area_id and c.person_id = p.id and c.state = 'active' and c.kind_id = any(${ids as number[]}::int[]))`,
    )
  }
  if (f.q) all.push(amongKeys((await seek(context, f.q, mostSought)).keys))
  return sql`${sql.join(all, sql` and `)}`
}

type Place = { pinyin: string; areaId: number; id: string }
const writePlace = (p: { pinyin: string; area_id: number; id: string }) =>
  Buffer.from(JSON.stringify([p.pinyin, p.area_id, p.id])).toString('base64url')
const readPlace = (after: string): Place => {
  try {
    const [pinyin, areaId, id] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    if (
      typeof pinyin === 'string' &&
      Number.isSafeInteger(areaId) &&
      /^[0-9a-f-]{36}$/.test(id) &&
      !pinyin.includes('\0')
    )
      return { pinyin, areaId, id }
  } catch {
    // Falls through to the same refusal as any other broken key.
  }
  throw invalid([{ field: 'after', message: 'unknown page' }])
}

/** 居民列表: what fits, by pinyin, page by key; the total on the first page. */
export const listPeople = async (
  context: Context,
  { after, limit, ...filter }: PersonFilter & { after?: string | undefined; limit: number },
) => {
  const where = await conditionOf(context, filter)
  const place = after === undefined ? undefined : readPlace(after)
  const from = place
    ? sql`and (p.pinyin, p.area_id, p.id) > (${place.pinyin}, ${place.areaId}::bigint, ${place.id}::uuid)`
    : sql``
  const rows = await readListed(context, sql`${where} ${from}`, sql`p.pinyin, p.area_id, p.id`, limit + 1)
  const total = place
    ? undefined
    : (
        await sql<{
          n: number
        }>`select count(*)::int n from (select from people.person p where ${where} limit ${mostCounted + 1}) counted`.execute(
          context.db,
        )
      ).rows[0]!.n
  const page = rows.slice(0, limit)
  return {
    rows: await showRows(context, page),
    next: rows.length > limit ? writePlace(page.at(-1)!) : null,
    total: total === undefined ? null : { count: Math.min(total, mostCounted), exact: total <= mostCounted },
  }
}
