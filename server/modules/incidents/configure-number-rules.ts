import { sql } from 'kysely'
import { numberRules, type NumberRule } from '#contract/incidents/number-rules.ts'
import type * as wire from '#contract/incidents/number-rules.ts'
import type { Asked } from '#contract/route.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { conflict } from '#platform/problem.ts'
import { changed } from './configure-categories.ts'
import { loadConfiguration, numberRuleOf, readConfiguration, type Configuration } from './configuration.ts'
import { namesOf } from './name-book.ts'
import { numberRuleWrong } from './problems.ts'

const sayRules = async (db: Db, areaId: number, conf: Configuration) => {
  const all = numberRules.map((rule) => ({ rule, found: numberRuleOf(conf, areaId, rule) }))
  const { area } = await namesOf(db, { areas: all.flatMap(({ found }) => found?.areaId || []) })
  return {
    rows: all.map(({ rule, found }) => ({
      rule,
      holds: found
        ? {
            value: found.value,
            source: found.source,
            fromAreaId: found.areaId,
            fromAreaName: area.get(found.areaId) ?? null,
          }
        : null,
      own: found?.areaId === areaId ? { value: found.value, source: found.source, version: found.version } : null,
    })),
  }
}

export const listNumberRules = async ({ db, areaId }: Context) => sayRules(db, areaId, await loadConfiguration(db))

const fits = (rule: NumberRule, value: number) =>
  rule === 'fairly_satisfied_share' ? value <= 1 : Number.isInteger(value) && value > 0

/** Says an area's own coefficient or population with its source, or takes it back. Throws `incidents.number_rule_wrong`, `platform.conflict`. */
export const setNumberRule = async (
  context: Context,
  { params: { rule }, body: { said, version } }: Asked<typeof wire.setNumberRule>,
) => {
  const { db, areaId } = context
  if (said && !fits(rule, said.value)) throw numberRuleWrong()
  const { rows } = said
    ? version === 0
      ? await sql`insert into incidents.number_rule (area_id, rule, value, source) values (${areaId}, ${rule}, ${said.value}, ${said.source})
          on conflict do nothing returning version`.execute(db)
      : await sql`update incidents.number_rule set value = ${said.value}, source = ${said.source}, version = version + 1
          where area_id = ${areaId} and rule = ${rule} and version = ${version} returning version`.execute(db)
    : await sql`delete from incidents.number_rule where area_id = ${areaId} and rule = ${rule} and version = ${version} returning version`.execute(
        db,
      )
  if (!rows.length) throw conflict()
  changed(context, { rule, said })
  return sayRules(db, areaId, await readConfiguration(db))
}
