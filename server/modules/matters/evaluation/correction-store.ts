import { sql } from 'kysely'
import type { CorrectionState } from '#contract/matters/correction-flow.ts'
import { ancestorsOf, tierOf } from '#contract/territory/area-number.ts'
import type { LimitUnit } from '#contract/time/limit.ts'
import { findOnDuty } from '#modules/access/index.ts'
import { findArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { wind } from '../part-clock.ts'
import { nextNumber } from '../part-number.ts'
import { writeStep, type Key } from '../part-steps.ts'
import type { Evaluation } from './evaluation-store.ts'

export type Correction = {
  area_id: number
  id: string
  number: number
  state: CorrectionState
  version: number
  opened_at: Date
  amount: number
  unit: LimitUnit
  due_at: Date
  yellow_at: Date
  escalated_at: Date | null
  escalated_to: number | null
  owner_area_id: number
  owner_role: string
  measure: string | null
  satisfied: boolean | null
  call_backs: number
  called_back_at: Date | null
  closed_at: Date | null
}
export const correctionColumns = sql.raw(
  'c.area_id, c.id, c.number, c.state, c.version, c.opened_at, c.amount, c.unit, c.due_at, c.yellow_at, c.escalated_at, c.escalated_to, c.owner_area_id, c.owner_role, c.measure, c.satisfied, c.call_backs, c.called_back_at, c.closed_at',
)

export const lockCorrection = async (db: Db, { areaId, id }: Key, lock = true): Promise<Correction | undefined> =>
  (
    await sql<Correction>`select ${correctionColumns} from matters.correction c where c.area_id = ${areaId} and c.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  ).rows[0]

export const patchCorrection = async (
  db: Db,
  { areaId, id }: Key,
  patch: Partial<Omit<Correction, 'area_id' | 'id' | 'version'>>,
) => {
  const sets = Object.entries(patch).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update matters.correction set ${sql.join([...sets, sql`version = version + 1`])} where area_id = ${areaId} and id = ${id}::uuid`.execute(
    db,
  )
}

/** Who corrects: the head of the community, else the street; never anybody who served, and never nobody: the street's desk has it then. */
export const correctorOf = async (db: Db, areaId: number, servedBy: readonly string[], now: Date) => {
  const up = [areaId, ...ancestorsOf(areaId)]
  for (const area of up) {
    const role =
      tierOf(area) === 'community' ? 'community_head' : tierOf(area) === 'street' ? 'street_officer' : undefined
    if (!role) continue
    const there = (await findOnDuty(db, { areaId: area, role }, now)).filter((h) => !servedBy.includes(h.accountId))
    if (there.length) return { owner_area_id: area, owner_role: role }
  }
  for (const area of up)
    if (tierOf(area) === 'street' && (await findArea(db, area)))
      return { owner_area_id: area, owner_role: 'street_officer' }
  return { owner_area_id: areaId, owner_role: 'street_officer' }
}

/** A bad grade: assigned at once, with the clock of 15 working days in the area's calendar (law.md 12). */
export const openCorrection = async (context: Context, e: Evaluation): Promise<Correction> => {
  const { db, now } = context
  const key = { areaId: e.area_id, id: e.id }
  const owner = await correctorOf(db, e.area_id, e.served_by, now)
  const clock = await wind(db, e.area_id, 'correction', now)
  const { number } = await nextNumber(db, e.area_id, 'correction', now)
  await sql`insert into matters.correction (area_id, id, number, state, opened_at, amount, unit, due_at, yellow_at, owner_area_id, owner_role)
    values (${e.area_id}, ${e.id}::uuid, ${number}, 'assigned', ${now}, ${clock.amount}, ${clock.unit}, ${clock.due_at}, ${clock.yellow_at}, ${owner.owner_area_id}, ${owner.owner_role})`.execute(
    db,
  )
  await writeStep(context, 'correction', key, { move: 'opened', from: null, to: 'assigned', nameless: true })
  return (await lockCorrection(db, key, false))!
}
