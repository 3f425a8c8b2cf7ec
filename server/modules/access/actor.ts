import { LRUCache } from 'lru-cache'
import { sql } from 'kysely'
import { permissionsOf, type Role } from '#contract/access/roles.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { now } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import { everywhere, type Db } from '#platform/database.ts'
import { dayOf } from './day.ts'

export const nobody: Actor = {
  kind: 'anonymous',
  accountId: null,
  name: null,
  postId: null,
  role: null,
  area: null,
  areaId: null,
  organisationId: null,
  permissions: new Set(),
}

const sets = Object.fromEntries(Object.entries(permissionsOf).map(([role, list]) => [role, new Set(list)]))

// A few seconds: a post that ended in another process holds that long at most. A whole account that is shut loses its
// sessions, and those end everywhere at once.
const actors = new LRUCache<string, { accountId: string; actor: Actor }>({ max: 20_000, ttl: 3_000 })

type Row = {
  kind: 'staff' | 'resident'
  name: string | null
  barred: boolean
  post_id: number | null
  role: Role | null
  area_id: number | null
  organisation_id: number | null
}

const read = async (db: Db, accountId: string, postId: number | null): Promise<Actor> => {
  const day = dayOf(now())
  const { rows } = await sql<Row>`
    select a.kind, a.name, p.id as post_id, p.role, p.area_id, p.organisation_id,
      a.must_change_password or (a.totp_required and a.totp_enabled_at is null) as barred
    from access.account a
    left join access.post p on p.account_id = a.id and p.id = ${postId}
      and p.ended_at is null and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to >= ${day})
    where a.id = ${accountId} and a.active`.execute(db)
  const row = rows[0]
  if (!row) return nobody
  if (row.kind === 'resident')
    return { ...nobody, kind: 'resident', accountId, role: 'resident', area: everywhere, permissions: sets.resident! }
  const staff = { ...nobody, kind: 'staff' as const, accountId, name: row.name }
  // Who must change the password or set up the second factor first may do that and nothing else.
  if (row.barred || !row.role || row.area_id === null) return staff
  return {
    ...staff,
    postId: row.post_id,
    role: row.role,
    areaId: row.area_id,
    area: rangeOf(row.area_id),
    organisationId: row.organisation_id,
    permissions: sets[row.role] ?? new Set(),
  }
}

/**
 * Who an account is when acting in one of its posts; kept in memory for three seconds. Answers an anonymous actor for
 * nobody, an unknown account and one that was shut; a staff actor without permissions when the post isn't theirs, isn't
 * valid today, or when the password must be changed or the second factor set up first.
 */
export const loadActor = async (db: Db, accountId: string | null, postId: number | null): Promise<Actor> => {
  if (!accountId) return nobody
  const key = `${accountId}/${postId ?? ''}`
  const known = actors.get(key)
  if (known) return known.actor
  const actor = await read(db, accountId, postId)
  actors.set(key, { accountId, actor })
  return actor
}

/** To be called after the commit of any change to an account or its posts. */
export const forgetActor = (accountId: string) => {
  for (const [key, kept] of actors.entries()) if (kept.accountId === accountId) actors.delete(key)
}
