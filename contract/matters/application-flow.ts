import { z } from 'zod'
import { isFinal, type Flow } from '../flow.ts'
import { AreaId, Day, Id, text } from '../shapes.ts'
import { FormValues, Key } from './forms.ts'

/** 办件的状态 (D07, D10): the same word at every tier. */
export const applicationStates = [
  'submitted', // 已收件(待受理)
  'supplement', // 待补正: told once what is missing, the clock rests
  'handling', // 已受理(办理中)
  'done', // 已办结
  'refused', // 不予受理
  'withdrawn', // 已撤回
  'lapsed', // 逾期未补正
] as const
export type ApplicationState = (typeof applicationStates)[number]

/** accept: until it is taken or told what is missing. handle: the promised limit. Both in working days. */
export const applicationClocks = ['accept', 'handle'] as const
export type ApplicationClock = (typeof applicationClocks)[number]

/**
 * Who may do a move to this very case:
 * owner: who has it, their B when they are away, or the desk of its area; decider: a tier or department that the power
 * register lets decide, and only one that has the case; applicant: the resident whose case it is; receiver: who is
 * responsible until a hand-over is accepted; named: the one or the desk it is being handed to; approver: not the owner.
 */
export type ApplicationBy = 'owner' | 'decider' | 'applicant' | 'receiver' | 'named'

export const refuseReasons = [
  'not_offered_here', // 不属于本机关职权范围
  'not_entitled', // 申请人不符合条件
  'no_matter', // 依法不需要办理
  'not_completed', // 告知后仍未补齐
  'false_papers', // 材料虚假
  'done_before', // 已办理过
  'other',
] as const
/** 准予, 不予, 终止. */
export const decisions = ['granted', 'denied', 'ended'] as const
/** Times the law doesn't count into a limit: 公示, 现场核查, 检验检测, 专家评审, 征求其他部门意见. */
export const pauseReasons = ['publicity', 'on_site', 'testing', 'experts', 'other_authority'] as const

const note = { note: text(2000).optional() }
const said = { note: text(2000) }
const files = { files: z.array(z.uuid()).max(30).default([]) }

/** A paper as handed in: `given` on paper or as files, `promised` in writing (告知承诺), `missing`. */
export const paperStates = ['given', 'promised', 'missing'] as const
export const PaperInput = z.object({
  key: Key,
  state: z.enum(paperStates),
  originals: z.int().min(0).max(20).default(0),
  copies: z.int().min(0).max(20).default(0),
  files: z.array(z.uuid()).max(20).default([]),
})
const papers = { values: FormValues.default({}), papers: z.array(PaperInput).max(40).default([]) }
const open = ['submitted', 'supplement', 'handling'] as const

