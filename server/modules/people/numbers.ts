import { sql } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import { countStaff } from '#modules/access/index.ts'
import { childrenOf } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { careKinds } from './care-sight.ts'
import { areaCounts } from './count-areas.ts'
import { dayOf } from './day.ts'
import { hold, smallest, tellingOf, told, type Held, type Sum } from './suppress.ts'

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

/** 人口、户、房屋 and 人户分离 of an area and its parts, what is small held back from who sees no names; H05 counts those who live there per worker of its communities. */
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
  const telling = tellingOf(actor, context.areaId)
  const all = [
    { counts: total, range: area },
    ...parts.map((p) => ({ counts: of.get(p.areaId)!, range: rangeOf(p.areaId) })),
  ]
  const rows = all.map(({ counts: c }) => heldOf(c))
  if (telling === 'exact') hold(sumsOf(rows))
  const show = ({ counts: c, range }: (typeof all)[number], held: HeldRow) => {
    const hands = workers.filter((w) => w.areaId >= range.from && w.areaId <= range.to).reduce((n, w) => n + w.count, 0)
    const cells = Object.fromEntries(
      personCells.map((key) => [key, held[key].hidden ? null : told(c[key], telling)]),
    ) as Record<PersonCell, number | null>
    // People per worker times workers is the number that was held back.
    const perWorker = hands && cells.living !== null ? Math.round((c.living / hands) * 10) / 10 : null
    return { ...c, ...cells, workers: hands, perWorker }
  }
  return {
    total: show(all[0]!, rows[0]!),
    areas: parts.map((p, i) => ({ ...p, ...show(all[i + 1]!, rows[i + 1]!) })),
  }
}

type PersonCell = (typeof personCells)[number]
type HeldRow = Record<PersonCell, Held>
const heldOf = (counts: Counts) =>
  Object.fromEntries(personCells.map((key) => [key, { n: counts[key], hidden: false }])) as HeldRow
/** What adds up: a total of its parts, and in each row those who live here, those who are registered here. */
const sumsOf = ([total, ...parts]: readonly HeldRow[]): Sum[] => [
  ...personCells.map((key) => ({ total: total![key], parts: parts.map((p) => p[key]) })),
  ...[total!, ...parts].flatMap((row) => [
    { total: row.living, parts: [row.together, row.livesOnly] },
    { total: row.registered, parts: [row.together, row.registeredOnly] },
  ]),
]

/**
 * How many are on each register: for everybody without what is small, and without what it could be worked out from.
 */
export const careNumbers = async (context: Context) => {
  const { db, area, areaId, now, actor } = context
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
  const telling = tellingOf(actor, areaId) === 'none' ? 'none' : 'exact'
  const shown = totals.map((t, i) => {
    const total = { n: t.active, hidden: false }
    const cells = counted.map((p) => ({ n: p.cells[i]!.active!, hidden: false }))
    hold([{ total, parts: cells }])
    for (const [at, c] of cells.entries()) counted[at]!.cells[i]!.active = c.hidden ? null : told(c.n, telling)
    return {
      kind: t.kind,
      active: total.hidden ? null : told(t.active, telling),
      reviewDue: told(t.reviewDue, telling),
    }
  })
  return { smallest, rows: shown, areas: counted }
}
