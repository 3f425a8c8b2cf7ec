import { sql } from 'kysely'
import type { z } from 'zod'
import type { Power, PowerTier } from '#contract/matters/item.ts'
import { powerTiers } from '#contract/matters/item.ts'
import { isInside, tierOf } from '#contract/territory/area-number.ts'
import { findOrganisations, rootAreaId } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { conflict } from '#platform/problem.ts'
import { chainOf, forgetCatalogue, readCatalogue } from './load-catalogue.ts'
import { configuredAbove, organisationUnknown, powerWrong } from './problems.ts'
import { versionOf } from './read-items.ts'

/** 分类: one for the whole installation; whose it is may change it. */
export const saveClass = async (
  context: Context,
  code: string,
  c: { zh: string; en: string; sort: number; active: boolean; version: number },
) => {
  const { db, areaId } = context
  const known = (await readCatalogue(db)).classes.get(code)
  // What was shipped belongs to nobody; the top of the tree looks after it.
  const keeper = known?.areaId || (await rootAreaId(db))
  if (known && keeper !== areaId) throw configuredAbove()
  const { rows } = await sql`
    insert into matters.class as k (code, area_id, zh, en, sort, active) values (${code}, ${areaId}, ${c.zh}, ${c.en}, ${c.sort}, ${c.active})
    on conflict (code) do update set zh = excluded.zh, en = excluded.en, sort = excluded.sort, active = excluded.active, version = k.version + 1
    where k.version = ${c.version}::bigint returning code`.execute(db)
  const catalogue = await readCatalogue(db)
  const now = catalogue.classes.get(code)!
  if (!rows.length || (!known && c.version !== 0)) throw conflict({ version: now.version })
  context.audit({ class: code })
  context.afterCommit(forgetCatalogue)
  return { ...now, items: [...catalogue.offered(areaId).values()].filter((v) => v.classCode === code).length }
}

/** 权限清单: every item offered in the area with the rows that hold. */
export const listPower = async ({ db, areaId }: Pick<Context, 'db' | 'areaId'>, only?: string) => {
  const catalogue = await readCatalogue(db)
  const items = [...catalogue.offered(areaId).values()].filter((v) => only === undefined || v.code === only)
  const found = items.map((v) => ({ v, power: catalogue.powerOf(v.code, areaId) }))
  const organisations = await findOrganisations(db, [
    ...new Set(found.flatMap(({ power }) => power.rows.flatMap((p) => p.organisationId ?? []))),
  ])
  const nameOf = new Map(organisations.map((o) => [o.id, o.name]))
  return {
    rows: found.map(({ v, power }) => ({
      code: v.code,
      zh: v.content.zh,
      classCode: v.classCode,
      areaId: power.areaId,
      rows: power.rows.map(({ tier, mayAccept, mayDecide, mode, organisationId }) => ({
        tier,
        mayAccept,
        mayDecide,
        mode,
        organisationId,
        organisation: organisationId === null ? null : (nameOf.get(organisationId) ?? null),
      })),
    })),
  }
}

/**
 * Writes who may accept and decide an item in this area; without rows what holds above holds again. A tier above the
 * area isn't given powers from below. Throws `matters.power_wrong`, `matters.configured_above`.
 */
export const savePower = async (context: Context, code: string, rows: readonly z.output<typeof Power>[]) => {
  const { db, areaId } = context
  const before = await readCatalogue(db)
  versionOf(before, areaId, code)
  const tiers = rows.map((r) => r.tier)
  if (new Set(tiers).size !== tiers.length || rows.some((r) => r.mayDecide && !r.mayAccept)) throw powerWrong()
  const own = powerTiers.indexOf(tierOf(areaId) as PowerTier)
  const above = before.powerOf(code, areaId).rows
  const widens = rows.some(
    (r) =>
      powerTiers.indexOf(r.tier) > own &&
      !above.some((a) => a.tier === r.tier && a.mayAccept === r.mayAccept && a.mayDecide === r.mayDecide),
  )
  if (widens) throw configuredAbove()
  const wanted = [...new Set(rows.flatMap((r) => r.organisationId ?? []))]
  const known = await findOrganisations(db, wanted)
  if (known.length !== wanted.length || known.some((o) => !isInside(areaId, o.areaId) && !isInside(o.areaId, areaId)))
    throw organisationUnknown()
  await sql`delete from matters.power where item_code = ${code} and area_id = ${areaId}`.execute(db)
  for (const r of rows)
    await sql`insert into matters.power (item_code, area_id, tier, may_accept, may_decide, mode, organisation_id)
      values (${code}, ${areaId}, ${r.tier}, ${r.mayAccept}, ${r.mayDecide}, ${r.mode}, ${r.organisationId})`.execute(
      db,
    )
  context.audit({ item: code, power: rows })
  context.afterCommit(forgetCatalogue)
  return (await listPower(context, code)).rows[0]!
}

type SynonymRow = { id: number; said: string; means: string[]; version: number; own: boolean }
/** The area's own rows and those of above that hold here too. */
export const listSynonyms = async ({ db, areaId }: Context) => ({
  rows: (
    await sql<SynonymRow>`select distinct on (said) id, said, means, version, area_id = ${areaId}::bigint own from matters.synonym
      where area_id = any(${chainOf(areaId)}::bigint[]) order by said, area_id desc`.execute(db)
  ).rows,
})
/** One row for what people say; meaning nothing, it goes. */
export const saveSynonym = async (context: Context, { said, means }: { said: string; means: readonly string[] }) => {
  const { db, areaId } = context
  if (means.length)
    await sql`insert into matters.synonym as s (area_id, said, means) values (${areaId}, ${said}, ${[...means]}::text[])
      on conflict (area_id, said) do update set means = excluded.means, version = s.version + 1`.execute(db)
  else await sql`delete from matters.synonym where area_id = ${areaId} and said = ${said}`.execute(db)
  context.audit({ synonym: said, means: means.length })
  context.afterCommit(forgetCatalogue)
  return listSynonyms(context)
}
