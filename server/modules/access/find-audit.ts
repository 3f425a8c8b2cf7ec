import type { Context } from '#platform/context.ts'
import { invalid } from '#platform/problem.ts'
import { accountNames } from './account-store.ts'
import { type AuditFilter, findAuditRows } from './audit-store.ts'

type Asked = Omit<AuditFilter, 'before'> & { after?: string | undefined }

/** The audit log of an area, newest first; that somebody looked is written down too. */
export const findAudit = async (context: Context, { after, limit, ...filter }: Asked) => {
  const before = after === undefined ? undefined : Number(after)
  if (before !== undefined && !Number.isSafeInteger(before))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const found = await findAuditRows(context.db, { ...filter, before, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const names = await accountNames(
    context.db,
    rows.flatMap((r) => r.account_id ?? []),
  )
  context.audit({ searched: filter })
  return {
    rows: rows.map((r) => ({
      id: r.id,
      at: r.at,
      areaId: r.area_id,
      accountId: r.account_id,
      name: names.get(r.account_id ?? '')?.name ?? null,
      postId: r.post_id,
      role: r.role,
      route: r.route,
      about: r.about,
      requestId: r.request_id,
    })),
    next: found.length > limit ? String(rows.at(-1)!.id) : null,
  }
}

/** What the asker did lately: the last hundred writes. */
export const myActivity = async (context: Context) => {
  const rows = await findAuditRows(context.db, { accountId: context.actor.accountId!, limit: 100 })
  return { rows: rows.map((r) => ({ at: r.at, route: r.route, areaId: r.area_id, role: r.role, about: r.about })) }
}
