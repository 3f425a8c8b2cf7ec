import { sql } from 'kysely'
import type { LinkedNumber } from '#contract/matters/part-steps.ts'
import type { Context } from '#platform/context.ts'
import { endOfLocal, localDay, startOfLocal } from '#platform/local-day.ts'
import { allOf } from '#platform/row-place.ts'

type Period = { from?: string | undefined; to?: string | undefined }

/** 证明的数, each with the query of the list of its rows. */
export const certificateNumbers = async ({ db, area, now }: Context, { from, to }: Period) => {
  const within = (column: string, alias: string) =>
    allOf([
      sql`${sql.ref(`${alias}.area_id`)} between ${area.from} and ${area.to}`,
      from && sql`${sql.ref(`${alias}.${column}`)} >= ${startOfLocal(from)}`,
      to && sql`${sql.ref(`${alias}.${column}`)} < ${endOfLocal(to)}`,
    ])
  const today = localDay(now)
  const { rows } = await sql<{
    drafted: number
    issued: number
    revoked: number
    expired: number
    waiting: number
    seals: number
    forbidden: number
    off_list: number
  }>`
    select (select count(*)::int from matters.certificate c where ${within('drafted_at', 'c')}) drafted,
      (select count(*)::int from matters.certificate c where ${within('drafted_at', 'c')} and c.state = 'issued') issued,
      (select count(*)::int from matters.certificate c where ${within('drafted_at', 'c')} and c.state = 'revoked') revoked,
      (select count(*)::int from matters.certificate c where ${within('drafted_at', 'c')} and c.state = 'issued' and c.valid_until < ${today}::date) expired,
      (select count(*)::int from matters.certificate c where ${within('drafted_at', 'c')} and c.state = 'drafted') waiting,
      (select count(*)::int from matters.seal_use s where ${within('at', 's')}) seals,
      (select count(*)::int from matters.certificate_demand d where ${within('at', 'd')} and d.kind = 'forbidden') forbidden,
      (select count(*)::int from matters.certificate_demand d where ${within('at', 'd')} and d.kind = 'off_list') off_list`.execute(
    db,
  )
  const { rows: kinds } = await sql<{
    code: string
    zh: string
    en: string
    issued: number
  }>`select k.code, max(k.zh) zh, max(k.en) en, count(*)::int issued
    from matters.certificate c join matters.certificate_kind k on k.id = c.kind_id where ${within('drafted_at', 'c')} and c.state = 'issued' group by k.code order by 4 desc, 1`.execute(
    db,
  )
  const n = rows[0]!
  const period: Record<string, string> = { ...(from && { from }), ...(to && { to }) }
  const number = (key: string, zh: string, en: string, value: number, query: Record<string, string>): LinkedNumber => ({
    key,
    zh,
    en,
    value,
    of: null,
    query: { ...query, ...period },
    ofQuery: null,
    measure: false,
  })
  return {
    numbers: [
      number('drafted', '拟开', 'drafted', n.drafted, {}),
      number('issued', '已开具（未作废）', 'issued', n.issued, { state: 'issued' }),
      number('waiting', '待审批', 'waiting', n.waiting, { state: 'drafted' }),
      number('revoked', '已作废', 'revoked', n.revoked, { state: 'revoked' }),
      number('expired', '已过期', 'expired', n.expired, { validity: 'expired' }),
      number('seal_uses', '用印', 'uses of the seal', n.seals, {}),
      number('refused_forbidden', '不予开具（不应出具）', 'refused: must not be issued', n.forbidden, {
        kind: 'forbidden',
      }),
      number('refused_off_list', '不予开具（清单外）', 'refused: on no list', n.off_list, { kind: 'off_list' }),
    ],
    byKind: kinds.map((k) => ({ ...k, query: { kind: k.code, state: 'issued', ...period } })),
  }
}
