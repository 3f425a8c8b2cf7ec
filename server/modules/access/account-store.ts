import { sql } from 'kysely'
import { blindIndex, open, seal, uuid7 } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'

export type AccountRow = {
  id: string
  kind: 'staff' | 'resident'
  area_id: number | null
  login_name: string | null
  name: string | null
  office_phone: string | null
  password_hash: string | null
  password_changed_at: Date | null
  must_change_password: boolean
  totp_secret: Buffer | null
  totp_required: boolean
  totp_enabled_at: Date | null
  totp_last_step: number | null
  last_post_id: number | null
  active: boolean
  created_at: Date
  version: number
}

const columns = sql.raw(`id, kind, area_id, login_name, name, office_phone, password_hash, password_changed_at,
  must_change_password, totp_secret, totp_required, totp_enabled_at, totp_last_step, last_post_id, active, created_at, version`)

const one = async (db: Db, where: ReturnType<typeof sql>, lock: boolean) => {
  const { rows } = await sql<AccountRow>`
    select ${columns} from access.account where ${where} ${lock ? sql`for update` : sql``}`.execute(db)
  return rows[0]
}

/** Login names are kept in small letters. */
export const findByLoginName = (db: Db, loginName: string, lock = false) =>
  one(db, sql`kind = 'staff' and login_name = ${loginName.trim().toLowerCase()}`, lock)

export const findAccount = (db: Db, id: string, lock = false) => one(db, sql`id = ${id}`, lock)

export const findResident = (db: Db, phone: string) =>
  one(db, sql`kind = 'resident' and phone_index = ${blindIndex('phone', phone)}`, true)

export type NewAccount = {
  id?: string
  areaId: number
  loginName: string
  name: string
  officePhone?: string | null
  passwordHash: string | null
  mustChangePassword?: boolean
  totpRequired?: boolean
}

/** Answers nothing when the login name is taken, or the account is there already. */
export const insertAccount = async (db: Db, a: NewAccount): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    insert into access.account (id, kind, area_id, login_name, name, office_phone, password_hash, password_changed_at,
      must_change_password, totp_required)
    values (${a.id ?? uuid7()}, 'staff', ${a.areaId}, ${a.loginName.trim().toLowerCase()}, ${a.name},
      ${a.officePhone ?? null}, ${a.passwordHash}, now(), ${a.mustChangePassword ?? false}, ${a.totpRequired ?? false})
    on conflict do nothing returning id`.execute(db)
  return rows[0]?.id
}

/** The resident of a phone, made at the first login. */
export const ensureResident = async (db: Db, phone: string, id = uuid7()): Promise<AccountRow> => {
  await sql`insert into access.account (id, kind, phone, phone_index)
    values (${id}, 'resident', ${seal(phone)}, ${blindIndex('phone', phone)})
    on conflict (phone_index) where kind = 'resident' do nothing`.execute(db)
  return (await findResident(db, phone))!
}

/** The account of a resident's phone, if somebody has ever signed in with it. */
export const residentOf = async (db: Db, phone: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    with hot as (select id from access.account where kind = 'resident' and phone_index = ${blindIndex('phone', phone)})
    select id from hot`.execute(db)
  return rows[0]?.id
}

/** Names and office numbers of staff, for screens that show who did something. Residents are left out. */
export const accountNames = async (db: Db, ids: readonly string[]) => {
  if (!ids.length) return new Map<string, { name: string; officePhone: string | null }>()
  const { rows } = await sql<{ id: string; name: string; office_phone: string | null }>`
    select id, name, office_phone from access.account where kind = 'staff' and id = any(${[...new Set(ids)]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((r) => [r.id, { name: r.name, officePhone: r.office_phone }]))
}

export const rememberPost = (db: Db, id: string, postId: number) =>
  sql`update access.account set last_post_id = ${postId} where id = ${id}`.execute(db)

export const setPassword = (db: Db, id: string, hash: string, { mustChange, at }: { mustChange: boolean; at: Date }) =>
  sql`update access.account set password_hash = ${hash}, password_changed_at = ${at}, must_change_password = ${mustChange}
    where id = ${id}`.execute(db)

export const setTotp = (db: Db, id: string, totp: { secret: Buffer | null; enabledAt: Date | null }) =>
  sql`update access.account set totp_secret = ${totp.secret}, totp_enabled_at = ${totp.enabledAt} where id = ${id}`.execute(
    db,
  )

/** Marks a 30-second step as used; answers false when it, or a later one, was used before. */
export const takeTotpStep = async (db: Db, id: string, step: number): Promise<boolean> => {
  const { rows } = await sql`
    update access.account set totp_last_step = ${step}
    where id = ${id} and (totp_last_step is null or totp_last_step < ${step}) returning id`.execute(db)
  return rows.length === 1
}

/** The phone a resident signs in with, so that no form asks for it again; null for staff. Personal data: mask it in lists. */
export const phoneOf = async (db: Db, id: string): Promise<string | null> => {
  const { rows } = await sql<{ phone: Buffer | null }>`
    with hot as (select phone from access.account where id = ${id}) select phone from hot`.execute(db)
  return rows[0]?.phone ? open(rows[0].phone) : null
}

/** Phones of some accounts, by id; who has none is left out. */
export const phonesOf = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  if (!ids.length) return new Map()
  const { rows } = await sql<{ id: string; phone: Buffer }>`
    select id, phone from access.account where id = any(${[...ids]}::uuid[]) and phone is not null`.execute(db)
  return new Map(rows.map((row) => [row.id, open(row.phone)]))
}

/** Which of these login names (in small letters) are somebody's. */
export const loginNamesTaken = async (db: Db, names: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ name: string }>`select login_name as name from access.account
    where login_name = any(${[...names]})`.execute(db)
  return new Set(rows.map((r) => r.name))
}
