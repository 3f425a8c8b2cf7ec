import { sql } from 'kysely'
import { ItemContent, type Power } from '#contract/matters/item.ts'
import type { z } from 'zod'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Db } from '#platform/database.ts'

type PowerRow = z.infer<typeof Power>
export type MatterClassRow = {
  code: string
  areaId: number
  zh: string
  en: string
  sort: number
  active: boolean
  version: number
}
/** A version in force somewhere; `content` null: not offered there. */
export type Version = {
  code: string
  areaId: number
  no: number
  classCode: string
  retired: boolean
  content: ItemContent
  validFrom: string
  validTo: string | null
  publishedAt: Date
}

/** The catalogue as it is in force today; small tables that every intake asks, kept in memory for a few seconds. */
export type Catalogue = {
  classes: ReadonlyMap<string, MatterClassRow>
  /** What is offered in an area, by code, in the order of the classes. */
  offered: (areaId: number) => ReadonlyMap<string, Version>
  /** The power register's rows for an item in an area; `areaId` null: nobody wrote any. */
  powerOf: (code: string, areaId: number) => { areaId: number | null; rows: readonly PowerRow[] }
  /** What people say, and what it means; the nearest area's rows come first. */
  synonyms: (areaId: number) => readonly { said: string; means: readonly string[] }[]
}

/** Whose word counts for an area, the nearest first; 0 is what was shipped and belongs to no area. */
export const chainOf = (areaId: number): number[] => [...new Set([areaId, ...ancestorsOf(areaId), 0])]

/** Where nobody wrote a power register: communities take in, streets decide. */
const usualPower: readonly PowerRow[] = [
  { tier: 'community', mayAccept: true, mayDecide: false, mode: 'extended', organisationId: null },
  { tier: 'street', mayAccept: true, mayDecide: true, mode: 'own', organisationId: null },
]

const freshMs = 10_000
let kept: { catalogue: Catalogue; until: number } | undefined
let changes = 0
/** To be called when anything of the catalogue changed; other processes see it within ten seconds. */
export const forgetCatalogue = () => {
  changes++
  kept = undefined
}

export const loadCatalogue = async (db: Db): Promise<Catalogue> => {
  if (kept && Date.now() < kept.until) return kept.catalogue
  const at = changes
  const catalogue = await readCatalogue(db)
  // What was read while somebody changed it is not kept.
  if (at === changes) kept = { catalogue, until: Date.now() + freshMs }
  return catalogue
}

type VersionRow = Omit<Version, 'retired' | 'content'> & { state: 'published' | 'retired'; content: unknown }
// Parsing fills in what later shapes added; the same row isn't parsed twice.
const parsed = new Map<string, ItemContent>()
const contentOf = (row: VersionRow & { version: number }): ItemContent => {
  const key = `${row.code} ${row.areaId} ${row.no} ${row.version} ${row.publishedAt.getTime()}`
  const known = parsed.get(key)
  if (known) return known
  if (parsed.size > 5000) parsed.clear()
  const content = ItemContent.parse(row.content)
  parsed.set(key, content)
  return content
}

/** As this transaction sees it, and not kept: for whoever changes it. */
export const readCatalogue = async (db: Db): Promise<Catalogue> => {
  const { rows: classes } = await sql<MatterClassRow>`
    select code, area_id "areaId", zh, en, sort, active, version from matters.class order by sort, code`.execute(db)
  const { rows: versions } = await sql<VersionRow & { version: number }>`
    select distinct on (item_code, area_id) item_code code, area_id "areaId", no, class_code "classCode", state, content, valid_from "validFrom",
      valid_to "validTo", published_at "publishedAt", version
    from matters.item_version where state <> 'draft' and valid_from <= (now() at time zone 'Asia/Shanghai')::date
      and (valid_to is null or valid_to >= (now() at time zone 'Asia/Shanghai')::date)
    order by item_code, area_id, no desc`.execute(db)
  const { rows: power } = await sql<PowerRow & { code: string; areaId: number }>`
    select item_code code, area_id "areaId", tier, may_accept "mayAccept", may_decide "mayDecide", mode, organisation_id "organisationId"
    from matters.power order by array_position(array['community', 'street', 'district', 'city'], tier)`.execute(db)
  const { rows: synonyms } = await sql<{ areaId: number; said: string; means: string[] }>`
    select area_id "areaId", said, means from matters.synonym order by area_id desc, said`.execute(db)
  const classOf = new Map(classes.map((c) => [c.code, c]))
  const byCode = Map.groupBy(
    versions.map((v) => ({ ...v, retired: v.state === 'retired', content: contentOf(v) })),
    (v) => v.code,
  )
  const powerAt = Map.groupBy(power, (p) => `${p.code} ${p.areaId}`)
  const known = new Map<number, ReadonlyMap<string, Version>>()
  // Most areas offer the same: they share one map, and with it what is made of it (searching).
  const same = new Map<string, ReadonlyMap<string, Version>>()
  const offered = (areaId: number) => {
    const there = known.get(areaId)
    if (there) return there
    const chain = chainOf(areaId)
    const inForce = [...byCode.values()].flatMap((all): Version[] => {
      const nearest = chain.map((id) => all.find((v) => v.areaId === id)).find((v) => v !== undefined)
      return nearest && !nearest.retired && classOf.get(nearest.classCode)?.active ? [nearest] : []
    })
    const order = (v: Version) => classOf.get(v.classCode)!.sort
    const what = inForce.map((v) => `${v.code} ${v.areaId} ${v.no}`).join()
    const map =
      same.get(what) ??
      new Map(inForce.toSorted((a, b) => order(a) - order(b) || (a.code < b.code ? -1 : 1)).map((v) => [v.code, v]))
    same.set(what, map)
    known.set(areaId, map)
    return map
  }
  return {
    classes: classOf,
    offered,
    powerOf: (code, areaId) => {
      for (const id of chainOf(areaId)) {
        const rows = powerAt.get(`${code} ${id}`)
        if (rows) return { areaId: id, rows }
      }
      return { areaId: null, rows: usualPower }
    },
    synonyms: (areaId) => {
      const chain = new Set(chainOf(areaId))
      const seen = new Set<string>()
      return synonyms.filter((s) => chain.has(s.areaId) && !seen.has(s.said) && seen.add(s.said))
    },
  }
}
