import { sql } from 'kysely'
import type { hallNumbers as numbersRoute } from '#contract/matters/hall-numbers.ts'
import type { Answering, Asked } from '#contract/route.ts'
import type { Context } from '#platform/context.ts'
import { dayAt, plusDays } from '../hall/hall-day.ts'
import { servedMinutes, waitedMinutes } from './list-tickets.ts'

type Load = { tickets: number; waitMedian: number | null; waitP90: number | null; serviceMedian: number | null }
const load = sql`count(*)::int tickets,
  round((percentile_cont(0.5) within group (order by ${waitedMinutes}))::numeric, 1)::float8 "waitMedian",
  round((percentile_cont(0.9) within group (order by ${waitedMinutes}))::numeric, 1)::float8 "waitP90",
  round((percentile_cont(0.5) within group (order by ${servedMinutes}))::numeric, 1)::float8 "serviceMedian"`

/** Waiting, load by window and hour, bookings and no-shows of a time (7 days to today when nothing is said), each with its rows. */
export const hallNumbers = async (
  { db, area, now }: Context,
  query: Asked<typeof numbersRoute>['query'],
): Promise<Answering<typeof numbersRoute>> => {
  const to = query.to ?? dayAt(now)
  const from = query.from ?? plusDays(to, -6)
  const rows = { from, to, ...(query.siteId ? { siteId: query.siteId } : {}) }
  const within = (
    table: string,
  ) => sql`${sql.raw(table)}.area_id between ${area.from} and ${area.to} and ${sql.raw(table)}.on_day between ${from} and ${to}
    ${query.siteId ? sql`and ${sql.raw(table)}.site_id = ${query.siteId}::uuid` : sql``}`
  const { rows: total } = await sql<Load & { done: number; passed: number; cancelled: number }>`
    select ${load}, count(*) filter (where state = 'done')::int done, count(*) filter (where state = 'passed')::int passed,
      count(*) filter (where state = 'cancelled')::int cancelled from matters.ticket t where ${within('t')}`.execute(db)
  const { rows: byHour } = await sql<Load & { hour: number }>`
    select extract(hour from taken_at at time zone 'Asia/Shanghai')::int "hour", ${load} from matters.ticket t where ${within('t')} group by 1 order by 1`.execute(
    db,
  )
  const { rows: bookedHours } = await sql<{ hour: number; n: number }>`
    select extract(hour from lower(during) at time zone 'Asia/Shanghai')::int "hour", count(*)::int n from matters.booking b
    where ${within('b')} and offer_of is null and state in ('booked', 'checked_in', 'served', 'no_show') group by 1`.execute(
    db,
  )
  const { rows: byWindow } = await sql<
    Load & { areaId: number; siteId: string; siteName: string; windowNo: number; windowName: string }
  >`
    select t.area_id "areaId", t.site_id "siteId", min(s.name) "siteName", t.window_no "windowNo", coalesce(min(w.name), '') "windowName", ${load}
    from matters.ticket t join matters.site s on s.area_id = t.area_id and s.id = t.site_id
    left join matters.hall_window w on w.area_id = t.area_id and w.site_id = t.site_id and w.no = t.window_no
    where ${within('t')} and t.window_no is not null group by 1, 2, 4 order by 1, 2, 4 limit 500`.execute(db)
  const { rows: byCell } = await sql<Load & { areaId: number; siteId: string; windowNo: number; hour: number }>`
    select t.area_id "areaId", t.site_id "siteId", t.window_no "windowNo", extract(hour from taken_at at time zone 'Asia/Shanghai')::int "hour", ${load}
    from matters.ticket t where ${within('t')} and t.window_no is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4 limit 2000`.execute(
    db,
  )
  const { rows: bySite } = await sql<Load & { areaId: number; siteId: string; siteName: string }>`
    select t.area_id "areaId", t.site_id "siteId", min(s.name) "siteName", ${load}
    from matters.ticket t join matters.site s on s.area_id = t.area_id and s.id = t.site_id where ${within('t')} group by 1, 2 order by 1, 2 limit 500`.execute(
    db,
  )
  const { rows: bookings } = await sql<{
    made: number
    kept: number
    cancelled: number
    noShows: number
    displaced: number
  }>`
    select count(*)::int made, count(*) filter (where state in ('checked_in', 'served'))::int kept,
      count(*) filter (where state = 'cancelled')::int cancelled, count(*) filter (where state = 'no_show')::int "noShows",
      count(*) filter (where state = 'displaced')::int displaced from matters.booking b where ${within('b')} and offer_of is null`.execute(
    db,
  )
  const b = bookings[0]!
  const hours = [...new Set([...byHour.map((h) => h.hour), ...bookedHours.map((h) => h.hour)])].toSorted(
    (x, y) => x - y,
  )
  const none: Load = { tickets: 0, waitMedian: null, waitP90: null, serviceMedian: null }
  return {
    from,
    to,
    total: { ...total[0]!, rows },
    bookings: {
      ...b,
      noShowRate: b.kept + b.noShows ? b.noShows / (b.kept + b.noShows) : null,
      rows,
      noShowRows: { ...rows, state: 'no_show' },
    },
    byHour: hours.map((hour) => ({
      ...(byHour.find((h) => h.hour === hour) ?? none),
      hour,
      bookings: bookedHours.find((h) => h.hour === hour)?.n ?? 0,
      rows: { ...rows, hour },
    })),
    byWindow: byWindow.map((w) => ({ ...w, rows: { ...rows, siteId: w.siteId, windowNo: w.windowNo } })),
    byCell: byCell.map((c) => ({ ...c, rows: { ...rows, siteId: c.siteId, windowNo: c.windowNo, hour: c.hour } })),
    bySite: bySite.map((s) => ({ ...s, rows: { ...rows, siteId: s.siteId } })),
  }
}
