import { sql } from 'kysely'
import type { LimitRule } from '#contract/incidents/limit-for.ts'
import type { NumberRule } from '#contract/incidents/number-rules.ts'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Db } from '#platform/database.ts'

export type Category = {
  id: number
  taxonomy: string
  code: string
  parentId: number | null
  zh: string
  en: string
  words: string[]
  limitGroup: string
  organisationKind: string | null
  active: boolean
  sort: number
}
/** What indicators need and no case says, with where it comes from. */
export type NumberSaid = { areaId: number; rule: NumberRule; value: number; source: string; version: number }
export type Duty = { areaId: number; categoryId: number | null; organisationId: number }

/** Taxonomies, limits and duties: small tables every case asks, kept in memory for a few seconds. */
export type Configuration = {
  readAt: number
  categories: Map<number, Category>
  limits: LimitRule[]
  duties: Duty[]
  /** `areaId:categoryId` to the organisation; category 0 stands for any. */
  dutyOf: Map<string, number>
  /** `areaId:taxonomy` to whether it is used there. */
  used: Map<string, boolean>
  /** `areaId:rule`; area 0 is what ships. */
  numberRules: Map<string, NumberSaid>
}

const freshMs = 10_000
let kept: Configuration | undefined
let reading = false

let changes = 0

/** A change in another process is seen within ten seconds, one of this process at once. */
export const loadConfiguration = async (db: Db): Promise<Configuration> => {
  // While one request reads anew, the others go on with what there is.
  if (kept && (reading || Date.now() - kept.readAt < freshMs)) return kept
  const at = changes
  reading = true
  try {
    const read = await readConfiguration(db)
    // What was read while somebody changed it is not kept.
    if (at === changes) kept = read
    return read
  } finally {
    reading = false
  }
}

/** As this transaction sees it, and not kept: for whoever changes it. */
export const readConfiguration = async (db: Db): Promise<Configuration> => {
  const { rows: categories } = await sql<Category>`
    select id, taxonomy, code, parent_id "parentId", zh, en, words, limit_group "limitGroup", organisation_kind "organisationKind", active, sort
    from incidents.category order by taxonomy, sort, id`.execute(db)
  const { rows: limits } = await sql<LimitRule>`
    select id, area_id "areaId", step, category_id "categoryId", limit_group "limitGroup", level, organisation_id "organisationId",
      amount::float8, unit, yellow_share::float8 "yellowShare" from incidents.time_limit order by id`.execute(db)
  const { rows: duties } = await sql<Duty>`
    select area_id "areaId", category_id "categoryId", organisation_id "organisationId" from incidents.duty`.execute(db)
  const { rows: used } = await sql<{ areaId: number; taxonomy: string; used: boolean }>`
    select area_id "areaId", taxonomy, used from incidents.taxonomy_use`.execute(db)
  const { rows: said } = await sql<NumberSaid>`
    select area_id "areaId", rule, value::float8, source, version from incidents.number_rule`.execute(db)
  return {
    readAt: Date.now(),
    categories: new Map(categories.map((c) => [c.id, c])),
    limits,
    duties,
    dutyOf: new Map(duties.map((d) => [`${d.areaId}:${d.categoryId ?? 0}`, d.organisationId])),
    used: new Map(used.map((u) => [`${u.areaId}:${u.taxonomy}`, u.used])),
    numberRules: new Map(said.map((r) => [`${r.areaId}:${r.rule}`, r])),
  }
}

/** After a change of the configuration: the next question reads it anew. */
export const forgetConfiguration = () => {
  changes++
  kept = undefined
}

/** The category and its parents, nearest first. */
export const categoryChain = (conf: Configuration, id: number): Category[] => {
  const chain: Category[] = []
  for (let at = conf.categories.get(id); at; at = at.parentId === null ? undefined : conf.categories.get(at.parentId))
    chain.push(at)
  return chain
}

/** Which organisation answers for a category in an area: the nearest area up the tree, then the nearest category up its own (J04). */
export const responsibleFor = (conf: Configuration, areaId: number, categoryId: number): number | undefined => {
  const categories = [...categoryChain(conf, categoryId).map((c) => c.id), 0]
  for (const area of [areaId, ...ancestorsOf(areaId)])
    for (const category of categories) {
      const organisationId = conf.dutyOf.get(`${area}:${category}`)
      if (organisationId !== undefined) return organisationId
    }
  return undefined
}

/** Which taxonomies an area offers (分类体系): the nearest word up the tree counts, none said means used. */
export const taxonomiesUsed = (conf: Configuration, areaId: number): string[] =>
  [...new Set([...conf.categories.values()].map((c) => c.taxonomy))].filter((taxonomy) => {
    const said = [areaId, ...ancestorsOf(areaId)].find((area) => conf.used.has(`${area}:${taxonomy}`))
    return said === undefined || conf.used.get(`${said}:${taxonomy}`)
  })

/** May a case be of this category in this area (J01): it and its headings are active, and the area offers its taxonomy. */
export const categoryOpen = (conf: Configuration, areaId: number, categoryId: number): boolean => {
  const chain = categoryChain(conf, categoryId)
  if (!chain.length || chain.some((c) => !c.active)) return false
  const { taxonomy } = chain[0]!
  const said = [areaId, ...ancestorsOf(areaId)].find((area) => conf.used.has(`${area}:${taxonomy}`))
  return said === undefined || conf.used.get(`${said}:${taxonomy}`)!
}

/** What an area's indicators rest on (指标口径): a share holds below whoever said it, a population is nobody else's. */
export const numberRuleOf = (conf: Configuration, areaId: number, rule: NumberRule): NumberSaid | undefined =>
  (rule === 'residents' ? [areaId] : [areaId, ...ancestorsOf(areaId), 0])
    .map((area) => conf.numberRules.get(`${area}:${rule}`))
    .find((found) => found !== undefined)

/** Where a report goes whose text says nothing of its kind: 其他, for the desk to sort. */
export const catchAllCategory = (conf: Configuration, areaId: number): number | undefined => {
  const used = taxonomiesUsed(conf, areaId)
  const parents = new Set([...conf.categories.values()].map((c) => c.parentId))
  const others = [...conf.categories.values()].filter(
    (c) => c.active && used.includes(c.taxonomy) && !parents.has(c.id) && c.zh === '其他',
  )
  return (others.find((c) => c.parentId === null) ?? others[0])?.id
}

/** 求助: where a call for help goes; undefined where the area offers no such category. */
export const helpCategory = (conf: Configuration, areaId: number): number | undefined =>
  [...conf.categories.values()].find((c) => c.zh === '求助' && categoryOpen(conf, areaId, c.id))?.id
