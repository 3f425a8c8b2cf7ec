import { sql, type RawBuilder } from 'kysely'
import type { Dwelling, DwellingFilter, NewDwelling } from '#contract/people/dwellings.ts'
import type { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { conflict, invalid, notFound } from '#platform/problem.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import { addressGrams, roomOf } from './address-keys.ts'
import { dayOf } from './day.ts'
import {
  dwellingColumns,
  findDwelling,
  findDwellingByAddress,
  insertDwellings,
  updateDwelling,
} from './dwelling-store.ts'
import { occupantsOf } from './occupants.ts'
import { seesNames } from './person-rows.ts'
import { checkBuilding, inCommunity } from './place-checks.ts'
import { addressTaken, idTaken, stillLivedIn } from './problems.ts'
import { dailyWork, readSources } from './source-store.ts'
import type { createDwelling as createRoute, editDwelling as editRoute } from '#contract/people/dwellings.ts'

const bare = ({
  areaId,
  id,
  buildingNo,
  gridNo,
  unit,
  floor,
  room,
  address,
  use,
  tenure,
  areaM2,
  version,
}: Dwelling): Dwelling => ({ areaId, id, buildingNo, gridNo, unit, floor, room, address, use, tenure, areaM2, version })
const shown = <D extends { address: string }>({ actor }: Pick<Context, 'actor'>, d: D): D =>
  seesNames(actor) ? d : { ...d, address: maskAddress(d.address) }

/** Parts not said are read out of the address; the grid is the building's. Throws `people.building_unknown`, `people.address_taken`. */
const complete = async (
  { db }: Pick<Context, 'db'>,
  areaId: number,
  d: z.output<(typeof createRoute)['body']>,
): Promise<Omit<Dwelling, 'version'>> => {
  const building = await checkBuilding(db, areaId, d.buildingNo)
  const read = roomOf(d.address)
  const whole = {
    areaId,
    id: d.id,
    buildingNo: d.buildingNo ?? null,
    gridNo: building?.gridNo ?? null,
    unit: d.unit || read.unit,
    floor: d.floor ?? read.floor,
    room: d.room || read.room,
    address: d.address,
    use: d.use,
    tenure: d.tenure,
    areaM2: d.areaM2 ?? null,
  }
  const twin = await findDwellingByAddress(db, areaId, whole.address, whole)
  if (twin && twin.id !== d.id) throw addressTaken({ dwellingId: twin.id })
  return whole
}

export const createDwelling = async (
  context: Context,
  areaId: number,
  asked: z.output<(typeof createRoute)['body']>,
): Promise<Dwelling> => {
  inCommunity(areaId)
  const known = await findDwelling(context.db, areaId, asked.id)
  if (known) {
    if (known.address !== asked.address) throw idTaken()
    return bare(known)
  }
  const whole = await complete(context, areaId, asked)
  await insertDwellings(context.db, [{ ...whole, sourceId: await dailyWork(context, areaId), at: context.now }])
  context.audit({ dwelling: asked.id }, areaId)
  return { ...whole, version: 1 }
}

/** A dwelling of this address, made when there is none: for other ways in than the form. */
export const ensureDwelling = async (
  context: Context,
  areaId: number,
  asked: NewDwelling,
  sourceId: number,
): Promise<string> => {
  const parts = { unit: asked.unit ?? '', room: asked.room ?? '' }
  const known = await findDwellingByAddress(context.db, areaId, asked.address, parts)
  if (known) return known.id
  const whole = await complete(context, areaId, { use: 'home', tenure: 'unknown', ...asked, ...parts } as z.output<
    (typeof createRoute)['body']
  >)
  await insertDwellings(context.db, [{ ...whole, sourceId, at: context.now }])
  return whole.id
}

export const editDwelling = async (
  context: Context,
  areaId: number,
  id: string,
  { ended, version, ...change }: z.output<(typeof editRoute)['body']>,
): Promise<Dwelling> => {
  const known = await findDwelling(context.db, areaId, id)
  if (!known) throw notFound()
  if (known.version !== version) throw conflict({ version: known.version })
  const merged = { ...bare(known), ...Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined)) }
  const whole = await complete(context, areaId, merged)
  if (ended) {
    const { rows } =
      await sql`select 1 from people.person where area_id = ${areaId} and dwelling_id = ${id}::uuid and standing = 'present'
      union all select 1 from people.household where area_id = ${areaId} and dwelling_id = ${id}::uuid and ended_on is null limit 1`.execute(
        context.db,
      )
    if (rows.length) throw stillLivedIn()
  }
  const saved = await updateDwelling(
    context.db,
    { ...whole, version },
    {
      sourceId: await dailyWork(context, areaId),
      at: context.now,
      endedOn: ended ? dayOf(context.now) : ended === undefined ? known.endedOn : null,
    },
  )
  if (!saved) throw conflict({})
  context.audit({ dwelling: id, fields: Object.keys(change), ended: ended ?? null }, areaId)
  return bare(saved)
}

