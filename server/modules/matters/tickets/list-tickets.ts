import { sql } from 'kysely'
import type { listTickets as listRoute } from '#contract/matters/ticket-desk.ts'
import type { Answering, Asked } from '#contract/route.ts'
import type { Context } from '#platform/context.ts'
import { dayAt } from '../hall/hall-day.ts'
import { ticketColumns, type TicketRow } from './ticket-store.ts'
import { viewTickets } from './ticket-view.ts'

type Row = TicketRow & { waited: number | null; served: number | null }
const minutes = (from: string, to: string) => sql.raw(`extract(epoch from ${to} - ${from})::float8 / 60`)
/** Minutes from taking the number to the first call, and from its beginning to its end. */
export const waitedMinutes = minutes('taken_at', 'first_called_at')
export const servedMinutes = sql.raw(
  `case when state = 'done' then extract(epoch from ended_at - coalesce(started_at, called_at))::float8 / 60 end`,
)

/** Rows behind the numbers of the hall; by day, oldest first. */
export const listTickets = async (
  context: Context,
  query: Asked<typeof listRoute>['query'],
): Promise<Answering<typeof listRoute>> => {
  const { db, area, now } = context
  const [day, id] = query.after?.split('|') ?? []
  const after =
    day &&
    id &&
    /^\d{4}-\d\d-\d\d$/.test(day) &&
    !Number.isNaN(Date.parse(day)) &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const { rows } = await sql<Row>`
    select ${ticketColumns}, ${waitedMinutes} waited, ${servedMinutes} served from matters.ticket
    where area_id between ${area.from} and ${area.to} and on_day >= ${query.from ?? dayAt(now)}
      ${query.to ? sql`and on_day <= ${query.to}` : sql``}
      ${query.siteId ? sql`and site_id = ${query.siteId}::uuid` : sql``}
      ${query.state ? sql`and state = ${query.state}` : sql``}
      ${query.windowNo ? sql`and window_no = ${query.windowNo}` : sql``}
      ${query.class ? sql`and class_code = ${query.class}` : sql``}
      ${query.hour === undefined ? sql`` : sql`and extract(hour from taken_at at time zone 'Asia/Shanghai') = ${query.hour}`}
      ${query.waited === undefined ? sql`` : sql`and ${waitedMinutes} >= ${query.waited}`}
      ${after ? sql`and (on_day, id) > (${day}::date, ${id}::uuid)` : sql``}
    order by on_day, id limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const { rows: sites } = await sql<{ id: string; name: string }>`
    select id, name from matters.site where id = any(${[...new Set(page.map((t) => t.siteId))]}::uuid[])`.execute(db)
  const names = new Map(sites.map((s) => [s.id, s.name]))
  const shown = await viewTickets(context, (siteId) => names.get(siteId) ?? '', page)
  const round = (n: number | null) => (n === null ? null : Math.round(n * 10) / 10)
  return {
    rows: shown.map((t, i) => ({ ...t, waitedMinutes: round(page[i]!.waited), servedMinutes: round(page[i]!.served) })),
    next: rows.length > query.limit && last ? `${last.day}|${last.id}` : null,
  }
}
