import { sql } from 'kysely'
import type { Account } from '#contract/access/accounts.ts'
import type { Role } from '#contract/access/roles.ts'
import type { AreaRange, Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { lockedUntil } from './attempt-store.ts'
import { dayOf } from './day.ts'
import { holding, type PostRow, postsOf } from './post-store.ts'

type Row = Omit<Account, 'posts' | 'lockedUntil' | 'createdAt'> & { createdAt: Date }

const columns =
  sql.raw(`a.id, a.area_id as "areaId", a.login_name as "loginName", a.name, a.office_phone as "officePhone",
  a.active, a.must_change_password as "mustChangePassword", a.totp_required as "totpRequired",
  a.totp_enabled_at is not null as "totpEnabled", a.created_at as "createdAt", a.version`)

const postView = (p: PostRow) => ({
  id: p.id,
  role: p.role,
  areaId: p.area_id,
  organisationId: p.organisation_id,
  title: p.title,
  validFrom: p.valid_from,
  validTo: p.valid_to,
  endedAt: p.ended_at,
  substituteOf: p.substitute_of,
})

const complete = async ({ db, now }: Context, rows: readonly Row[]) => {
  const posts = Map.groupBy(await postsOf(db, rows.map((r) => r.id)), (p) => p.account_id) // prettier-ignore
  const locked = await lockedUntil(db, rows.map((r) => r.loginName), now) // prettier-ignore
  return rows.map((r) => ({
    ...r,
    lockedUntil: locked.get(r.loginName) ?? null,
    posts: (posts.get(r.id) ?? []).map(postView),
  }))
}

export type AccountFilter = {
  q?: string | undefined
  role?: Role | undefined
  active?: boolean | undefined
  locked?: boolean | undefined
  withoutPost?: boolean | undefined
  after?: string | undefined
  limit: number
}

const like = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

const conditionsOf = (range: AreaRange, day: string, f: AccountFilter) => {
  const held = (more: ReturnType<typeof sql>) =>
    sql`exists (select from access.post p where p.account_id = a.id and ${holding(day)} ${more})`
  return [
    sql`a.kind = 'staff' and a.area_id between ${range.from} and ${range.to}`,
    f.q && sql`(a.login_name like ${like(f.q)} or lower(a.name) like ${like(f.q)})`,
    f.role && held(sql`and p.role = ${f.role}`),
    f.withoutPost !== undefined && (f.withoutPost ? sql`not ${held(sql``)}` : held(sql``)),
    f.active !== undefined && sql`a.active = ${f.active}`,
    f.after !== undefined && sql`a.login_name > ${f.after}`,
  ].filter((c) => !!c)
}

/** Accounts an area looks after, by login name. */
export const findAccounts = async (context: Context, filter: AccountFilter) => {
  const { db, area, now } = context
  const where = sql.join(conditionsOf(area, dayOf(now), filter), sql` and `)
  // Who is locked is known by a keyed digest of the name, so that filter looks through the names, not through a column.
  const names = filter.locked ? [...(await lockedAmong(context, where))] : undefined
  const { rows } = await sql<Row>`
    select ${columns} from access.account a where ${where} ${names ? sql`and a.login_name = any(${names})` : sql``}
    order by a.login_name limit ${filter.limit + 1}`.execute(db)
  const page = rows.slice(0, filter.limit)
  return { rows: await complete(context, page), next: rows.length > filter.limit ? page.at(-1)!.loginName : null }
}

const lockedAmong = async ({ db, now }: Context, where: ReturnType<typeof sql.join>) => {
  const { rows } = await sql<{ login_name: string }>`select a.login_name from access.account a where ${where}`.execute(
    db,
  )
  return (await lockedUntil(db, rows.map((r) => r.login_name), now)).keys() // prettier-ignore
}

/** One account the area of the path looks after; anybody else's is not found. `lock` holds it until the commit. */
export const getAccount = async (context: Context, id: string, { lock = false } = {}) => {
  const { rows } = await sql<Row>`
    select ${columns} from access.account a
    where a.id = ${id} and a.kind = 'staff' and a.area_id between ${context.area.from} and ${context.area.to}
    ${lock ? sql`for update` : sql``}`.execute(context.db)
  if (!rows[0]) throw notFound()
  return (await complete(context, [rows[0]]))[0]!
}
