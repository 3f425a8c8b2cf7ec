import { sql } from 'kysely'
import type { PlanChange } from '#contract/matters/hall-sites.ts'
import type { Rotation } from '#contract/matters/hall-site.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import type { LoadedSite } from './site-store.ts'

type Where = Pick<LoadedSite, 'areaId' | 'id'>

const writeRotation = async (db: Db, { areaId, id: siteId }: Where, { id, organisationId, ...body }: Rotation) => {
  await sql`insert into matters.rotation (area_id, site_id, id, organisation_id, body)
    values (${areaId}, ${siteId}, ${id}, ${organisationId}, ${JSON.stringify(body)}::jsonb)
    on conflict (area_id, site_id, id) do update set organisation_id = excluded.organisation_id, body = excluded.body`.execute(
    db,
  )
}

/** Writes one change of a plan and raises the site's version, which makes every process read it anew. */
export const writeChange = async ({ db, now, actor }: Context, site: LoadedSite, change: PlanChange): Promise<void> => {
  const { areaId, id } = site
  if (change.kind === 'week')
    await sql`insert into matters.site_week (area_id, site_id, valid_from, week, published_at, published_by)
      values (${areaId}, ${id}, ${change.validFrom}, ${JSON.stringify(change.week)}::jsonb, ${now}, ${actor.accountId})
      on conflict (area_id, site_id, valid_from) do update set week = excluded.week, published_at = excluded.published_at,
        published_by = excluded.published_by`.execute(db)
  if (change.kind === 'days' && change.exception)
    await sql`insert into matters.site_exception (area_id, site_id, on_day, kind, spans, reason)
      select ${areaId}::bigint, ${id}::uuid, d, ${change.exception.kind}::text, ${JSON.stringify(change.exception.spans)}::jsonb, ${change.exception.reason}::text
      from unnest(${[...new Set(change.days)]}::date[]) d
      on conflict (area_id, site_id, on_day) do update set kind = excluded.kind, spans = excluded.spans, reason = excluded.reason`.execute(
      db,
    )
  if (change.kind === 'days' && !change.exception)
    await sql`delete from matters.site_exception where area_id = ${areaId} and site_id = ${id}::uuid and on_day = any(${change.days}::date[])`.execute(
      db,
    )
  if (change.kind === 'windows') {
    await sql`delete from matters.hall_window where area_id = ${areaId} and site_id = ${id}::uuid`.execute(db)
    for (const w of change.windows)
      await sql`insert into matters.hall_window (area_id, site_id, no, name, classes, bookable, active, person_a, person_b)
        values (${areaId}, ${id}, ${w.no}, ${w.name}, ${w.classes}::text[], ${w.bookable}, ${w.active}, ${w.personA}, ${w.personB})`.execute(
        db,
      )
  }
  if (change.kind === 'rotation') await writeRotation(db, site, change.rotation)
  if (change.kind === 'end_rotation')
    await writeRotation(db, site, { ...site.rotations.find((r) => r.id === change.id)!, validTo: change.lastDay })
  if (change.kind === 'rotation_day')
    await sql`insert into matters.rotation_day (area_id, site_id, rotation_id, on_day, cancelled, recorded_by, recorded_at)
      values (${areaId}, ${id}, ${change.id}, ${change.day}, ${change.reason}, ${actor.accountId}, ${now})
      on conflict (area_id, site_id, rotation_id, on_day) do update set cancelled = excluded.cancelled, recorded_by = excluded.recorded_by,
        recorded_at = excluded.recorded_at`.execute(db)
  await sql`update matters.site set version = version + 1 where area_id = ${areaId} and id = ${id}::uuid`.execute(db)
}
