import { sql } from 'kysely'
import type { IncidentFilter } from '#contract/incidents/incident-filter.ts'
import type { MapLight } from '#contract/incidents/incident-map.ts'
import type { Context } from '#platform/context.ts'
import { loadConfiguration } from './configuration.ts'
import type { Case } from './incident-case.ts'
import { instant } from './incident-rows.ts'
import { conditionsOf } from './list-conditions.ts'
import { allOf, keysOf, stillOpen } from './visible-to.ts'

/** From this zoom on each case stands for itself. */
const pointsFrom = 16
const mostPoints = 2000
/** So few are shown one by one at any zoom. */
const fewPoints = 60
const lights: readonly MapLight[] = ['closed', 'green', 'paused', 'yellow', 'red']

type Asked = IncidentFilter & { bbox: [west: number, south: number, east: number, north: number]; zoom: number }
type Cluster = { lon: number; lat: number; count: number; worst: number }
type Point = Pick<
  Case,
  'area_id' | 'id' | 'number' | 'state' | 'category_id' | 'urgent' | 'supervise_level' | 'reported_at'
> & { lon: number; lat: number; worst: number }

/** Position in `lights`. */
const worstOf = (now: Date) => sql`case when not ${stillOpen} then 0 when i.paused_at is not null then 2
  when i.due_at < ${now}::timestamptz then 4 when i.yellow_at <= ${now}::timestamptz then 3 else 1 end`

/** Cells of the snap grid in degrees: about 60 pixels of a 256 pixel tile at that zoom. */
const cellOf = (zoom: number) => (360 / 2 ** Math.floor(zoom)) * (60 / 256)

const whereOf = async (context: Context, { bbox, zoom: _, ...filter }: Asked) => {
  const [west, south, east, north] = bbox
  const { where } = await conditionsOf(context, filter)
  const { from, to } = context.area
  // A window of the city is found by its index; of a whole country every open case would be read anyway.
  const small = east - west < 0.2 && north - south < 0.2
  const inBox = keysOf(
    sql`select b.area_id, b.id from incidents.find_open_in_box(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, ${from}::bigint, ${to}::bigint) b`,
  )
  const box = sql<boolean>`i.point is not null and st_x(i.point) between ${west} and ${east} and st_y(i.point) between ${south} and ${north}`
  return allOf([where, small && filter.scope !== 'all' ? inBox : undefined, box])
}

const readPoints = async (context: Context, where: Awaited<ReturnType<typeof whereOf>>, most: number) => {
  const { rows } =
    await sql<Point>`select i.area_id, i.id, i.number, i.state, i.category_id, i.urgent, i.supervise_level, i.reported_at,
      st_x(i.point) lon, st_y(i.point) lat, ${worstOf(context.now)} worst
    from incidents.incident i where ${where} limit ${most + 1}`.execute(context.db)
  return rows
}

/** 事件上图 (L01): clusters with their worst light far out, single cases close up or where there are few. */
export const mapIncidents = async (context: Context, asked: Asked) => {
  const where = await whereOf(context, asked)
  const most = asked.zoom >= pointsFrom ? mostPoints : fewPoints
  const found = await readPoints(context, where, most)
  if (found.length <= most || asked.zoom >= pointsFrom) {
    const conf = await loadConfiguration(context.db)
    return { clusters: [], points: found.slice(0, most).map((p) => sayPoint(p, conf)), more: found.length > most }
  }
  const cell = cellOf(asked.zoom)
  const { rows } =
    await sql<Cluster>`select avg(st_x(i.point)) lon, avg(st_y(i.point)) lat, count(*)::int count, max(${worstOf(context.now)}) worst
    from incidents.incident i where ${where}
    group by floor(st_x(i.point) / ${cell}), floor(st_y(i.point) / ${cell}) order by 3 desc limit ${mostPoints}`.execute(
      context.db,
    )
  return { clusters: rows.map(({ worst, ...place }) => ({ ...place, light: lights[worst]! })), points: [], more: false }
}

const sayPoint = (p: Point, conf: Awaited<ReturnType<typeof loadConfiguration>>) => ({
  areaId: p.area_id,
  id: p.id,
  number: p.number,
  lon: p.lon,
  lat: p.lat,
  state: p.state,
  light: lights[p.worst]!,
  categoryZh: conf.categories.get(p.category_id)?.zh ?? '',
  categoryEn: conf.categories.get(p.category_id)?.en ?? '',
  urgent: p.urgent,
  superviseLevel: p.supervise_level,
  reportedAt: instant(p.reported_at),
})
