import { sql } from 'kysely'
import type { Role } from '#contract/access/roles.ts'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { dayOf } from './day.ts'

/** A post that holds on a day: begun, not over, not ended early. */
export const holding = (day: string) =>
  sql`p.ended_at is null and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to >= ${day})`

const absent = (day: string) => sql`exists (
  select from access.absence x where x.account_id = p.account_id and x.withdrawn_at is null
    and x.from_on <= ${day} and x.to_on >= ${day})`

export type NewPost = {
  accountId: string
  role: Exclude<Role, 'resident'>
  areaId: number
  organisationId?: number | null
  title?: string | null
  /** First and last day of the term; from today and open when left out. */
  validFrom?: string
  validTo?: string | null
  /** AB岗: the A post this one stands in for. */
  substituteOf?: number | null
}

/** Throws PostgreSQL's exclusion violation (23P01) where the three-administrator split would break. */
export const insertPost = async (db: Db, p: NewPost, at: Date): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into access.post (account_id, role, area_id, organisation_id, title, valid_from, valid_to, substitute_of)
    values (${p.accountId}, ${p.role}, ${p.areaId}, ${p.organisationId ?? null}, ${p.title ?? null},
      ${p.validFrom ?? dayOf(at)}, ${p.validTo ?? null}, ${p.substituteOf ?? null}) returning id`.execute(db)
  return rows[0]!.id
}

export type PostRow = {
  id: number
  account_id: string
  role: Exclude<Role, 'resident'>
  duty: number
  area_id: number
  organisation_id: number | null
  title: string | null
  valid_from: string
  valid_to: string | null
  ended_at: Date | null
  substitute_of: number | null
}
const columns = sql.raw(
  'p.id, p.account_id, p.role, p.duty, p.area_id, p.organisation_id, p.title, p.valid_from, p.valid_to, p.ended_at, p.substitute_of',
)

/** What an account may act as today. */
export const postsHeld = async (db: Db, accountId: string, at: Date) => {
  const { rows } = await sql<PostRow>`
    select ${columns} from access.post p where p.account_id = ${accountId} and ${holding(dayOf(at))} order by p.id`.execute(
    db,
  )
  return rows
}

/** Every post of these accounts, past ones too. */
export const postsOf = async (db: Db, accountIds: readonly string[]) => {
  const { rows } = await sql<PostRow>`
    select ${columns} from access.post p where p.account_id = any(${[...accountIds]}::uuid[]) order by p.id`.execute(db)
  return rows
}

export const findPost = async (db: Db, id: number) => {
  const { rows } = await sql<PostRow>`select ${columns} from access.post p where p.id = ${id}`.execute(db)
  return rows[0]
}

/** Ends a post now; what was done in it stays. */
export const endPost = (db: Db, id: number, at: Date) =>
  sql`update access.post set ended_at = ${at} where id = ${id} and ended_at is null`.execute(db)

export type OnDuty = {
  accountId: string
  postId: number
  name: string
  officePhone: string | null
  substitute: boolean
}

/**
 * Who holds such a post in exactly this area today and isn't absent: A posts first, then those who stand in (AB岗),
 * each in the order they were given. Empty when nobody does; the caller then goes up the tree.
 */
export const findOnDuty = async (
  db: Db,
  wanted: { areaId: number; role: Role; organisationId?: number | null },
  at: Date,
): Promise<OnDuty[]> => {
  const day = dayOf(at)
  const inOrganisation = wanted.organisationId == null ? sql`` : sql`and p.organisation_id = ${wanted.organisationId}`
  const { rows } = await sql<OnDuty>`
    select p.account_id as "accountId", p.id as "postId", a.name, a.office_phone as "officePhone",
      p.substitute_of is not null as substitute
    from access.post p join access.account a on a.id = p.account_id
    where p.area_id = ${wanted.areaId} and p.role = ${wanted.role} ${inOrganisation}
      and ${holding(day)} and a.active and not ${absent(day)}
    order by p.substitute_of is not null, p.id`.execute(db)
  return rows
}

/** Those of the accounts who are absent on the day of `at`. */
export const findAbsent = async (db: Db, accountIds: readonly string[], at: Date): Promise<Set<string>> => {
  const day = dayOf(at)
  const { rows } = await sql<{ account_id: string }>`
    with hot as (select account_id from access.absence
      where account_id = any(${[...accountIds]}::uuid[]) and withdrawn_at is null and from_on <= ${day} and to_on >= ${day})
    select distinct account_id from hot`.execute(db)
  return new Set(rows.map((r) => r.account_id))
}

export type Colleague = OnDuty & {
  role: Exclude<Role, 'resident'>
  areaId: number
  organisationId: number | null
  title: string | null
  substituteOf: number | null
  absent: boolean
}

/** Everybody with a business post inside the range today, nearest the root first. */
export const findColleagues = async (db: Db, range: AreaRange, role: Role | undefined, at: Date, most: number) => {
  const day = dayOf(at)
  const { rows } = await sql<Colleague>`
    select p.account_id as "accountId", p.id as "postId", a.name, a.office_phone as "officePhone",
      p.substitute_of is not null as substitute, p.role, p.area_id as "areaId", p.organisation_id as "organisationId",
      p.title, p.substitute_of as "substituteOf", ${absent(day)} as absent
    from access.post p join access.account a on a.id = p.account_id
    where p.area_id between ${range.from} and ${range.to} and p.duty = 0 and ${holding(day)} and a.active
      ${role ? sql`and p.role = ${role}` : sql``}
    order by p.area_id, p.role, p.id limit ${most}`.execute(db)
  return rows
}

/** Accounts with a post of these roles that holds on the day of `at`, by the area of the post. */
export const countHolders = async (
  db: Db,
  area: AreaRange,
  roles: readonly Role[],
  at: Date,
): Promise<{ areaId: number; count: number }[]> =>
  (
    await sql<{ areaId: number; count: number }>`
      select p.area_id "areaId", count(distinct p.account_id)::int count from access.post p
      where p.area_id between ${area.from} and ${area.to} and p.role = any(${[...roles]}::text[]) and ${holding(dayOf(at))} group by 1`.execute(
      db,
    )
  ).rows
