import { sql } from 'kysely'
import {
  type DayException,
  Rotation,
  SiteRules,
  type Queue,
  type SiteWeek,
  type StaffedWindow,
} from '#contract/matters/hall-site.ts'
import type { SitePlan } from '#contract/matters/slots.ts'
import type { Db } from '#platform/database.ts'
import { dayAt, plusDays } from './hall-day.ts'
import { siteUnknown } from './problems.ts'

export type SiteRow = {
  areaId: number
  id: string
  name: string
  address: string
  lon: number | null
  lat: number | null
  phone: string | null
  about: string
  active: boolean
  rules: SiteRules
  queues: Queue[]
  example: boolean
  version: number
}
/** A site with everything that decides on its slots but the calendar and who is away. */
export type LoadedSite = SiteRow & {
  windows: StaffedWindow[]
  weeks: { validFrom: string; week: SiteWeek; publishedAt: string; by: string | null }[]
  exceptions: Record<string, DayException>
  rotations: Rotation[]
  cancelled: { rotationId: string; day: string; reason: string }[]
  present: { rotationId: string; day: string; present: boolean }[]
}
export type SiteKey = { areaId: number; siteId: string }

/** Exceptions and cancelled days older than this no longer matter to any slot. */
const keptDays = 45
const most = 2000
const kept = new Map<string, { version: number; day: string; site: LoadedSite }>()

const parts = (since: string) => sql`
  s.area_id "areaId", s.id, s.name, s.address, s.lon, s.lat, s.phone, s.about, s.active, s.rules, s.queues, s.example, s.version,
  coalesce((select jsonb_agg(jsonb_build_object('no', w.no, 'name', w.name, 'classes', w.classes, 'bookable', w.bookable, 'active', w.active,
    'personA', w.person_a, 'personB', w.person_b) order by w.no)
    from matters.hall_window w where (w.area_id, w.site_id) = (s.area_id, s.id)), '[]') windows,
  coalesce((select jsonb_agg(jsonb_build_object('validFrom', w.valid_from, 'week', w.week, 'publishedAt', w.published_at, 'by', w.published_by) order by w.valid_from)
    from matters.site_week w where (w.area_id, w.site_id) = (s.area_id, s.id)), '[]') weeks,
  coalesce((select jsonb_object_agg(e.on_day, jsonb_build_object('kind', e.kind, 'spans', e.spans, 'reason', e.reason))
    from matters.site_exception e where (e.area_id, e.site_id) = (s.area_id, s.id) and e.on_day >= ${since}), '{}') exceptions,
  coalesce((select jsonb_agg(r.body || jsonb_build_object('id', r.id, 'organisationId', r.organisation_id) order by r.id)
    from matters.rotation r where (r.area_id, r.site_id) = (s.area_id, s.id)), '[]') rotations,
  coalesce((select jsonb_agg(jsonb_build_object('rotationId', d.rotation_id, 'day', d.on_day, 'reason', d.cancelled, 'present', d.present) order by d.on_day)
    from matters.rotation_day d where (d.area_id, d.site_id) = (s.area_id, s.id) and d.on_day >= ${since}), '[]') "rotationDays"`

type Raw = Omit<LoadedSite, 'cancelled' | 'present' | 'rotations' | 'rules'> & {
  rules: unknown
  rotations: unknown[]
  rotationDays: { rotationId: string; day: string; reason: string | null; present: boolean | null }[]
}

const read = ({ rotationDays, ...raw }: Raw): LoadedSite => ({
  ...raw,
  rules: SiteRules.parse(raw.rules),
  rotations: raw.rotations.map((r) => Rotation.parse(r)),
  cancelled: rotationDays.flatMap((d) => (d.reason === null ? [] : [{ ...d, reason: d.reason }])),
  present: rotationDays.flatMap((d) => (d.present === null ? [] : [{ ...d, present: d.present }])),
})

/**
 * A site with its plan. It is kept in memory by its version, which is asked each time under the asker's scope, so that a change in
 * another process is seen at once. Throws `matters.site_unknown`.
 */
export const loadSite = async (db: Db, { areaId, siteId }: SiteKey, now: Date): Promise<LoadedSite> => {
  const { rows } = await sql<{ version: number }>`
    with hot as (select version from matters.site where area_id = ${areaId} and id = ${siteId}::uuid) select version from hot`.execute(
    db,
  )
  if (!rows[0]) throw siteUnknown()
  const today = dayAt(now)
  const key = `${areaId}/${siteId}`
  const known = kept.get(key)
  if (known && known.version === rows[0].version && known.day === today) return known.site
  const { rows: all } = await sql<Raw>`
    select ${parts(plusDays(today, -keptDays))} from matters.site s where s.area_id = ${areaId} and s.id = ${siteId}::uuid`.execute(
    db,
  )
  const site = read(all[0]!)
  if (kept.size >= most) kept.clear()
  kept.set(key, { version: site.version, day: today, site })
  return site
}

/** What memory has of a site; whoever uses it asks for its version with their first question and loads it anew when it rose. */
export const rememberedSite = ({ areaId, siteId }: SiteKey, now: Date): LoadedSite | undefined => {
  const known = kept.get(`${areaId}/${siteId}`)
  return known?.day === dayAt(now) ? known.site : undefined
}

/** As this transaction left it, and not kept: what isn't committed isn't for others. */
export const readSite = async (db: Db, { areaId, siteId }: SiteKey, now: Date): Promise<LoadedSite> => {
  const { rows } = await sql<Raw>`
    select ${parts(plusDays(dayAt(now), -keptDays))} from matters.site s where s.area_id = ${areaId} and s.id = ${siteId}::uuid`.execute(
    db,
  )
  if (!rows[0]) throw siteUnknown()
  return read(rows[0])
}

/** Sites of a range, whole. */
export const sitesWithin = async (db: Db, range: { from: number; to: number }, now: Date, all = false) => {
  const { rows } = await sql<Raw>`
    select ${parts(plusDays(dayAt(now), -keptDays))} from matters.site s
    where s.area_id between ${range.from} and ${range.to} ${all ? sql`` : sql`and s.active`} order by s.area_id, s.id limit 500`.execute(
    db,
  )
  return rows.map(read)
}

/** Locks a site for a change of its plan: changes go one after the other. */
export const lockSite = async (db: Db, { areaId, siteId }: SiteKey) => {
  const { rows } = await sql<{ version: number }>`
    select version from matters.site where area_id = ${areaId} and id = ${siteId}::uuid for update`.execute(db)
  return rows[0]
}

const plans = new WeakMap<LoadedSite, SitePlan>()

/** The plan the rule of slots reads; the same object for the same site and calendar where every window is manned. */
export const planOf = (
  site: LoadedSite,
  calendar: SitePlan['calendar'],
  unmanned: SitePlan['unmanned'] = {},
): SitePlan => {
  const known = plans.get(site)
  const usual = Object.keys(unmanned).length === 0
  if (usual && known?.calendar === calendar) return known
  const plan: SitePlan = {
    active: site.active,
    rules: site.rules,
    weeks: site.weeks,
    exceptions: site.exceptions,
    windows: site.windows,
    rotations: site.rotations,
    cancelled: Object.fromEntries(site.cancelled.map((c) => [`${c.rotationId}|${c.day}`, c.reason])),
    unmanned,
    calendar,
  }
  if (usual) plans.set(site, plan)
  return plan
}
