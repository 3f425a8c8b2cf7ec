import { sql } from 'kysely'
import { areAbsent } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { writeStep } from '../part-steps.ts'
import { agentOf } from './agent-of.ts'
import { orderColumns, patchOrder, type Order } from './order-store.ts'
import { tellParties } from './tell-parties.ts'

/** Agents who are away today: their open orders go to B, or on down the line, so that nobody waits for them (D03). Answers how many. */
export const standIn = async (context: Context): Promise<number> => {
  const { db, now } = context
  const { rows: agents } = await sql<{
    agent_id: string
  }>`select distinct agent_id from matters.agency_order where closed_at is null and agent_id is not null`.execute(db)
  const absent = await areAbsent(
    db,
    agents.map((a) => a.agent_id),
    now,
  )
  if (!absent.size) return 0
  const { rows } =
    await sql<Order>`select ${orderColumns} from matters.agency_order o where o.closed_at is null and o.agent_id = any(${[...absent]}::uuid[]) order by o.area_id, o.id limit 500 for update skip locked`.execute(
      db,
    )
  for (const o of rows) {
    const key = { areaId: o.area_id, id: o.id }
    const next = await agentOf(db, { areaId: o.area_id, gridNo: o.grid_no }, now, [o.agent_id!])
    await patchOrder(db, key, next)
    await writeStep({ ...context, areaId: o.area_id }, 'agency', key, {
      move: 'substituted',
      from: o.state,
      to: o.state,
      details: { from: o.agent_id, to: next.agent_id },
    })
    await tellParties(context, o, 'substituted')
  }
  return rows.length
}
