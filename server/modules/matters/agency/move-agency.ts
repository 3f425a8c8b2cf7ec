import { agencyFlow, type AgencyMove } from '#contract/matters/agency-flow.ts'
import type { AgencyDetail, FollowedAgency } from '#contract/matters/agency.ts'
import type { MoveInput } from '#contract/matters/part-steps.ts'
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { claimFiles } from '#platform/files.ts'
import { notFound } from '#platform/problem.ts'
import { inviteEvaluation } from '../evaluation/invite.ts'
import { noClock, wind } from '../part-clock.ts'
import { mayBegin, writeStep, type Key } from '../part-steps.ts'
import { decide } from './decide.ts'
import { followAgency } from './follow-agency.ts'
import { getAgency } from './get-agency.ts'
import { addFiles, findOrder, followersOf, patchOrder, type Order } from './order-store.ts'
import { isParty, mayRead, relationTo } from './relations.ts'
import { tellParties } from './tell-parties.ts'

export type Input = MoveInput<typeof agencyFlow>
type State = Order['state']
const clockOf = (state: State) => (agencyFlow.states[state] as { clock?: 'agency_contact' | 'agency_return' }).clock

/** The clock goes on while its step lasts, a new step winds it up anew, and where none runs there is none. */
const clockFor = async ({ db, now }: Context, o: Order, to: State) => {
  const wanted = clockOf(to)
  if (!wanted) return { ...noClock, yellow_said_at: null, escalated_at: null, escalated_to: null }
  if (clockOf(o.state) === wanted) return {}
  return { ...(await wind(db, o.area_id, wanted, now)), yellow_said_at: null, escalated_at: null, escalated_to: null }
}

/** Who worked on it: none of them ever has the correction of a bad grade. */
const servedBy = async ({ db }: Context, o: Order) => {
  const { rows } = await sql<{
    account_id: string
  }>`select distinct account_id from matters.part_step where area_id = ${o.area_id} and subject_id = ${o.id}::uuid and account_id is not null`.execute(
    db,
  )
  return [...rows.map((r) => r.account_id), ...(o.agent_id ? [o.agent_id] : [])]
}

const look = (context: Context, key: Key): Promise<AgencyDetail | FollowedAgency> =>
  context.actor.kind === 'resident' ? followAgency(context, key) : getAgency(context, key)

/** One move of an order, by the agent, the desk, or the resident. */
export const moveAgency = async (context: Context, move: AgencyMove, key: Key, input: Input) => {
  const { db, actor, now } = context
  const o = await findOrder(db, key, true)
  const follows =
    actor.kind === 'resident' && o && (await followersOf(db, key)).some((f) => f.account_id === actor.accountId)
  if (!o || !(mayRead(actor) || isParty(actor, o) || follows)) throw notFound()
  if (!(await mayBegin(context, 'agency', agencyFlow, o, move, input, relationTo(actor, o)))) return look(context, key)
  const effect = await decide[move](context, o, input)
  if (effect.files?.ids.length) {
    await claimFiles(context, effect.files.ids, `matters.agency:${o.id}`)
    await addFiles(db, key, effect.files.ids, effect.files.kind)
  }
  const to = effect.to ?? o.state
  const ended = ['closed', 'cancelled', 'declined'].includes(to)
  await patchOrder(db, key, {
    ...effect.patch,
    ...(await clockFor(context, o, to)),
    state: to,
    ...(ended ? { closed_at: now } : {}),
  })
  await writeStep(context, 'agency', key, {
    move,
    from: o.state,
    to,
    note: input.note,
    moveId: input.moveId,
    details: effect.details ?? {},
  })
  if (to === 'closed')
    await inviteEvaluation(context, {
      areaId: o.area_id,
      service: 'agency',
      refId: o.id,
      title: o.matter.slice(0, 60),
      itemCode: o.item_code,
      servedBy: await servedBy(context, o),
      accountId: o.resident_account_id ?? o.asker_account_id,
      tell: true,
    })
  await tellParties(context, o, move)
  return look(context, key)
}
