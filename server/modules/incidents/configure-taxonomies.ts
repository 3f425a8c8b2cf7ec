import { sql } from 'kysely'
import type { Asked } from '#contract/route.ts'
import type * as wire from '#contract/incidents/configuration.ts'
import { taxonomyNames } from '#contract/incidents/taxonomy-names.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { conflict } from '#platform/problem.ts'
import { changed } from './configure-categories.ts'
import { loadConfiguration, readConfiguration, type Configuration } from './configuration.ts'
import { taxonomies, useOf } from './find-categories.ts'
import { namesOf } from './name-book.ts'
import { taxonomyLast } from './problems.ts'

const uses = async (db: Db, areaId: number, conf: Configuration) => {
  const all = taxonomies.map((taxonomy) => ({ taxonomy, ...useOf(conf, areaId, taxonomy) }))
  const { area } = await namesOf(db, { areas: all.flatMap((u) => u.fromAreaId ?? []) })
  return {
    rows: all.map(({ taxonomy, used, fromAreaId }) => ({
      taxonomy,
      ...taxonomyNames[taxonomy],
      used,
      own: conf.used.get(`${areaId}:${taxonomy}`) ?? null,
      fromAreaId,
      fromAreaName: fromAreaId === null ? null : (area.get(fromAreaId) ?? null),
    })),
  }
}

export const listTaxonomies = async ({ db, areaId }: Context) => uses(db, areaId, await loadConfiguration(db))

/** Offers a taxonomy in an area and below or not; null: as the area above says. One must be left. */
export const switchTaxonomy = async (
  context: Context,
  { params: { taxonomy }, body }: Asked<typeof wire.switchTaxonomy>,
) => {
  const { db, areaId } = context
  const { rows } = await sql<{
    used: boolean
  }>`select used from incidents.taxonomy_use where area_id = ${areaId} and taxonomy = ${taxonomy} for update`.execute(
    db,
  )
  const before = rows[0]?.used ?? null
  if (before !== body.own) throw conflict()
  if (body.used === null)
    await sql`delete from incidents.taxonomy_use where area_id = ${areaId} and taxonomy = ${taxonomy}`.execute(db)
  else
    await sql`insert into incidents.taxonomy_use (area_id, taxonomy, used) values (${areaId}, ${taxonomy}, ${body.used})
      on conflict (area_id, taxonomy) do update set used = excluded.used`.execute(db)
  const now = await uses(db, areaId, await readConfiguration(db))
  if (!now.rows.some((row) => row.used)) throw taxonomyLast()
  changed(context, { taxonomy, before, after: body.used })
  return now
}
