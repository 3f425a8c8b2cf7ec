import { sql, type RawBuilder } from 'kysely'
import type { HouseholdFilter, HouseholdRow } from '#contract/people/households.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { invalid } from '#platform/problem.ts'
import { addressGrams } from './address-keys.ts'
import { seenKinds } from './care-sight.ts'
import { amongKeys, last, seek } from './find-people.ts'
import { seesNames, shownName } from './person-rows.ts'
import { notYoursToSee } from './problems.ts'

type Condition = RawBuilder<unknown>
type Asker = Pick<Context, 'db' | 'actor' | 'area'>
/** Counting stops here. */
const mostCounted = 10_000
/** A search within the list finds at most so many heads, and households of so many dwellings. */
const mostSought = 2000

const present = sql`from people.person p where p.area_id = h.area_id and p.household_id = h.id and p.standing = 'present'`
const elsewhere = sql`from people.away a where a.area_id = h.area_id and a.household_id = h.id and a.until is null`

/** Households by a piece of an address, the beginning of a number, or the head: each by an index of its own. */
const sought = async (context: Asker, q: string): Promise<Condition> => {
  const { from, to } = context.area
  const number = q.normalize('NFKC').toLowerCase()
  const found = [
    sql`select n.area_id, n.id from people.household n where n.area_id between ${from}::bigint and ${to}::bigint
      and n.ended_on is null and n.number_key >= ${number} and n.number_key < ${number + last}`,
  ]
  const grams = addressGrams(q)
  if (grams.length)
    found.push(sql`select o.area_id, o.id from people.find_dwellings(${grams}::text[], ${from}::bigint, ${to}::bigint, ${mostSought}) x
      join people.household o on o.area_id = x.area_id and o.dwelling_id = x.id`)
  if (/\p{L}/u.test(q) && !/\d/.test(q)) {
    const { read, keys } = await seek(context, q, mostSought)
    if (read === 'name' || read === 'pinyin')
      found.push(sql`select o.area_id, o.id from people.person p join people.household o on o.area_id = p.area_id and o.id = p.household_id and o.head_id = p.id
        where p.standing = 'present' and ${amongKeys(keys)}`)
  }
  return sql`(h.area_id, h.id) in (${sql.join(found, sql` union `)})`
}

/** Everything a filter demands, as one condition on `h` and its dwelling `d`. Throws `people.not_yours_to_see`. */
export const householdCondition = async (context: Asker, f: HouseholdFilter): Promise<Condition> => {
  const { from, to } = context.area
  const all: Condition[] = [sql`h.area_id between ${from}::bigint and ${to}::bigint`, sql`h.ended_on is null`]
  if (f.buildingNo !== undefined) all.push(sql`d.building_no = ${f.buildingNo}`)
  if (f.grid !== undefined) all.push(sql`d.grid_no = ${f.grid}`)
  if (f.kind) all.push(sql`h.kind = ${f.kind}`)
  if (f.peopleFrom !== undefined) all.push(sql`(select count(*) ${present}) >= ${f.peopleFrom}`)
  if (f.peopleTo !== undefined) all.push(sql`(select count(*) ${present}) <= ${f.peopleTo}`)
  if (f.empty !== undefined)
    all.push(sql`${f.empty ? sql`` : sql`not `}(not exists (select ${present}) and not exists (select ${elsewhere}))`)
  if (f.care) {
    const kind = (await seenKinds(context.db, context.actor)).find(({ code }) => code === f.care)
    if (!kind) throw notYoursToSee()
    all.push(
      sql`exists (select from people.person p join people.care c on c.area_id = p.area_id and c.person_id = p.id and c.state = 'active' and c.kind_id = ${kind.id}
        where p.area_id = h.area_id and p.household_id = h.id and p.standing = 'present')`,
    )
  }
  if (f.q) all.push(await sought(context, f.q))
  return sql`${sql.join(all, sql` and `)}`
}

type Listed = Omit<HouseholdRow, 'areaName'>
/** Where a page ended; `housed`: among those with a dwelling, which come first. */
export type HouseholdPlace = { areaId: number; id: string; housed: boolean }

