import type { AgencyBy } from '#contract/matters/agency-flow.ts'
import type { Actor } from '#platform/context.ts'
import type { Order } from './order-store.ts'

/** The window and the head of the community. */
export const isDesk = (actor: Actor, o: Order) =>
  actor.areaId === o.area_id && (actor.role === 'window_clerk' || actor.role === 'community_head')
/** Whoever does it: the agent, or whose desk has it because no agent is there. */
export const isAgent = (actor: Actor, o: Order) =>
  (o.agent_id !== null && o.agent_id === actor.accountId) ||
  (o.agent_id === null && actor.kind === 'staff' && o.owner_area_id === actor.areaId && o.owner_role === actor.role)
export const isParty = (actor: Actor, o: Order) =>
  actor.kind === 'resident' &&
  actor.accountId !== null &&
  [o.resident_account_id, o.asker_account_id].includes(actor.accountId)

export const relationTo =
  (actor: Actor, o: Order) =>
  (by: string): boolean => {
    switch (by as AgencyBy) {
      case 'agent':
        return isAgent(actor, o) || isDesk(actor, o)
      case 'desk':
        return isDesk(actor, o)
      case 'party':
        return isParty(actor, o)
    }
  }
/** Colleagues of the area see orders; departments have no business with them. */
export const mayRead = (actor: Actor) => actor.kind === 'staff' && actor.role !== 'department_officer'
