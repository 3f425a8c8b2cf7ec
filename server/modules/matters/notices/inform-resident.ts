import { sql } from 'kysely'
import { maskPhone } from '#contract/platform/mask.ts'
import { residentOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex, seal, uuid7 } from '#platform/crypto.ts'
import type { NoticeKind, NoticeParams } from './say-notice.ts'

export type Informing = {
  /** The area whose business it is; inside the scope of the context. */
  areaId: number
  /** One of both; a phone that belongs to an account reaches it. Neither: nobody is told. */
  accountId?: string | null
  phone?: string | null
  kind: NoticeKind
  params?: NoticeParams
  /** A path of the resident's app, like `/bookings/<areaId>/<id>`. */
  link?: string | null
  /** Also by text message, although they have an account: what can't wait until they look. Needs `phone`. */
  urgent?: boolean
}

export const textPurpose = 'matters.text_message'

/** The rows that tell somebody, as parts of a statement (`told as (…)`), and the fact; undefined when nobody can be told. */
export const informing = (told: Informing, account: string | null, now: Date) => {
  if (!account && !told.phone) return undefined
  const params = JSON.stringify(told.params ?? {})
  const id = uuid7()
  const index = account ? null : blindIndex('phone', told.phone!)
  const texted = !!told.phone && (!account || !!told.urgent)
  const notice = sql`told as (insert into matters.notice (area_id, id, account_id, phone_index, kind, params, link, at, to_mask, texted)
    values (${told.areaId}, ${id}, ${account}, ${index}, ${told.kind}, ${params}::jsonb, ${told.link ?? null}, ${now}, ${told.phone ? maskPhone(told.phone) : null}::text, ${texted}::bool))`
  const fact = { name: 'matters.resident_informed', areaId: told.areaId, about: { noticeId: id, kind: told.kind } }
  if (!told.phone || !texted) return { parts: notice, fact }
  const message = sql`texted as (insert into matters.text_message (area_id, id, phone, kind, params, state, next_at, at)
    values (${told.areaId}, ${id}, ${seal(told.phone, textPurpose)}, ${told.kind}, ${params}::jsonb, 'waiting', ${now}, ${now}))`
  return { parts: sql`${notice}, ${message}`, fact }
}

/**
 * Tells a resident something (Q01), in the transaction of the caller: a notice in their app; a text message where there is only a
 * phone, or when it is urgent. Who signs in later with that phone finds the notice too.
 */
export const informResident = async ({ db, now, announce }: Context, told: Informing): Promise<void> => {
  const account = told.accountId ?? (told.phone ? await residentOf(db, told.phone) : undefined) ?? null
  const rows = informing(told, account, now)
  if (!rows) return
  await sql`with hot as (select 1), ${rows.parts} select from hot`.execute(db)
  announce(rows.fact)
}
