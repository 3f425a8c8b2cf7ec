import { sql } from 'kysely'
import type { AgencyState } from '#contract/matters/agency-flow.ts'
import type { LimitUnit } from '#contract/time/limit.ts'
import { open, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { Key } from '../part-steps.ts'

export const namePurpose = 'matters.agency_name'
export const phonePurpose = 'matters.agency_phone'
export const addressPurpose = 'matters.agency_address'

export type Order = {
  area_id: number
  id: string
  number: number
  state: AgencyState
  version: number
  matter: string
  item_code: string | null
  note: string | null
  sealed_name: Buffer
  sealed_phone: Buffer | null
  sealed_address: Buffer | null
  person_id: string | null
  asked_by: 'self' | 'relative' | 'staff'
  relation: string | null
  resident_account_id: string | null
  asker_account_id: string | null
  home_visit: boolean
  visit_at: Date | null
  grid_no: number | null
  agent_id: string | null
  owner_role: string
  owner_area_id: number
  substitute: boolean
  asked_at: Date
  step_started_at: Date | null
  amount: number | null
  unit: LimitUnit | null
  due_at: Date | null
  yellow_at: Date | null
  yellow_said_at?: Date | null
  escalated_at?: Date | null
  escalated_to: number | null
  authorised_manner: 'signed_paper' | 'on_the_spot' | null
  authorised_scope: string | null
  authorised_until: string | null
  witness: string | null
  authorised_at: Date | null
  result: string | null
  closed_at: Date | null
}
export const orderColumns = sql.raw(
  `o.area_id, o.id, o.number, o.state, o.version, o.matter, o.item_code, o.note, o.sealed_name, o.sealed_phone, o.sealed_address, o.person_id, o.asked_by, o.relation,
  o.resident_account_id, o.asker_account_id, o.home_visit, o.visit_at, o.grid_no, o.agent_id, o.owner_role, o.owner_area_id, o.substitute, o.asked_at, o.step_started_at,
  o.amount, o.unit, o.due_at, o.yellow_at, o.escalated_to, o.authorised_manner, o.authorised_scope, o.authorised_until, o.witness, o.authorised_at, o.result, o.closed_at`,
)

export const findOrder = async (db: Db, { areaId, id }: Key, lock = false): Promise<Order | undefined> =>
  (
    await sql<Order>`select ${orderColumns} from matters.agency_order o where o.area_id = ${areaId} and o.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  ).rows[0]

export const nameOf = (o: Order) => open(o.sealed_name, namePurpose)
export const phoneOfOrder = (o: Order) => o.sealed_phone && open(o.sealed_phone, phonePurpose)
export const addressOf = (o: Order) => o.sealed_address && open(o.sealed_address, addressPurpose)

export const patchOrder = async (
  db: Db,
  { areaId, id }: Key,
  patch: Partial<Omit<Order, 'area_id' | 'id' | 'version'>>,
) => {
  const sets = Object.entries(patch).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update matters.agency_order set ${sql.join([...sets, sql`version = version + 1`])} where area_id = ${areaId} and id = ${id}::uuid`.execute(
    db,
  )
}

export type NewOrder = Pick<
  Order,
  | 'area_id'
  | 'id'
  | 'number'
  | 'matter'
  | 'item_code'
  | 'note'
  | 'person_id'
  | 'asked_by'
  | 'relation'
  | 'resident_account_id'
  | 'asker_account_id'
  | 'home_visit'
  | 'grid_no'
  | 'agent_id'
  | 'owner_role'
  | 'owner_area_id'
  | 'substitute'
  | 'asked_at'
  | 'step_started_at'
  | 'amount'
  | 'unit'
  | 'due_at'
  | 'yellow_at'
> & {
  name: string
  phone: string | null
  address: string | null
}
/** Answers false when the id is there already. */
export const insertOrder = async (db: Db, { name, phone, address, ...o }: NewOrder): Promise<boolean> => {
  const row = {
    ...o,
    state: 'assigned',
    sealed_name: seal(name, namePurpose),
    sealed_phone: phone ? seal(phone, phonePurpose) : null,
    sealed_address: address ? seal(address, addressPurpose) : null,
  }
  const { rows } = await sql`insert into matters.agency_order (${sql.join(Object.keys(row).map((k) => sql.ref(k)))})
    values (${sql.join(Object.values(row))}) on conflict do nothing returning id`.execute(db)
  return rows.length === 1
}

export type MaterialRow = {
  id: string
  name: string
  original: boolean
  copies: number
  taken_at: Date
  taken_by: string | null
  returned_at: Date | null
  received_by: string | null
}
export const materialsOf = async (db: Db, { areaId, id }: Key): Promise<MaterialRow[]> =>
  (
    await sql<MaterialRow>`select id, name, original, copies, taken_at, taken_by, returned_at, received_by from matters.agency_material
    where area_id = ${areaId} and order_id = ${id}::uuid order by taken_at, name, id`.execute(db)
  ).rows

/** Answers how many were taken in: fewer than given when an id is there already. */
export const takeMaterials = async (
  db: Db,
  { areaId, id }: Key,
  items: readonly { id: string; name: string; original: boolean; copies: number }[],
  by: { at: Date; accountId: string | null },
): Promise<number> => {
  const { rows } =
    await sql`insert into matters.agency_material (area_id, order_id, id, name, original, copies, taken_at, taken_by)
    select ${areaId}, ${id}::uuid, m.id, m.name, m.original, m.copies, ${by.at}::timestamptz, ${by.accountId}::uuid
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as m (id uuid, name text, original boolean, copies int) on conflict do nothing returning id`.execute(
      db,
    )
  return rows.length
}
/** Answers how many were still there to hand back. */
export const returnMaterials = async (
  db: Db,
  { areaId, id }: Key,
  ids: readonly string[],
  by: { at: Date; accountId: string | null; receivedBy: string },
): Promise<number> => {
  const { rows } =
    await sql`update matters.agency_material set returned_at = ${by.at}, returned_by = ${by.accountId}::uuid, received_by = ${by.receivedBy}
    where area_id = ${areaId} and order_id = ${id}::uuid and id = any(${[...ids]}::uuid[]) and returned_at is null returning id`.execute(
      db,
    )
  return rows.length
}

export type Follower = { account_id: string; relation: string; sealed_phone: Buffer }
export const followersOf = async (db: Db, { areaId, id }: Key): Promise<Follower[]> =>
  (
    await sql<Follower>`select account_id, relation, sealed_phone from matters.agency_follower where area_id = ${areaId} and order_id = ${id}::uuid order by added_at, account_id`.execute(
      db,
    )
  ).rows
export const addFollower = (
  db: Db,
  { areaId, id }: Key,
  f: { accountId: string; relation: string; phone: string; at: Date },
) =>
  sql`insert into matters.agency_follower (area_id, order_id, account_id, relation, sealed_phone, added_at)
    values (${areaId}, ${id}::uuid, ${f.accountId}::uuid, ${f.relation}, ${seal(f.phone, phonePurpose)}, ${f.at})
    on conflict (area_id, order_id, account_id) do update set relation = excluded.relation`.execute(db)

export const linksOf = async (db: Db, { areaId, id }: Key): Promise<string[]> =>
  (
    await sql<{
      application_id: string
    }>`select application_id from matters.agency_link where area_id = ${areaId} and order_id = ${id}::uuid order by linked_at, application_id`.execute(
      db,
    )
  ).rows.map((r) => r.application_id)
export const addLink = (db: Db, { areaId, id }: Key, applicationId: string, at: Date) =>
  sql`insert into matters.agency_link (area_id, order_id, application_id, linked_at) values (${areaId}, ${id}::uuid, ${applicationId}::uuid, ${at}) on conflict do nothing`.execute(
    db,
  )

export type FileKind = 'authorisation' | 'report' | 'result' | 'hand_back' | 'confirmation'
export const filesOf = async (db: Db, { areaId, id }: Key) =>
  (
    await sql<{
      file_id: string
      kind: FileKind
    }>`select file_id, kind from matters.agency_file where area_id = ${areaId} and order_id = ${id}::uuid order by file_id`.execute(
      db,
    )
  ).rows
export const addFiles = (db: Db, { areaId, id }: Key, files: readonly string[], kind: FileKind) =>
  sql`insert into matters.agency_file (area_id, order_id, file_id, kind) select ${areaId}, ${id}::uuid, f, ${kind} from unnest(${[...files]}::uuid[]) f on conflict do nothing`.execute(
    db,
  )
