import { sql } from 'kysely'
import type { Dwelling } from '#contract/people/dwellings.ts'
import type { Db } from '#platform/database.ts'
import { addressGrams, addressKey } from './address-keys.ts'

export const dwellingColumns = sql.raw(
  `d.area_id "areaId", d.id, d.building_no "buildingNo", d.grid_no "gridNo", d.unit, d.floor, d.room, d.address, d.use, d.tenure, d.area_m2::float8 "areaM2", d.version`,
)
export type DwellingRecord = Dwelling & { sourceId: number; endedOn: string | null }

export const findDwelling = async (db: Db, areaId: number, id: string): Promise<DwellingRecord | undefined> =>
  (
    await sql<DwellingRecord>`select ${dwellingColumns}, d.source_id "sourceId", d.ended_on "endedOn"
      from people.dwelling d where d.area_id = ${areaId} and d.id = ${id}::uuid`.execute(db)
  ).rows[0]

/** The dwelling of an address, however it is written; undefined when none is registered. */
export const findDwellingByAddress = async (
  db: Db,
  areaId: number,
  address: string,
  parts: { unit?: string; room?: string } = {},
) =>
  (
    await sql<DwellingRecord>`select ${dwellingColumns}, d.source_id "sourceId", d.ended_on "endedOn" from people.dwelling d
      where d.area_id = ${areaId} and d.address_key = ${addressKey(address, parts)} and d.ended_on is null`.execute(db)
  ).rows[0]

export type DwellingRow = Omit<Dwelling, 'version'> & { sourceId: number; at: Date }

/** Puts dwellings in, many at once. Throws the database's unique violation for an address that is taken. */
export const insertDwellings = async (db: Db, rows: readonly DwellingRow[]): Promise<void> => {
  if (!rows.length) return
  const records = rows.map((d) => ({ ...d, key: addressKey(d.address, d), grams: addressGrams(d.address) }))
  await sql`insert into people.dwelling (area_id, id, building_no, grid_no, unit, floor, room, address, address_key, grams, use, tenure, area_m2, source_id, updated_at)
    select "areaId", id, "buildingNo", "gridNo", unit, floor, room, address, key, array(select jsonb_array_elements_text(grams)), use, tenure, "areaM2", "sourceId", at
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) d("areaId" bigint, id uuid, "buildingNo" int, "gridNo" smallint, unit text, floor smallint, room text,
      address text, key text, grams jsonb, use text, tenure text, "areaM2" numeric, "sourceId" bigint, at timestamptz)`.execute(
    db,
  )
}

export const updateDwelling = async (
  db: Db,
  d: Dwelling,
  { sourceId, at, endedOn }: { sourceId: number; at: Date; endedOn: string | null },
) =>
  (
    await sql<DwellingRecord>`update people.dwelling d set building_no = ${d.buildingNo}, grid_no = ${d.gridNo}, unit = ${d.unit}, floor = ${d.floor}, room = ${d.room},
      address = ${d.address}, address_key = ${addressKey(d.address, d)}, grams = ${addressGrams(d.address)}::text[], use = ${d.use}, tenure = ${d.tenure},
      area_m2 = ${d.areaM2}, source_id = ${sourceId}, ended_on = ${endedOn}, updated_at = ${at}, version = d.version + 1
      where d.area_id = ${d.areaId} and d.id = ${d.id}::uuid and d.version = ${d.version} returning ${dwellingColumns}`.execute(
      db,
    )
  ).rows[0]
