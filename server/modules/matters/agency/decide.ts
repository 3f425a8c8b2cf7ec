import type { AgencyMove } from '#contract/matters/agency-flow.ts'
import { ensureResident } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { idTaken } from '../part-problems.ts'
import { mayBeAgent } from './agent-of.ts'
import type { Input } from './move-agency.ts'
import {
  addFollower,
  addLink,
  materialsOf,
  returnMaterials,
  takeMaterials,
  type FileKind,
  type Order,
} from './order-store.ts'
import { agentUnknown, authorisationPaper, dayPast, materialUnknown, originalsOutstanding } from './problems.ts'

type Effect = {
  /** Stays where it is when left out. */
  to?: Order['state']
  patch?: Partial<Order>
  details?: Record<string, unknown>
  files?: { ids: readonly string[]; kind: FileKind }
}
type Decide = (context: Context, o: Order, input: Input) => Effect | Promise<Effect>
const keyOf = (o: Order) => ({ areaId: o.area_id, id: o.id })

/** Nobody's identity card stays behind: every original is back before an order ends. */
const originalsBack = async ({ db }: Context, o: Order) => {
  const left = (await materialsOf(db, keyOf(o))).filter((m) => m.original && !m.returned_at).length
  if (left) throw originalsOutstanding({ count: left })
}
const follow: Decide = async ({ db, now }, o, { phone, relation }) => {
  const account = await ensureResident(db, phone!)
  await addFollower(db, keyOf(o), { accountId: account.id, relation: relation!, phone: phone!, at: now })
  return { details: { relation } }
}
const cancel: Decide = async (context, o) => {
  await originalsBack(context, o)
  return { to: 'cancelled' }
}

/** What each move does to an order. */
export const decide: Record<AgencyMove, Decide> = {
  plan_visit: ({ now }, _, { visitAt }) => {
    const at = new Date(visitAt!)
    if (at <= now) throw dayPast()
    return { patch: { visit_at: at, home_visit: true }, details: { visitAt: at.toISOString() } }
  },
  authorise: ({ now }, _, { manner, scope, until, witness, files = [] }) => {
    if (until! < localDay(now)) throw dayPast()
    if (manner === 'signed_paper' ? !files.length : !witness) throw authorisationPaper()
    return {
      to: 'authorised',
      patch: {
        authorised_manner: manner!,
        authorised_scope: scope!,
        authorised_until: until!,
        witness: witness ?? null,
        authorised_at: now,
      },
      details: { manner, until },
      files: { ids: files, kind: 'authorisation' },
    }
  },
  take_materials: async ({ db, now, actor }, o, { items = [] }) => {
    if ((await takeMaterials(db, keyOf(o), items, { at: now, accountId: actor.accountId })) !== items.length)
      throw idTaken()
    return { to: 'in_progress', details: { items: items.length, originals: items.filter((i) => i.original).length } }
  },
  begin: () => ({ to: 'in_progress' }),
  return_materials: async ({ db, now, actor }, o, { itemIds = [], receivedBy }) => {
    const ids = [...new Set(itemIds)]
    if (
      (await returnMaterials(db, keyOf(o), ids, { at: now, accountId: actor.accountId, receivedBy: receivedBy! })) !==
      ids.length
    )
      throw materialUnknown()
    return { details: { items: ids.length } }
  },
  report: (_, __, { files = [] }) => ({ files: { ids: files, kind: 'report' } }),
  link: async ({ db, now }, o, { applicationId }) => {
    await addLink(db, keyOf(o), applicationId!, now)
    return { details: { applicationId } }
  },
  get_result: (_, __, { note, files = [] }) => ({
    to: 'result_ready',
    patch: { result: note! },
    files: { ids: files, kind: 'result' },
  }),
  hand_back: async (context, o, { receivedBy, relation, files = [] }) => {
    await originalsBack(context, o)
    return { to: 'handed_back', details: { receivedBy, relation }, files: { ids: files, kind: 'hand_back' } }
  },
  confirm: () => ({ to: 'closed' }),
  confirm_on_paper: (_, __, { files = [] }) => ({ to: 'closed', files: { ids: files, kind: 'confirmation' } }),
  reassign: async ({ db, now }, o, { accountId }) => {
    const role = await mayBeAgent(db, o.area_id, accountId!, now)
    if (!role) throw agentUnknown()
    return {
      patch: { agent_id: accountId!, owner_role: role, owner_area_id: o.area_id, substitute: false },
      details: { from: o.agent_id, to: accountId },
    }
  },
  decline: async (context, o) => {
    await originalsBack(context, o)
    return { to: 'declined' }
  },
  cancel,
  cancel_for: cancel,
  add_follower: follow,
  share: follow,
}
