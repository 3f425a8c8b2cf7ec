import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { forgetConfiguration } from '../configuration.ts'
import { defaultLimits } from './limits.ts'
import { taxonomies } from './taxonomies.ts'

/** Puts in the taxonomies and limits that ship, once, into an empty table; from then on they are the city's to edit. */
export const seedConfiguration = async (db: Db): Promise<void> => {
  const { rows } = await sql`select 1 from incidents.category limit 1`.execute(db)
  if (rows.length) return
  const all = taxonomies.map((t, i) => ({ ...t, sort: i }))
  await sql`insert into incidents.category (taxonomy, code, zh, en, words, limit_group, organisation_kind, sort)
    select taxonomy, code, zh, en, coalesce((select array_agg(w) from jsonb_array_elements_text(words) w), '{}'), limit_group, organisation_kind, sort
    from jsonb_to_recordset(${JSON.stringify(
      all.map((t) => ({
        taxonomy: t.taxonomy,
        code: t.code,
        zh: t.zh,
        en: t.en,
        words: t.words,
        limit_group: t.limitGroup,
        organisation_kind: t.responsible,
        sort: t.sort,
      })),
    )}::jsonb) as t(taxonomy text, code text, zh text, en text, words jsonb, limit_group text, organisation_kind text, sort int)`.execute(
    db,
  )
  await sql`update incidents.category c set parent_id = p.id from jsonb_to_recordset(${JSON.stringify(
    all.filter((t) => t.parentCode).map((t) => ({ taxonomy: t.taxonomy, code: t.code, parent: t.parentCode })),
  )}::jsonb) as x(taxonomy text, code text, parent text)
    join incidents.category p on p.taxonomy = x.taxonomy and p.code = x.parent where c.taxonomy = x.taxonomy and c.code = x.code`.execute(
    db,
  )
  await sql`insert into incidents.time_limit (area_id, step, limit_group, level, amount, unit, yellow_share)
    select 0, step, limit_group, level, amount, unit, yellow_share from jsonb_to_recordset(${JSON.stringify(
      defaultLimits.map((l) => ({
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
  forgetConfiguration()
}
