import { sql } from 'kysely'
import { maskAddress } from '#contract/platform/mask.ts'
import type { Context } from '#platform/context.ts'
import { addressGrams } from './address-keys.ts'
import { seesNames, shownName } from './person-rows.ts'

type Key = { areaId: number; id: string }
/** Where a household lives; `address` in full. */
export type Home = {
  areaId: number
  id: string
  address: string | null
  gridNo: number | null
  buildingNo: number | null
  headId: string | null
}
/** Somebody of the register, whatever became of them; who was merged is the one they are now. */
export type Known = { areaId: number; id: string; name: string; householdId: string | null; present: boolean }

const among = (keys: readonly Key[]) =>
  sql`(select * from unnest(${keys.map((k) => k.areaId)}::bigint[], ${keys.map((k) => k.id)}::uuid[])) k(area_id, id)`

/** Homes of households inside the scope; the unknown are left out. */
export const homesOf = async ({ db }: Pick<Context, 'db'>, keys: readonly Key[]): Promise<Map<string, Home>> => {
  if (!keys.length) return new Map()
  const { rows } = await sql<Home>`
    select h.area_id "areaId", h.id, d.address, d.grid_no "gridNo", d.building_no "buildingNo", h.head_id "headId"
    from ${among(keys)} join people.household h on h.area_id = k.area_id and h.id = k.id
    left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** People by the id they had: after a merge, the one who stayed. Names in full. */
export const knownPeople = async ({ db }: Pick<Context, 'db'>, keys: readonly Key[]): Promise<Map<string, Known>> => {
  if (!keys.length) return new Map()
  const { rows } = await sql<Known & { asked: string; depth: number }>`
    with recursive chain(asked, area_id, id, depth) as (
      select k.id, k.area_id, k.id, 0 from ${among(keys)}
      union all
      select c.asked, c.area_id, p.merged_into, c.depth + 1 from chain c
      join people.person p on p.area_id = c.area_id and p.id = c.id where p.standing = 'merged' and c.depth < 10)
    select distinct on (c.asked) c.asked, p.area_id "areaId", p.id, p.name, p.household_id "householdId", p.standing = 'present' present, c.depth
    from chain c join people.person p on p.area_id = c.area_id and p.id = c.id order by c.asked, c.depth desc`.execute(
    db,
  )
  return new Map(rows.map(({ asked, depth: _, ...row }) => [asked, row]))
}

/** Names and addresses as the asker may see them, for those who keep only keys. */
export const shownTo = ({ actor }: Pick<Context, 'actor'>) => ({
  name: (name: string) => shownName(actor, name),
  address: (address: string) => (seesNames(actor) ? address : maskAddress(address)),
})

/** The households that live in some grids today, as a list of ids. */
export const householdsInGrids = async (
  { db }: Pick<Context, 'db'>,
  grids: readonly { areaId: number; gridNo: number }[],
): Promise<string[]> => {
  if (!grids.length) return []
  const { rows } = await sql<{ id: string }>`
    select h.id from unnest(${grids.map((g) => g.areaId)}::bigint[], ${grids.map((g) => g.gridNo)}::int[]) g(area_id, grid_no)
    join people.dwelling d on d.area_id = g.area_id and d.grid_no = g.grid_no and d.ended_on is null
    join people.household h on h.area_id = d.area_id and h.dwelling_id = d.id`.execute(db)
  return rows.map((row) => row.id)
}

/** Ids of the households of a piece of an address, at most so many dwellings. */
export const householdsAt = async (
  { db, area }: Pick<Context, 'db' | 'area'>,
  q: string,
  most = 2000,
): Promise<string[]> => {
  const grams = addressGrams(q)
  if (!grams.length) return []
  const { rows } = await sql<{ id: string }>`
    select h.id from people.find_dwellings(${grams}::text[], ${area.from}::bigint, ${area.to}::bigint, ${most}) x
    join people.household h on h.area_id = x.area_id and h.dwelling_id = x.id`.execute(db)
  return rows.map((row) => row.id)
}
