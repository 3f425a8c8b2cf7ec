import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import { permissionsOf, type Role } from '#contract/access/roles.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { now } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import { everywhere } from '#platform/database.ts'
import { anonymous } from '#platform/mount.ts'
import { dayOf } from './day.ts'

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

const read = async (pool: pg.Pool, accountId: string, postId: number | null, day: string): Promise<Actor> => {
  const { rows } = await pool.query<Row>(
    `select a.kind, a.name, p.id as post_id, p.role, p.area_id, p.organisation_id,
       a.must_change_password or (a.totp_required and a.totp_enabled_at is null) as barred
     from access.account a
     left join access.post p on p.account_id = a.id and p.id = $2
       and p.ended_at is null and p.valid_from <= $3 and (p.valid_to is null or p.valid_to >= $3)
     where a.id = $1 and a.active`,
    [accountId, postId, day],
  )
  const row = rows[0]
  if (!row) return anonymous
  if (row.kind === 'resident')
    return {
      ...anonymous,
      kind: 'resident',
      accountId,
      role: 'resident',
      area: everywhere,
      permissions: sets.resident!,
    }
  const staff = { ...anonymous, kind: 'staff' as const, accountId, name: row.name }
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
export const loadActor = async (pool: pg.Pool, accountId: string | null, postId: number | null): Promise<Actor> => {
  if (!accountId) return anonymous
  const day = dayOf(now())
  const key = `${accountId}/${postId ?? ''}/${day}`
  const known = actors.get(key)
  if (known) return known.actor
  const actor = await read(pool, accountId, postId, day)
  actors.set(key, { accountId, actor })
  return actor
}

/** To be called after the commit of any change to an account or its posts. */
export const forgetActor = (accountId: string) => {
  for (const [key, kept] of actors.entries()) if (kept.accountId === accountId) actors.delete(key)
}
