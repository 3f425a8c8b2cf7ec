import { sql } from 'kysely'
import type * as wire from '#contract/matters/hall-sites.ts'
import type { Answering, Asked } from '#contract/route.ts'
import { isComing } from '#contract/matters/slots.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { getArea, loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { conflict } from '#platform/problem.ts'
import { dayAt } from './hall-day.ts'
import { bookingsAffected, dayNotCome, queueTwice, rotationNotThatDay, rotationUnknown, siteArea } from './problems.ts'
import { affectedBookings, affectedView } from './settle-bookings.ts'
import { loadSite, lockSite, planOf, readSite, type SiteKey } from './site-store.ts'
import { viewOf } from './site-view.ts'

type Draft = Asked<typeof wire.saveSite>['body']

const checkQueues = (queues: Draft['queues']) => {
  const letters = new Set<string>()
  const classes = new Set<string>()
  for (const queue of queues) {
    if (letters.has(queue.letter)) throw queueTwice({ letter: queue.letter })
    letters.add(queue.letter)
    for (const code of queue.classes) {
      if (classes.has(code)) throw queueTwice({ letter: queue.letter })
      classes.add(code)
    }
  }
}

/** Adds or changes a hall. A new one has no windows and no hours yet: those are published through its plan. */
export const saveSite = async (
  context: Context,
  key: SiteKey,
  draft: Draft,
): Promise<Answering<typeof wire.saveSite>> => {
  const { db, now } = context
  await getArea(db, key.areaId)
  if (!['community', 'street'].includes(tierOf(key.areaId))) throw siteArea()
  checkQueues(draft.queues)
  const known = await lockSite(db, key)
  if ((known?.version ?? null) !== draft.version) throw conflict({ version: known?.version ?? 0 })
  if (known && !draft.active) {
    const site = await loadSite(db, key, now)
    const before = planOf(site, await loadCalendar(db, key.areaId))
    const affected = await affectedBookings(db, site, before, { ...before, active: false }, now)
    // Close its days first: there one says what becomes of those who booked.
    if (affected.length)
      throw bookingsAffected({ count: affected.length, affected: affected.slice(0, 100).map(affectedView) })
  }
  await sql`insert into matters.site (area_id, id, name, address, lon, lat, phone, about, active, rules, queues)
    values (${key.areaId}, ${key.siteId}, ${draft.name}, ${draft.address}, ${draft.point?.lon ?? null}, ${draft.point?.lat ?? null},
      ${draft.phone}, ${draft.about}, ${draft.active}, ${JSON.stringify(draft.rules)}::jsonb, ${JSON.stringify(draft.queues)}::jsonb)
    on conflict (area_id, id) do update set name = excluded.name, address = excluded.address, lon = excluded.lon, lat = excluded.lat,
      phone = excluded.phone, about = excluded.about, active = excluded.active, rules = excluded.rules, queues = excluded.queues,
      version = matters.site.version + 1`.execute(db)
  context.announce({ name: 'matters.plan_changed', areaId: key.areaId, about: { siteId: key.siteId, change: 'site' } })
  context.audit({ site: key.siteId }, key.areaId)
  return viewOf(db, await readSite(db, key, now))
}

/** Whether a department was there on a day that has come (D17). */
export const recordAttendance = async (
  context: Context,
  { day, rotationId, ...key }: SiteKey & { rotationId: string; day: string },
  { present }: { present: boolean },
) => {
  const { db, now, actor } = context
  const site = await loadSite(db, key, now)
  const rotation = site.rotations.find((r) => r.id === rotationId)
  if (!rotation) throw rotationUnknown()
  if (day > dayAt(now)) throw dayNotCome({ day })
  if (!isComing(planOf(site, await loadCalendar(db, site.areaId)), rotation, day)) throw rotationNotThatDay({ day })
  await sql`insert into matters.rotation_day (area_id, site_id, rotation_id, on_day, present, recorded_by, recorded_at)
    values (${key.areaId}, ${key.siteId}, ${rotationId}, ${day}, ${present}, ${actor.accountId}, ${now})
    on conflict (area_id, site_id, rotation_id, on_day) do update set present = excluded.present, recorded_by = excluded.recorded_by,
      recorded_at = excluded.recorded_at`.execute(db)
  await sql`update matters.site set version = version + 1 where area_id = ${key.areaId} and id = ${key.siteId}::uuid`.execute(
    db,
  )
  context.audit({ rotation: rotationId, day, present }, key.areaId)
  return { present }
}
