import { pinyin } from 'pinyin-pro'
import { taxonomyNames, type TaxonomyName } from '#contract/incidents/taxonomy-names.ts'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { loadConfiguration, type Category, type Configuration } from './configuration.ts'

export const taxonomies = Object.keys(taxonomyNames) as TaxonomyName[]

/** Who says whether a taxonomy is used in an area: the nearest row up the tree; nobody: it is used. */
export const useOf = (
  conf: Configuration,
  areaId: number,
  taxonomy: string,
): { used: boolean; fromAreaId: number | null } => {
  for (const id of [areaId, ...ancestorsOf(areaId), 0]) {
    const used = conf.used.get(`${id}:${taxonomy}`)
    if (used !== undefined) return { used, fromAreaId: id }
  }
  return { used: true, fromAreaId: null }
}

const sounds = new Map<string, string>()
/** Pinyin and initials of a name: 水管破裂 → shuiguanpolie sgpl. Names are few and asked for often. */
const soundsOf = (name: string): string => {
  const known = sounds.get(name)
  if (known !== undefined) return known
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })
  const said = `${syllables.join('')} ${syllables.map((s) => s[0]).join('')}`
  sounds.set(name, said)
  return said
}
const searchOf = ({ zh, words }: Category) => `${soundsOf(zh)} ${words.join(' ')}`.toLowerCase().trim()

/** What may be reported in an area (J01): active categories whose headings are active too, of the taxonomies used there. */
export const categoriesFor = (conf: Configuration, areaId: number) => {
  const used = new Set<string>(taxonomies.filter((t) => useOf(conf, areaId, t).used))
  const all = [...conf.categories.values()]
  const live = (c: (typeof all)[number]): boolean => {
    const parent = c.parentId === null ? undefined : conf.categories.get(c.parentId)
    return c.active && used.has(c.taxonomy) && (parent === undefined || live(parent))
  }
  const parents = new Set(all.map((c) => c.parentId))
  return all.filter(live).map((c) => ({
    ...c,
    leaf: !parents.has(c.id),
    urgent: c.limitGroup === 'urgent',
    search: searchOf(c),
  }))
}

/** The categories of an area for the report forms; needs no account. */
export const findCategories = async ({ db, areaId }: Context) => {
  const conf = await loadConfiguration(db)
  return {
    taxonomies: taxonomies
      .filter((t) => useOf(conf, areaId, t).used)
      .map((taxonomy) => ({ taxonomy, ...taxonomyNames[taxonomy] })),
    rows: categoriesFor(conf, areaId),
  }
}

type Reportable = { id: number; taxonomy: string; zh: string; en: string; search: string }
const reportable = new WeakMap<Configuration, Map<string, Reportable[]>>()
/**
 * What may be reported in an area, and by which words it is found, for a phone that keeps them: the very same list wherever the
 * same taxonomies are used. Not to be changed.
 */
export const reportableCategories = async (db: Db, areaId: number): Promise<Reportable[]> => {
  const conf = await loadConfiguration(db)
  const alike = reportable.get(conf) ?? new Map<string, Reportable[]>()
  reportable.set(conf, alike)
  const used = taxonomies.filter((t) => useOf(conf, areaId, t).used).join()
  const known =
    alike.get(used) ??
    categoriesFor(conf, areaId)
      .filter((c) => c.leaf)
      .map(({ id, taxonomy, zh, en, search }) => ({ id, taxonomy, zh, en, search }))
  alike.set(used, known)
  return known
}
