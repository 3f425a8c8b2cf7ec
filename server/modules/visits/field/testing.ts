import type pg from 'pg'
import { givenDwelling, givenHousehold, givenPerson, type GivenPerson } from '#modules/people/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { monthOf } from '#contract/visits/duty.ts'

/** A building of some 20 m in a grid, its south-west corner where it is said. */
export const givenBuilding = async (
  owner: pg.Client,
  { areaId, no, gridNo, at: [lon, lat] }: { areaId: number; no: number; gridNo: number | null; at: [number, number] },
): Promise<void> => {
  await owner.query(
    `insert into territory.building (area_id, building_no, grid_no, name, address, use, geom)
     values ($1, $2, $3, $4, $5, 'residential', st_multi(st_makeenvelope($6::float8, $7::float8, $6::float8 + 0.0002, $7::float8 + 0.0002, 4326)))`,
    [areaId, no, gridNo, `${no}号楼`, `浦城路${no}号`, lon, lat],
  )
}

let made = 0
/** A household with one person in a dwelling of a building; answers their ids. */
export const givenHome = async (
  app: { pool: pg.Pool },
  { areaId, buildingNo, ...person }: GivenPerson & { buildingNo: number },
) => {
  const room = 100 + ++made
  const dwellingId = await givenDwelling(app, areaId, {
    buildingNo,
    address: `浦城路${buildingNo}号${room}室`,
  })
  const { id: householdId } = await givenHousehold(app, areaId, { dwellingId })
  const personId = await givenPerson(app, {
    areaId,
    ...person,
    residence: { kind: 'both', dwellingId, householdId, relation: '02' },
  })
  return { householdId, dwellingId, personId }
}

/** An entry as it stands in the database, whoever wrote it; for what only reads entries. */
export const givenEntry = async (
  owner: pg.Client,
  entry: {
    areaId: number
    workerId: string
    householdId: string | null
    at?: Date
    kind?: 'visit' | 'reception' | 'call'
    met?: boolean
    credit?: 'own' | 'good_faith' | 'elsewhere'
    with?: readonly string[]
  },
): Promise<string> => {
  const { at = new Date(), kind = 'visit', met = true, credit = 'own' } = entry
  const id = uuid7()
  await owner.query(
    `insert into visits.visit (area_id, id, kind, happened_at, said_at, month, household_id, grid_no, worker_id, met, heard, credit, words, recorded_at, updated_at)
     values ($1, $2, $3, $4, $4, $5, $6, 1, $7, $8, '都好', $9, '', now(), now())`,
    [entry.areaId, id, kind, at, monthOf(at), entry.householdId, entry.workerId, met, credit],
  )
  for (const accountId of entry.with ?? [])
    await owner.query(`insert into visits.companion (area_id, visit_id, account_id, month) values ($1, $2, $3, $4)`, [
      entry.areaId,
      id,
      accountId,
      monthOf(at),
    ])
  return id
}
