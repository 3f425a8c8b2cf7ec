import { sql } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import { countStaff } from '#modules/access/index.ts'
import { childrenOf } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { careKinds } from './care-sight.ts'
import { areaCounts } from './count-areas.ts'
import { dayOf } from './day.ts'
import { seesNames } from './person-rows.ts'

/** Fewer than this (and more than none) are not told to those who don't see the rows. */
export const smallest = 5
export const cell = (n: number, whole: boolean): number | null => (whole || n === 0 || n >= smallest ? n : null)

type Counts = Record<
  | 'people'
  | 'living'
  | 'registered'
  | 'together'
  | 'livesOnly'
  | 'registeredOnly'
  | 'under14'
  | 'over60'
  | 'over80'
  | 'households'
  | 'dwellings'
  | 'rented'
  | 'empty',
  number
>
const personCells = [
  'people',
  'living',
  'registered',
  'together',
  'livesOnly',
  'registeredOnly',
  'under14',
  'over60',
  'over80',
] as const
const none = (): Counts => ({
  people: 0,
  living: 0,
  registered: 0,
  together: 0,
  livesOnly: 0,
  registeredOnly: 0,
  under14: 0,
  over60: 0,
  over80: 0,
  households: 0,
  dwellings: 0,
  rented: 0,
  empty: 0,
})

/** The parts an area is shown in: its children, or itself when it has none. */
export const partsOf = async ({ db, areaId }: Pick<Context, 'db' | 'areaId'>) => {
  const children = (await childrenOf(db, areaId)).map((a) => ({ areaId: a.id, name: a.name }))
  return children
}
const holder = <P extends { areaId: number }>(parts: readonly P[]) => {
  const ranges = parts.map((part) => ({ ...rangeOf(part.areaId), part })).sort((a, b) => a.from - b.from)
  return (areaId: number): P | undefined => ranges.findLast((r) => r.from <= areaId && r.to >= areaId)?.part
}

/** 人口、户、房屋 and 人户分离 of an area and its parts, small cells hidden from who sees no names; H05 counts those who live there per worker of its communities. */
export const peopleNumbers = async (context: Context) => {
  const { db, area, now, actor } = context
  const counts = await areaCounts(context, area)
  const workers = await countStaff(db, area, ['grid_worker', 'window_clerk', 'community_head'], now)
  const parts = await partsOf(context)
  const partOf = holder(parts)
  const total = none()
  const of = new Map(parts.map((p) => [p.areaId, none()]))
  const add = (areaId: number, change: Partial<Counts>) => {
    const part = partOf(areaId)
    for (const counts of [total, ...(part ? [of.get(part.areaId)!] : [])])
      for (const [key, n] of Object.entries(change)) counts[key as keyof Counts] += n
  }
  for (const { area_id, away, lives_only, registered_only, ...c } of counts) {
    const { people, living, together, under14, over60, over80, households, dwellings, rented, empty } = c
    add(area_id, { people, living, together, under14, over60, over80, households, dwellings, rented, empty })
    // who is registered here and lives in another community stands there, and counts as registered here
    add(area_id, { livesOnly: lives_only, registeredOnly: registered_only + away, registered: c.registered + away })
  }
  const whole = seesNames(actor)
  const show = (counts: Counts, range: { from: number; to: number }) => {
    const hands = workers.filter((w) => w.areaId >= range.from && w.areaId <= range.to).reduce((n, w) => n + w.count, 0)
    const cells = Object.fromEntries(personCells.map((key) => [key, cell(counts[key], whole)])) as Record<
      (typeof personCells)[number],
      number | null
    >
    return {
      ...counts,
      ...cells,
      workers: hands,
      perWorker: hands ? Math.round((counts.living / hands) * 10) / 10 : null,
    }
  }
  const areas = parts.map((p) => ({ ...p, ...show(of.get(p.areaId)!, rangeOf(p.areaId)) }))
  if (!whole)
    for (const key of personCells) {
      const cells = areas.map((a) => ({ active: of.get(a.areaId)![key] as number | null }))
      hideSmall(cells)
      for (const [i, { active }] of cells.entries()) areas[i]![key] = active
    }
  // People per worker times workers is the number that was hidden.
  const told = <R extends { living: number | null; perWorker: number | null }>(row: R): R =>
    row.living === null ? { ...row, perWorker: null } : row
  return { total: told(show(total, area)), areas: areas.map(told) }
}

/**
 * How many are on each register. Small cells aren't told; where only one part of an area would be hidden, the smallest
 * other one is hidden too, so that nobody computes it from the total.
 */
export const careNumbers = async (context: Context) => {
  const { db, area, now } = context
  const kinds = (await careKinds(db)).filter((k) => k.active)
  const { rows } = await sql<{ area_id: number; kind_id: number; active: number; due: number }>`
    select area_id, kind_id, count(*)::int active, count(*) filter (where review_on <= ${dayOf(now)}::date)::int due from people.care
    where area_id between ${area.from} and ${area.to} and state = 'active' group by 1, 2`.execute(db)
  const parts = await partsOf(context)
  const partOf = holder(parts)
  const counted = parts.map((p) => ({ ...p, cells: kinds.map((k) => ({ kind: k.code, active: 0 as number | null })) }))
  const at = new Map(counted.map((p) => [p.areaId, p]))
  const order = new Map(kinds.map((k, i) => [k.id, i]))
  const totals = kinds.map((k) => ({ kind: k.code, active: 0, reviewDue: 0 }))
  for (const r of rows) {
    const i = order.get(r.kind_id)
    if (i === undefined) continue
    totals[i]!.active += r.active
    totals[i]!.reviewDue += r.due
    const part = partOf(r.area_id)
    if (part) at.get(part.areaId)!.cells[i]!.active! += r.active
  }
  for (let i = 0; i < kinds.length; i++) hideSmall(counted.map((p) => p.cells[i]!))
  return {
    smallest,
    rows: totals.map((t) => ({ kind: t.kind, active: cell(t.active, false), reviewDue: cell(t.reviewDue, false) })),
    areas: counted,
  }
}
/** Small cells go; a single one takes the next smallest with it. */
export const hideSmall = (cells: { active: number | null }[]) => {
  const small = cells.filter((c) => c.active !== null && c.active > 0 && c.active < smallest)
  for (const c of small) c.active = null
  if (small.length !== 1) return
  const next = cells.filter((c) => c.active !== null && c.active > 0).sort((a, b) => a.active! - b.active!)[0]
  if (next) next.active = null
}
