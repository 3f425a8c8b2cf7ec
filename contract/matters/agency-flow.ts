import { z } from 'zod'
import type { Flow } from '../flow.ts'
import { ClientId, Day, Phone, text } from '../shapes.ts'

/** 全程代办 (D19): somebody of the community does the errands for a resident. */
export const agencyStates = [
  'assigned',
  'authorised',
  'in_progress',
  'result_ready',
  'handed_back',
  'closed',
  'cancelled',
  'declined',
] as const
export type AgencyState = (typeof agencyStates)[number]
export type AgencyClock = 'agency_contact' | 'agency_return'

/** agent: the assigned worker, or the desk of the community; desk: head or clerk; party: the resident or who asked for it; followers only look on. */
export type AgencyBy = 'agent' | 'desk' | 'party'

const note = { note: text(1000).optional() }
const said = { note: text(1000) }
const files = { files: z.array(z.uuid()).max(9).default([]) }
const open = ['assigned', 'authorised', 'in_progress', 'result_ready', 'handed_back'] as const

export const agencyFlow = {
  states: {
    assigned: { clock: 'agency_contact' },
    authorised: { clock: 'agency_contact' },
    // The clocks of the matter itself belong to its application; here the next day of contact is promised by the agent.
    in_progress: {},
    result_ready: { clock: 'agency_return' },
    handed_back: { clock: 'agency_return' },
    closed: { final: true },
    cancelled: { final: true },
    declined: { final: true },
  },
  moves: {
    /** 约定上门 */
    plan_visit: {
      from: open,
      to: ['same'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ visitAt: z.iso.datetime({ offset: true }), ...note }),
    },
    /** 委托: a signed paper as file, or recorded on the spot with a witness */
    authorise: {
      from: ['assigned'],
      to: ['authorised'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({
        manner: z.enum(['signed_paper', 'on_the_spot']),
        scope: text(500),
        until: Day,
        witness: text(40).optional(),
        ...files,
        ...note,
      }),
    },
    /** 材料接收: a list with a receipt */
    take_materials: {
      from: ['authorised', 'in_progress'],
      to: ['in_progress'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({
        items: z
          .array(
            z.object({
              id: ClientId,
              name: text(60),
              original: z.boolean(),
              copies: z.int().min(1).max(99).default(1),
            }),
          )
          .min(1)
          .max(30),
        ...note,
      }),
    },
    /** 开始代办 without any paper to take */
    begin: {
      from: ['authorised'],
      to: ['in_progress'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ ...note }),
    },
    /** 材料交还 */
    return_materials: {
      from: ['authorised', 'in_progress', 'result_ready', 'handed_back'],
      to: ['same'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ itemIds: z.array(ClientId).min(1).max(60), receivedBy: text(40), ...note }),
    },
    /** 进展 */
    report: {
      from: ['authorised', 'in_progress', 'result_ready'],
      to: ['same'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ ...said, ...files }),
    },
    /** 关联办件 */
    link: {
      from: ['authorised', 'in_progress', 'result_ready'],
      to: ['same'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ applicationId: ClientId, ...note }),
    },
    /** 取得结果 */
    get_result: {
      from: ['in_progress'],
      to: ['result_ready'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ ...said, ...files }),
    },
    /** 送达结果; every original must be back first */
    hand_back: {
      from: ['result_ready'],
      to: ['handed_back'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ receivedBy: text(40), relation: z.enum(['self', 'relative', 'other']), ...files, ...note }),
    },
    /** 居民确认 in the app */
    confirm: {
      from: ['handed_back'],
      to: ['closed'],
      permission: 'matters.own',
      by: 'party',
      needs: z.object({ ...note }),
    },
    /** 书面确认, recorded by the agent with the signed list */
    confirm_on_paper: {
      from: ['handed_back'],
      to: ['closed'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ files: z.array(z.uuid()).min(1).max(9), ...note }),
    },
    /** 换代办人 */
    reassign: {
      from: open,
      to: ['same'],
      permission: 'matters.agency',
      by: 'desk',
      needs: z.object({ accountId: z.uuid(), ...said }),
    },
    /** 不能代办: the law wants the resident in person */
    decline: {
      from: ['assigned', 'authorised'],
      to: ['declined'],
      permission: 'matters.agency',
      by: 'desk',
      needs: z.object({ ...said }),
    },
    /** 撤销 by the resident; originals must be back first */
    cancel: {
      from: ['assigned', 'authorised', 'in_progress'],
      to: ['cancelled'],
      permission: 'matters.own',
      by: 'party',
      needs: z.object({ ...note }),
    },
    /** 撤销, said to the agent */
    cancel_for: {
      from: ['assigned', 'authorised', 'in_progress'],
      to: ['cancelled'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ ...said }),
    },
    /** 加亲属: may follow from then on */
    add_follower: {
      from: open,
      to: ['same'],
      permission: 'matters.agency',
      by: 'agent',
      needs: z.object({ phone: Phone, relation: text(20), name: text(40).optional() }),
    },
    /** 加亲属 by the resident or who asked for it */
    share: {
      from: open,
      to: ['same'],
      permission: 'matters.own',
      by: 'party',
      needs: z.object({ phone: Phone, relation: text(20), name: text(40).optional() }),
    },
  },
} as const satisfies Flow<AgencyState, string, AgencyClock, AgencyBy>
export type AgencyMove = keyof typeof agencyFlow.moves
