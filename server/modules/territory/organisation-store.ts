import { sql } from 'kysely'
import { ancestorsOf, rangeOf } from '#contract/territory/area-number.ts'
import type { OrganisationDraft, OrganisationKind } from '#contract/territory/organisations.ts'
import type { Db } from '#platform/database.ts'

/** 组织: a department, station, committee, company in an area. */
export type Organisation = {
  id: number
  areaId: number
  kind: OrganisationKind
  kindName: string
  name: string
  shortName: string
  parentId: number | null
  duties: string
  isCommunityBody: boolean
  phone: string | null
  address: string | null
  validFrom: string
  validTo: string | null
  version: number
}

const columns = sql.raw(`o.id, o.area_id "areaId", o.kind, k.name_zh "kindName", o.name, o.short_name "shortName",
  o.parent_id "parentId", coalesce(o.duties, k.duties) duties, k.is_community_body "isCommunityBody", o.phone, o.address,
  o.valid_from "validFrom", o.valid_to "validTo", o.version`)
const source = sql.raw('territory.organisation o join territory.organisation_kind k on k.code = o.kind')

/** One organisation, also a closed one. */
export const findOrganisation = async (db: Db, id: number): Promise<Organisation | undefined> =>
  (await sql<Organisation>`select ${columns} from ${source} where o.id = ${id}::bigint`.execute(db)).rows[0]

/** Several organisations by id, in no order. */
export const findOrganisations = async (db: Db, ids: readonly number[]): Promise<Organisation[]> =>
  (await sql<Organisation>`select ${columns} from ${source} where o.id = any(${[...ids]}::bigint[])`.execute(db)).rows

/**
 * The living organisations of an area, by the order of their kinds; or of its whole subtree; or of the area and all above it.
 * @param limit at most this many rows
 */
export const organisationsOf = async (
  db: Db,
  areaId: number,
  {
    kind,
    below = false,
    reach = false,
    after = 0,
    limit = 1000,
  }: { kind?: OrganisationKind; below?: boolean; reach?: boolean; after?: number; limit?: number } = {},
): Promise<Organisation[]> => {
  const { from, to } = below ? rangeOf(areaId) : { from: areaId, to: areaId }
  const ofKind = kind ? sql`and o.kind = ${kind}` : sql``
  const order = below ? sql`o.id` : sql`k.position, o.id`
  return (
    await sql<Organisation>`select ${columns} from ${source}
      where ${reach ? sql`o.area_id = any(${[areaId, ...ancestorsOf(areaId)]})` : sql`o.area_id between ${from} and ${to}`} and o.valid_to is null and o.id > ${after} ${ofKind}
      order by ${order} limit ${limit}`.execute(db)
  ).rows
}

/** Adds an organisation; the same client id again answers the first one. Undefined when the name is taken in the area. */
export const insertOrganisation = async (db: Db, areaId: number, o: OrganisationDraft): Promise<number | undefined> => {
  const again = await sql<{
    id: number
  }>`select id from territory.organisation where client_id = ${o.clientId}`.execute(db)
  if (again.rows[0]) return again.rows[0].id
  const { rows } = await sql<{ id: number }>`
    insert into territory.organisation (client_id, area_id, kind, name, short_name, parent_id, duties, phone, address)
    values (${o.clientId}, ${areaId}, ${o.kind}, ${o.name}, ${o.shortName ?? o.name}, ${o.parentId ?? null}, ${o.duties ?? null},
      ${o.phone ?? null}, ${o.address ?? null})
    on conflict do nothing returning id`.execute(db)
  return rows[0]?.id
}

/** Changes what is given; answers false when the version is no longer `version`. */
export const updateOrganisation = async (
  db: Db,
  id: number,
  version: number,
  change: {
    name?: string
    shortName?: string
    duties?: string | null
    phone?: string | null
    address?: string | null
    validTo?: string | null
  },
): Promise<boolean> => {
  const kept = <T>(column: string, value: T | undefined) => (value === undefined ? sql.raw(column) : sql`${value}`)
  const { rows } = await sql`
    update territory.organisation set
      name = ${kept('name', change.name)}, short_name = ${kept('short_name', change.shortName)},
      duties = ${kept('duties', change.duties)}, phone = ${kept('phone', change.phone)},
      address = ${kept('address', change.address)}, valid_to = ${kept('valid_to', change.validTo)}, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(db)
  return rows.length === 1
}