const columns = (kindIds: readonly number[]) => sql`
  h.area_id "areaId", h.id, h.dwelling_id "dwellingId", d.address, d.building_no "buildingNo", d.grid_no "gridNo", h.kind, h.number, h.head_id "headId", h.version,
  (select p.name ${present} and p.id = h.head_id) "headName", (select count(*)::int ${present}) people, (select count(*)::int ${elsewhere}) away,
  array(select k.code from people.care_kind k where k.id = any(${kindIds}::int[]) and exists (
    select from people.person p join people.care c on c.area_id = p.area_id and c.person_id = p.id and c.state = 'active' and c.kind_id = k.id
    where p.area_id = h.area_id and p.household_id = h.id and p.standing = 'present') order by k.sort) care`

/** Households after a place, by address; those without a dwelling follow, in the order they were recorded. Names and addresses in full. */
export const readHouseholds = async (
  db: Db,
  { from, to }: Context['area'],
  where: Condition,
  kindIds: readonly number[],
  after: HouseholdPlace | undefined,
  limit: number,
): Promise<Listed[]> => {
  const rows: Listed[] = []
  if (!after || after.housed) {
    const further = after
      ? sql`and (d.area_id, d.address_key, h.id) > (select x.area_id, x.address_key, o.id from people.household o
          join people.dwelling x on x.area_id = o.area_id and x.id = o.dwelling_id where o.area_id = ${after.areaId}::bigint and o.id = ${after.id}::uuid)`
      : sql``
    const housed =
      await sql<Listed>`select ${columns(kindIds)} from people.dwelling d join people.household h on h.area_id = d.area_id and h.dwelling_id = d.id
      where d.area_id between ${from}::bigint and ${to}::bigint and d.ended_on is null and ${where} ${further}
      order by d.area_id, d.address_key, h.id limit ${limit}`.execute(db)
    rows.push(...housed.rows)
  }
  if (rows.length < limit) {
    const further =
      after && !after.housed ? sql`and (h.area_id, h.id) > (${after.areaId}::bigint, ${after.id}::uuid)` : sql``
    // the dwelling is joined for the names of its columns alone
    const others =
      await sql<Listed>`select ${columns(kindIds)} from people.household h left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id
      where h.dwelling_id is null and ${where} ${further} order by h.area_id, h.id limit ${limit - rows.length}`.execute(
        db,
      )
    rows.push(...others.rows)
  }
  return rows
}

const placeOf = async ({ db }: Pick<Context, 'db'>, after: string): Promise<HouseholdPlace> => {
  const [areaId, id] = /^\d{12}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after) ? after.split('/') : []
  const { rows } = id
    ? await sql<{
        housed: boolean
      }>`select dwelling_id is not null housed from people.household where area_id = ${areaId}::bigint and id = ${id}::uuid`.execute(
        db,
      )
    : { rows: [] }
  if (!rows[0]) throw invalid([{ field: 'after', message: 'unknown page' }])
  return { areaId: Number(areaId), id: id!, ...rows[0] }
}

/** 户列表 by address; the total on the first page. The page after names a row, not its address: that may be masked. */
export const listHouseholds = async (
  context: Context,
  { after, limit, ...filter }: HouseholdFilter & { after?: string | undefined; limit: number },
) => {
  const { db, actor, area } = context
  const where = await householdCondition(context, filter)
  const place = after === undefined ? undefined : await placeOf(context, after)
  const kinds = await seenKinds(db, actor)
  const found = await readHouseholds(
    db,
    area,
    where,
    kinds.map((k) => k.id),
    place,
    limit + 1,
  )
  const total = place
    ? undefined
    : (
        await sql<{
          n: number
        }>`select count(*)::int n from (select from people.household h left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id
          where ${where} limit ${mostCounted + 1}) counted`.execute(db)
      ).rows[0]!.n
  const page = found.slice(0, limit)
  const tail = page.at(-1)
  const names = await areaNames(db, [...new Set(page.map((h) => h.areaId))])
  return {
    rows: page.map((h) => ({
      ...h,
      areaName: names.get(h.areaId) ?? '',
      address: h.address && (seesNames(actor) ? h.address : maskAddress(h.address)),
      headName: h.headName && shownName(actor, h.headName),
    })),
    next: found.length > limit && tail ? `${tail.areaId}/${tail.id}` : null,
    total: total === undefined ? null : { count: Math.min(total, mostCounted), exact: total <= mostCounted },
  }
}
