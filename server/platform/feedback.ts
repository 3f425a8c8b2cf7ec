import { sql } from 'kysely'
import type { Asked } from '#contract/route.ts'
import {
  listFeedback as listRoute,
  revealFeedbackContact as revealRoute,
  sendFeedback as sendRoute,
  settleFeedback as settleRoute,
  type Feedback,
} from '#contract/platform/feedback.ts'
import type { Context } from './context.ts'
import { open, seal } from './crypto.ts'
import { serve, type Served } from './module.ts'
import { invalid, notFound } from './problem.ts'

type Row = {
  id: string
  at: Date
  kind: Feedback['kind']
  text: string
  contact: Buffer | null
  settled_at: Date | null
  outcome: string | null
}
const columns = sql`id, at, kind, text, contact, settled_at, outcome`
const purpose = 'feedback_contact'

const say = (row: Row) => ({
  id: row.id,
  at: row.at,
  kind: row.kind,
  text: row.text,
  hasContact: row.contact !== null,
  settledAt: row.settled_at,
  outcome: row.outcome,
})

/** 投诉建议 (law.md 3): kept once, however often it is sent; the words of the first time stand. */
export const sendFeedback = async (context: Context, { body }: Asked<typeof sendRoute>) => {
  const { id, kind, text, contact } = body
  await sql`insert into platform.feedback (id, at, kind, text, contact, account_id)
    values (${id}, ${context.now}, ${kind}, ${text}, ${contact ? seal(contact, purpose) : null}, ${context.actor.accountId})
    on conflict (id) do nothing`.execute(context.db)
  const { rows } = await sql<Row>`select ${columns} from platform.feedback where id = ${id}`.execute(context.db)
  context.audit({ feedback: id, kind })
  return { id, at: rows[0]!.at }
}

/** The mark of a page: the instant and id of its last row. */
const markOf = (after: string): { at: string; id: string } => {
  const [, at, id] = /^(\d{4}-[\d:.T-]+Z)\.([0-9a-f-]{36})$/.exec(after) ?? []
  if (!at || !id || Number.isNaN(Date.parse(at))) throw invalid([{ field: 'after', message: 'unknown page' }])
  return { at, id }
}

export const listFeedback = async (context: Context, { query }: Asked<typeof listRoute>) => {
  const mark = query.after === undefined ? undefined : markOf(query.after)
  const { rows } = await sql<Row>`select ${columns} from platform.feedback
    where ${mark ? sql`(at, id) < (${mark.at}::timestamptz, ${mark.id}::uuid)` : sql`true`}
      and ${query.open === undefined ? sql`true` : sql`(settled_at is null) = ${query.open}`}
    order by at desc, id desc limit ${query.limit + 1}`.execute(context.db)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(say),
    next: rows.length > query.limit && last ? `${last.at.toISOString()}.${last.id}` : null,
  }
}

/** Throws `platform.not_found`. */
export const settleFeedback = async (context: Context, { params, body }: Asked<typeof settleRoute>) => {
  const { rows } = await sql<Row>`update platform.feedback set settled_at = ${context.now}, outcome = ${body.outcome}
    where id = ${params.id} returning ${columns}`.execute(context.db)
  if (!rows[0]) throw notFound()
  context.audit({ feedback: params.id, settled: true })
  return say(rows[0])
}

/** Throws `platform.not_found`. The audit row says who looked and why; the contact isn't in it. */
export const revealFeedbackContact = async (context: Context, { params, body }: Asked<typeof revealRoute>) => {
  const { rows } = await sql<Row>`select ${columns} from platform.feedback where id = ${params.id}`.execute(context.db)
  if (!rows[0]) throw notFound()
  context.audit({ feedback: params.id, revealed: ['contact'], reason: body.reason })
  return { contact: rows[0].contact && open(rows[0].contact, purpose) }
}

export const feedback: readonly Served[] = [
  serve(sendRoute, sendFeedback),
  serve(listRoute, listFeedback),
  serve(settleRoute, settleFeedback),
  serve(revealRoute, revealFeedbackContact),
]