export const applicationFlow = {
  states: {
    submitted: { clock: 'accept' },
    supplement: { clock: 'accept' },
    handling: { clock: 'handle' },
    done: { final: true },
    refused: { final: true },
    withdrawn: { final: true },
    lapsed: { final: true },
  },
  moves: {
    /** 受理. What is still missing is let through only with a reason (容缺受理). */
    accept: {
      from: ['submitted'],
      to: ['handling'],
      permission: 'matters.accept',
      by: 'owner',
      needs: z.object({ ...note, letThrough: text(300).optional() }),
    },
    /** 一次性告知: everything missing at once, worked out by the server; `also` adds what the clerk sees. Only once. */
    notify: {
      from: ['submitted'],
      to: ['supplement'],
      permission: 'matters.accept',
      by: 'owner',
      needs: z.object({ ...note, also: z.array(z.object({ material: Key.optional(), field: Key.optional(), text: text(300) })).max(40).default([]) }),
    },
    /** 补正 by the applicant online. Incomplete still: stays, and the answer says what is left. */
    supply: { from: ['submitted', 'supplement'], to: ['submitted', 'same'], permission: 'matters.own', by: 'applicant', needs: z.object({ ...note, ...papers }) },
    /** 补正 at the window or by the worker on the way: counts as a trip unless `trip` says otherwise. */
    supply_for: {
      from: ['submitted', 'supplement', 'handling'],
      to: ['submitted', 'same'],
      permission: 'matters.accept',
      by: 'owner',
      needs: z.object({ ...note, ...papers, trip: z.boolean().default(true) }),
    },
    /** 不予受理, only with a reason; `elsewhere` says where to go instead. */
    refuse: {
      from: ['submitted', 'supplement'],
      to: ['refused'],
      permission: 'matters.accept',
      by: 'owner',
      needs: z.object({ reason: z.enum(refuseReasons), ...said, elsewhere: text(300).optional() }),
    },
    /** 逾期未补正: the applicant's time is over. */
    lapse: { from: ['supplement'], to: ['lapsed'], permission: 'matters.accept', by: 'owner', needs: z.object({ ...said }) },
    /** 办结: the decision; `result` is the number of the certificate or the words of the answer. */
    decide: {
      from: ['handling'],
      to: ['done'],
      permission: 'matters.decide',
      by: 'decider',
      needs: z.object({ decision: z.enum(decisions), ...note, result: text(500).optional(), ...files }),
    },
    /** 上报、下转、转部门: to the desk of another tier or a department; stays with the receiver until accepted. */
    pass: {
      from: ['submitted', 'handling'],
      to: ['same'],
      permission: 'matters.read',
      by: 'owner',
      needs: z.object({ ...said, areaId: AreaId.optional(), organisationId: Id.optional() }),
    },
    /** 移交 to a colleague; the first receiver is responsible until accepted (D09). */
    hand_over: {
      from: open,
      to: ['same'],
      permission: 'matters.read',
      by: 'receiver',
      needs: z.object({ accountId: z.uuid(), ...note }),
    },
    accept_hand_over: { from: open, to: ['same'], permission: 'matters.read', by: 'named', needs: z.object({ ...note }) },
    decline_hand_over: { from: open, to: ['same'], permission: 'matters.read', by: 'named', needs: z.object({ ...said }) },
    /** 特别程序: time the law doesn't count, until the day of review. */
    pause: {
      from: ['handling'],
      to: ['same'],
      permission: 'matters.read',
      by: 'owner',
      needs: z.object({ reason: z.enum(pauseReasons), ...said, reviewOn: Day }),
    },
    resume: { from: ['handling'], to: ['same'], permission: 'matters.read', by: 'owner', needs: z.object({ ...note }) },
    /** 延长办理期限, once, within what the law allows, by whoever decides. */
    extend: {
      from: ['handling'],
      to: ['same'],
      permission: 'matters.decide',
      by: 'decider',
      needs: z.object({ ...said, workingDays: z.int().min(1).max(60) }),
    },
    /** 撤回 by the applicant. */
    withdraw: { from: open, to: ['withdrawn'], permission: 'matters.own', by: 'applicant', needs: z.object({ ...note }) },
    /** 撤回 because the applicant asks for it at the window. */
    withdraw_for: { from: open, to: ['withdrawn'], permission: 'matters.accept', by: 'owner', needs: z.object({ ...said }) },
    /** 送达: the result was handed over; fetching it in person is a trip. */
    deliver: {
      from: ['done'],
      to: ['same'],
      permission: 'matters.accept',
      by: 'owner',
      needs: z.object({ how: z.enum(['fetched', 'posted', 'brought', 'online']), ...note }),
    },
    /** 备注 among colleagues. */
    add_note: { from: [...open, 'done'], to: ['same'], permission: 'matters.read', by: 'owner', needs: z.object({ ...said, ...files }) },
  },
} as const satisfies Flow<ApplicationState, string, ApplicationClock, ApplicationBy> // prettier-ignore

export type ApplicationMove = keyof typeof applicationFlow.moves
export const applicationMoves = Object.keys(applicationFlow.moves) as ApplicationMove[]
export const isOpenApplication = (state: ApplicationState) => !isFinal(applicationFlow, state)
/** The moves residents make themselves; all others are made by staff. */
export const ownMoves = ['supply', 'withdraw'] as const satisfies readonly ApplicationMove[]
export type OwnMove = (typeof ownMoves)[number]
export type StaffMove = Exclude<ApplicationMove, OwnMove>
export const staffMoves = applicationMoves.filter((m): m is StaffMove => !(ownMoves as readonly string[]).includes(m))
