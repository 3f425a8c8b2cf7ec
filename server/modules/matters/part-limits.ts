import { sql } from 'kysely'
import { limitSteps, type LimitStep } from '#contract/matters/part-steps.ts'
import type { Limit, LimitUnit } from '#contract/time/limit.ts'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import { conflict } from '#platform/problem.ts'

type Row = { area_id: number | null; step: LimitStep; amount: number; unit: LimitUnit; basis: string; version: number }

/** The limits in force in the area of the path; `version` is that of the area's own row, 0 where it has none. */
export const listPartLimits = async ({ db, areaId }: Context) => {
  const { rows } =
    await sql<Row>`select distinct on (step) area_id, step, amount, unit, basis, version from matters.part_limit
    where area_id is null or area_id = any(${[areaId, ...ancestorsOf(areaId)]}) order by step, area_id desc nulls last`.execute(
      db,
    )
  return {
    rows: limitSteps.flatMap((step) => {
      const row = rows.find((r) => r.step === step)
      return row ? [{ ...row, areaId: row.area_id ?? areaId, version: row.area_id === areaId ? row.version : 0 }] : []
    }),
  }
}

/** Clocks that run keep their limit; new ones take this. Throws `platform.conflict`. */
export const savePartLimit = async (
  context: Context,
  step: LimitStep,
  { limit, basis, version }: { limit: Limit; basis: string; version: number },
) => {
  const { db, areaId } = context
  const { rows } = await sql<Row>`insert into matters.part_limit as l (area_id, step, amount, unit, basis, version)
    select ${areaId}, ${step}, ${limit.amount}, ${limit.unit}, ${basis}, 1
    on conflict (area_id, step) do update set amount = excluded.amount, unit = excluded.unit, basis = excluded.basis, version = l.version + 1
      where l.version = ${version}::bigint
    returning area_id, step, amount, unit, basis, version`.execute(db)
  const row = rows[0]
  if (!row || row.version !== version + 1) throw conflict()
  context.audit({ limit: step, ...limit, basis })
  return { ...row, areaId }
}