export const getDwelling = async (context: Context, areaId: number, id: string) => {
  const { db } = context
  const known = await findDwelling(db, areaId, id)
  if (!known) throw notFound()
  const { rows: households } = await sql<{
    areaId: number
    id: string
    dwellingId: string
    kind: 'family' | 'collective' | 'tenant'
    number: string | null
    headId: string | null
    version: number
  }>`
    select area_id "areaId", id, dwelling_id "dwellingId", kind, number, head_id "headId", version from people.household where area_id = ${areaId} and dwelling_id = ${id}::uuid and ended_on is null order by number nulls last, id`.execute(
    db,
  )
  const { rows: away } = await sql<{
    n: number
  }>`select count(*)::int n from people.away where area_id = ${areaId} and dwelling_id = ${id}::uuid and until is null`.execute(
    db,
  )
  const sources = await readSources(db, [known.sourceId])
  return {
    ...shown(context, bare(known)),
    source: sources.get(known.sourceId)!,
    households: households.map((h) => ({ ...h, address: shown(context, known).address })),
    people: await occupantsOf(context, areaId, sql`p.dwelling_id = ${id}::uuid`),
    away: away[0]!.n,
  }
}

/** Everything a filter of dwellings demands, as one condition on `d`. */
export const dwellingCondition = (
  { from, to }: { from: number; to: number },
  { q, buildingNo, grid, use, tenure, vacant }: DwellingFilter,
): RawBuilder<unknown> => {
  const all = [sql`d.area_id between ${from}::bigint and ${to}::bigint`, sql`d.ended_on is null`]
  if (q) {
    const grams = addressGrams(q)
    all.push(
      grams.length
        ? sql`(d.area_id, d.id) in (select * from people.find_dwellings(${grams}::text[], ${from}::bigint, ${to}::bigint, 5000))`
        : sql`false`,
    )
  }
  if (buildingNo !== undefined) all.push(sql`d.building_no = ${buildingNo}`)
  if (grid !== undefined) all.push(sql`d.grid_no = ${grid}`)
  if (use) all.push(sql`d.use = ${use}`)
  if (tenure) all.push(sql`d.tenure = ${tenure}`)
  if (vacant !== undefined)
    all.push(
      sql`${vacant ? sql`not ` : sql``}exists (select from people.person p where p.area_id = d.area_id and p.dwelling_id = d.id and p.standing = 'present' and p.lives_here)`,
    )
  return sql.join(all, sql` and `)
}

/** 房屋列表 by address; with an address, whatever has all its pieces. The page after names a row, not its address: that may be masked. */
export const listDwellings = async (
  context: Context,
  { after, limit, ...filter }: DwellingFilter & { after?: string | undefined; limit: number },
) => {
  if (after !== undefined && !/^\d{12}\/[0-9a-f-]{36}$/.test(after))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const [areaAfter, idAfter] = after?.split('/') ?? []
  const { rows } = await sql<Dwelling & { people: number; households: number }>`
    select ${dwellingColumns}, (select count(*)::int from people.person p where p.area_id = d.area_id and p.dwelling_id = d.id and p.standing = 'present') people,
      (select count(*)::int from people.household h where h.area_id = d.area_id and h.dwelling_id = d.id and h.ended_on is null) households
    from people.dwelling d where ${dwellingCondition(context.area, filter)}
      ${after === undefined ? sql`` : sql`and (d.area_id, d.address_key) > (select x.area_id, x.address_key from people.dwelling x where x.area_id = ${areaAfter}::bigint and x.id = ${idAfter}::uuid)`} order by d.area_id, d.address_key limit ${limit + 1}`.execute(
    context.db,
  )
  const page = rows.slice(0, limit)
  const tail = page.at(-1)
  return {
    rows: page.map((d) => shown(context, d)),
    next: rows.length > limit && tail ? `${tail.areaId}/${tail.id}` : null,
  }
}
