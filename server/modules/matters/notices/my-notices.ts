import { sql } from 'kysely'
import type { Answering } from '#contract/route.ts'
import type { Asked } from '#contract/route.ts'
import type { myNotices as myRoute, readMyNotices as readRoute } from '#contract/matters/notices.ts'
import { phoneOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex } from '#platform/crypto.ts'
import { sayNotice, type NoticeParams } from './say-notice.ts'

/** Notices of the one who asks: by account, and by the phone before there was one. */
const mine = async ({ db, actor }: Context) => {
  const phone = actor.accountId ? await phoneOf(db, actor.accountId) : null
  const index = phone ? blindIndex('phone', phone) : null
  return sql`(n.account_id = ${actor.accountId}::uuid or n.phone_index = ${index})`
}

const countUnread = async ({ db }: Context, own: Awaited<ReturnType<typeof mine>>) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int n from matters.notice n where ${own} and n.read_at is null`.execute(db)
  return rows[0]!.n
}

type Row = {
  area_id: number
  id: string
  kind: string
  params: NoticeParams
  link: string | null
  at: Date
  read_at: Date | null
}

/** What I was told, newest first. */
export const myNotices = async (
  context: Context,
  { after, limit, unread }: Asked<typeof myRoute>['query'],
): Promise<Answering<typeof myRoute>> => {
  const own = await mine(context)
  const before = after?.split('|') ?? []
  const from =
    Number.isNaN(Date.parse(before[0] ?? '')) || !/^[0-9a-f-]{36}$/.test(before[1] ?? '') ? undefined : before
  const { rows } = await sql<Row>`
    select n.area_id, n.id, n.kind, n.params, n.link, n.at, n.read_at from matters.notice n
    where ${own} ${unread ? sql`and n.read_at is null` : sql``}
      ${from ? sql`and (n.at, n.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql``}
    order by n.at desc, n.id desc limit ${limit + 1}`.execute(context.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((r) => ({
      areaId: r.area_id,
      id: r.id,
      kind: r.kind,
      text: sayNotice(context.locale, r.kind, r.params),
      link: r.link,
      at: r.at,
      readAt: r.read_at,
    })),
    next: rows.length > limit && last ? `${last.at.toISOString()}|${last.id}` : null,
    unread: await countUnread(context, own),
  }
}

/** The number on the bell. */
export const countMyNotices = async (context: Context) => ({ unread: await countUnread(context, await mine(context)) })

/** Marks as read; what belongs to others isn't touched. */
export const readMyNotices = async (context: Context, { ids }: Asked<typeof readRoute>['body']) => {
  const own = await mine(context)
  const { numAffectedRows } = await sql`
    update matters.notice n set read_at = ${context.now}
    where ${own} and n.read_at is null ${ids ? sql`and n.id = any(${ids}::uuid[])` : sql``}`.execute(context.db)
  return { read: Number(numAffectedRows ?? 0), unread: await countUnread(context, own) }
}
