import { sql } from 'kysely'
import type { LimitRow } from '#contract/incidents/taxonomy-names.ts'
import type { Db } from '#platform/database.ts'
import { forgetConfiguration } from '../configuration.ts'
import { defaultLimits } from './limits.ts'
import { taxonomies } from './taxonomies.ts'

type Shipped = { categories: typeof taxonomies; limits: readonly LimitRow[] }
const categoryKey = (c: { taxonomy: string; code: string }) => `${c.taxonomy}:${c.code}`
const limitKey = (l: LimitRow) => [l.step, l.limitGroup ?? '', l.level ?? ''].join(':')

const addCategories = async (db: Db, all: Shipped['categories'], fresh: ReadonlySet<string>) => {
  const rows = all.map((t, sort) => ({ ...t, sort })).filter((t) => fresh.has(categoryKey(t)))
  await sql`insert into incidents.category (taxonomy, code, zh, en, words, limit_group, organisation_kind, sort)
    select taxonomy, code, zh, en, coalesce((select array_agg(w) from jsonb_array_elements_text(words) w), '{}'), limit_group, organisation_kind, sort
    from jsonb_to_recordset(${JSON.stringify(
      rows.map((t) => ({
        taxonomy: t.taxonomy,
        code: t.code,
        zh: t.zh,
        en: t.en,
        words: t.words,
        limit_group: t.limitGroup,
        organisation_kind: t.responsible,
        sort: t.sort,
      })),
    )}::jsonb) as t(taxonomy text, code text, zh text, en text, words jsonb, limit_group text, organisation_kind text, sort int)
    on conflict do nothing`.execute(db)
  await sql`update incidents.category c set parent_id = p.id from jsonb_to_recordset(${JSON.stringify(
    rows.filter((t) => t.parentCode).map((t) => ({ taxonomy: t.taxonomy, code: t.code, parent: t.parentCode })),
  )}::jsonb) as x(taxonomy text, code text, parent text)
    join incidents.category p on p.taxonomy = x.taxonomy and p.code = x.parent
    where c.taxonomy = x.taxonomy and c.code = x.code and c.parent_id is null`.execute(db)
}

const addLimits = (db: Db, rows: readonly LimitRow[]) =>
  sql`insert into incidents.time_limit (area_id, step, limit_group, level, amount, unit, yellow_share)
    select 0, step, limit_group, level, amount, unit, yellow_share from jsonb_to_recordset(${JSON.stringify(
      rows.map((l) => ({
        step: l.step,
        limit_group: l.limitGroup,
        level: l.level,
        amount: l.amount,
        unit: l.unit,
        yellow_share: l.yellowShare,
      })),
    )}::jsonb) as l(step text, limit_group text, level smallint, amount numeric, unit text, yellow_share numeric) on conflict do nothing`.execute(
    db,
  )

/**
 * Puts in the taxonomies and limits that ship, at every start: each once in the life of an installation, so that a new
 * version brings what is new. What the city changed stays changed, and what it took away stays away.
 */
export const seedConfiguration = async (
  db: Db,
  { categories, limits }: Shipped = { categories: taxonomies, limits: defaultLimits },
): Promise<void> => {
  const known = async () => {
    const { rows } = await sql<{ key: string }>`select kind || ' ' || key as key from incidents.shipped`.execute(db)
    return new Set(rows.map((r) => r.key))
  }
  const missing = async () => {
    const had = await known()
    return {
      category: categories.map(categoryKey).filter((key) => !had.has(`category ${key}`)),
      limit: limits.map(limitKey).filter((key) => !had.has(`limit ${key}`)),
    }
  }
  const some = (m: Awaited<ReturnType<typeof missing>>) => m.category.length + m.limit.length > 0
  if (!some(await missing())) return
  // Processes that start at the same time take turns; the second finds nothing missing.
  await sql`select pg_advisory_xact_lock(hashtextextended('incidents.shipped', 0))`.execute(db)
  const fresh = await missing()
  if (!some(fresh)) return
  const freshLimits = new Set(fresh.limit)
  await addCategories(db, categories, new Set(fresh.category))
  await addLimits(
    db,
    limits.filter((l) => freshLimits.has(limitKey(l))),
  )
  await sql`insert into incidents.shipped (kind, key)
    select 'category', k from unnest(${fresh.category}::text[]) k union all select 'limit', k from unnest(${fresh.limit}::text[]) k`.execute(
    db,
  )
  forgetConfiguration()
}
