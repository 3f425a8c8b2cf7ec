import { sql } from 'kysely'
import { maskPhone } from '#contract/platform/mask.ts'
import type { Asked, Answering } from '#contract/route.ts'
import type { callUntold as callRoute, listUntold as listRoute } from '#contract/matters/notices.ts'
import { codeSender } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import { notFound } from '#platform/problem.ts'
import { textPurpose } from './inform-resident.ts'
import { sayNotice, type NoticeParams } from './say-notice.ts'

const mostTries = 5
const atOnce = 50

type Row = {
  area_id: number
  id: string
  phone: Buffer
  kind: string
  params: NoticeParams
  state: 'waiting' | 'failed'
  tries: number
  at: Date
}
const columns = sql.raw('area_id, id, phone, kind, params, state, tries, at')

/**
 * Hands waiting text messages to the gateway; one that fails is tried again after 2, 4, 8 … minutes, five times in all. A commit that
 * fails after the hand-over sends twice, which is better than never. Without a gateway they wait for staff (`listUntold`).
 */
export const sendTexts = async ({ db, now }: Context): Promise<number> => {
  const { tell } = codeSender()
  if (!tell) return 0
  const { rows } = await sql<Row>`
    select ${columns} from matters.text_message where state = 'waiting' and next_at <= ${now}
    order by next_at limit ${atOnce} for update skip locked`.execute(db)
  for (const row of rows) {
    const failure = await tell(open(row.phone, textPurpose), `【邻里】${sayNotice('zh', row.kind, row.params)}`).then(
      () => undefined,
      (error: unknown) => error ?? new Error('the gateway refused'),
    )
    const key = sql`area_id = ${row.area_id} and id = ${row.id}::uuid`
    if (!failure)
      await sql`update matters.text_message set state = 'sent', phone = null, done_at = ${now} where ${key}`.execute(db)
    else
      await sql`update matters.text_message set tries = tries + 1,
          state = case when tries + 1 >= ${mostTries} then 'failed' else 'waiting' end,
          next_at = ${now}::timestamptz + interval '1 minute' * power(2, tries + 1) where ${key}`.execute(db)
  }
  return rows.length
}

/** Whom no message reached: given up, or waiting without a gateway. */
export const listUntold = async (
  { db, area, locale }: Context,
  { after, limit }: Asked<typeof listRoute>['query'],
): Promise<Answering<typeof listRoute>> => {
  const gateway = codeSender().tell !== undefined
  const from = after && /^[0-9a-f-]{36}$/.test(after) ? sql`and id > ${after}::uuid` : sql``
  const { rows } = await sql<Row>`
    select ${columns} from matters.text_message where area_id between ${area.from} and ${area.to}
      and (state = 'failed' or (state = 'waiting' and ${!gateway})) ${from} order by id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const names = await areaNames(db, [...new Set(page.map((r) => r.area_id))])
  return {
    rows: page.map((r) => ({
      areaId: r.area_id,
      areaName: names.get(r.area_id) ?? '',
      id: r.id,
      kind: r.kind,
      text: sayNotice(locale, r.kind, r.params),
      phone: maskPhone(open(r.phone, textPurpose)),
      state: r.state,
      tries: r.tries,
      at: r.at,
    })),
    next: rows.length > limit ? page.at(-1)!.id : null,
    gateway,
  }
}

type Key = { areaId: number; id: string }
const findUntold = async ({ db }: Context, { areaId, id }: Key) => {
  const { rows } = await sql<Row>`select ${columns} from matters.text_message
    where area_id = ${areaId} and id = ${id}::uuid and state in ('waiting', 'failed') for update`.execute(db)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** The number in clear, to call it; logged with the reason. */
export const callUntold = async (context: Context, key: Key, { reason }: Asked<typeof callRoute>['body']) => {
  const row = await findUntold(context, key)
  context.audit({ revealed: 'phone', message: row.id, reason }, row.area_id)
  return { phone: open(row.phone, textPurpose), text: sayNotice(context.locale, row.kind, row.params) }
}

/** Staff told them by telephone; the number is forgotten. */
export const toldByPhone = async (context: Context, key: Key) => {
  const row = await findUntold(context, key)
  await sql`update matters.text_message set state = 'by_phone', phone = null, done_at = ${context.now}, done_by = ${context.actor.accountId}::uuid
    where area_id = ${row.area_id} and id = ${row.id}::uuid`.execute(context.db)
  context.audit({ told: row.id, kind: row.kind }, row.area_id)
  return { told: true }
}

/** Notices are kept a year, messages a month: they are no archive. */
export const forgetNotices = async ({ db, now }: Context) => {
  await sql`delete from matters.notice where at < ${now}::timestamptz - interval '1 year'`.execute(db)
  await sql`delete from matters.text_message where at < ${now}::timestamptz - interval '30 days'`.execute(db)
}
