import { z } from 'zod'
import { isFinal, type Flow } from '../flow.ts'
import { Day, Id, text } from '../shapes.ts'

/** 事件的状态 (J01, incidents.md). `draft` lives on the phone only and never reaches the server. */
export const incidentStates = [
  'reported', // 已上报
  'verifying', // 待核实
  'accepted', // 已受理(立案)
  'whistled', // 已吹哨
  'assigned', // 已派遣(待签收)
  'processing', // 处置中
  'feedback', // 已反馈(待核查)
  'visit', // 待回访/评价
  'closed', // 已结案
  'archived', // 已归档
  'rejected', // 不予受理
  'duplicate', // 已并案
  'withdrawn', // 已撤回
  'void', // 已作废
] as const
export type IncidentState = (typeof incidentStates)[number]

/** Clocks, one per step; each with a limit by category × level × department × area. `contact` runs beside the others. */
export const clockSteps = [
  'accept',
  'verify',
  'dispatch',
  'check_in',
  'sign',
  'handle',
  'check',
  'visit',
  'contact',
] as const
export type ClockStep = (typeof clockSteps)[number]

/**
 * Who may do a move to this very case:
 * owner: who has it now, or the desk of its community or street; desk: clerk, head or street officer; handler: the
 * department or worker who handles it; called: a department called to it; checker: anyone with the permission but its
 * handler; approver: not the one who asked; reporter: who reported it; reporter_or_desk; receiver: the first receiver;
 * named: the one it was handed to; anyone: whoever has the permission.
 */
export type MoveBy =
  | 'owner'
  | 'desk'
  | 'handler'
  | 'called'
  | 'checker'
  | 'approver'
  | 'reporter'
  | 'reporter_or_desk'
  | 'receiver'
  | 'named'
  | 'anyone'

const note = { note: text(2000).optional() }
const said = { note: text(2000) }
const photos = { photos: z.array(z.uuid()).max(9).default([]) }
const open = ['reported', 'verifying', 'accepted', 'whistled', 'assigned', 'processing', 'feedback', 'visit'] as const
const nothing = z.object({ ...note })

export const rejectReasons = [
  'not_our_duty',
  'not_true',
  'no_place',
  'legal_channel',
  'answered_before',
  'other',
] as const
export const outcomes = ['fixed', 'not_fixed', 'answered'] as const
/** Five grades of GB/T 39735: 5 非常满意 … 1 非常不满意. */
export const Grade = z.int().min(1).max(5)

export const incidentFlow = {
  states: {
    reported: { clock: 'accept' },
    verifying: { clock: 'verify' },
    accepted: { clock: 'dispatch' },
    whistled: { clock: 'check_in' },
    assigned: { clock: 'sign' },
    processing: { clock: 'handle' },
    feedback: { clock: 'check' },
    visit: { clock: 'visit' },
    closed: { final: true },
    archived: { final: true },
    rejected: { final: true },
    duplicate: { final: true },
    withdrawn: { final: true },
    void: { final: true },
  },
  moves: {
    /** 受理 */
    accept: { from: ['reported'], to: ['accepted'], permission: 'incidents.accept', by: 'owner', needs: nothing },
    /** 转核实: the grid worker looks on the spot */
    ask_verify: { from: ['reported'], to: ['verifying'], permission: 'incidents.accept', by: 'desk', needs: nothing },
    /** 核实属实 */
    confirm: {
      from: ['verifying'],
      to: ['accepted'],
      permission: 'incidents.verify',
      by: 'owner',
      needs: z.object({ ...note, ...photos }),
    },
    /** 不予受理 */
    reject: {
      from: ['reported', 'verifying'],
      to: ['rejected'],
      permission: 'incidents.accept',
      by: 'owner',
      needs: z.object({ reason: z.enum(rejectReasons), ...said }),
    },
    /** 并案 into another open case of the same community */
    merge: {
      from: ['reported', 'verifying', 'accepted'],
      to: ['duplicate'],
      permission: 'incidents.accept',
      by: 'desk',
      needs: z.object({ into: z.uuid(), ...note }),
    },
    /** 自处理: solved by whoever has it, at once */
    self_handle: {
      from: ['reported', 'verifying', 'accepted'],
      to: ['feedback'],
      permission: 'incidents.handle',
      by: 'owner',
      needs: z.object({ ...said, ...photos }),
    },
    /** 直接答复 */
    answer: {
      from: ['reported', 'verifying', 'accepted'],
      to: ['visit'],
      permission: 'incidents.accept',
      by: 'owner',
      needs: z.object({ ...said }),
    },
    /** 上报社区: found but cannot be solved by the grid (J02) */
    raise: {
      from: ['reported', 'verifying', 'accepted', 'processing'],
      to: ['accepted'],
      permission: 'incidents.handle',
      by: 'owner',
      needs: z.object({ ...said }),
    },
    /** 派遣 to a department, or by the routing table when none is named */
    assign: {
      from: ['accepted', 'whistled'],
      to: ['assigned'],
      permission: 'incidents.assign',
      by: 'desk',
      needs: z.object({ organisationId: Id.optional(), accountId: z.uuid().optional(), ...note }),
    },
    /** 吹哨 to the street */
    whistle: {
      from: ['accepted', 'assigned', 'processing'],
      to: ['whistled'],
      permission: 'incidents.whistle',
      by: 'desk',
      needs: z.object({ ...said, organisationIds: z.array(Id).max(20).default([]) }),
    },
    /** 呼叫部门: the street calls departments, the first is the lead unless named */
    call_departments: {
      from: ['whistled'],
      to: ['same'],
      permission: 'incidents.coordinate',
      by: 'desk',
      needs: z.object({ organisationIds: z.array(Id).min(1).max(20), leadId: Id.optional(), ...note }),
    },
    /** 部门报到, stamped; when the last one called is there, joint handling begins */
    check_in: {
      from: ['whistled', 'processing'],
      to: ['same', 'processing'],
      permission: 'incidents.handle',
      by: 'called',
      needs: z.object({ ...note }),
    },
    /** 联合处置 without waiting for the missing */
    start_joint: {
      from: ['whistled'],
      to: ['processing'],
      permission: 'incidents.coordinate',
      by: 'desk',
      needs: z.object({ leadId: Id.optional(), ...note }),
    },
    /** 签收 */
    sign: { from: ['assigned'], to: ['processing'], permission: 'incidents.handle', by: 'handler', needs: nothing },
    /** 回退, with the rule it rests on; twice at most, then the desk decides */
    return: {
      from: ['assigned', 'processing'],
      to: ['accepted'],
      permission: 'incidents.handle',
      by: 'handler',
      needs: z.object({ ...said, basis: text(500) }),
    },
    /** 转办 */
    transfer: {
      from: ['processing'],
      to: ['assigned'],
      permission: 'incidents.handle',
      by: 'handler',
      needs: z.object({ organisationId: Id, ...said }),
    },
    /** 会办 */
    add_co: {
      from: ['processing'],
      to: ['same'],
      permission: 'incidents.handle',
      by: 'handler',
      needs: z.object({ organisationIds: z.array(Id).min(1).max(20), ...note }),
    },
    /** 联系群众, stamped: the resident was spoken to (响应率) */
    contact: { from: open, to: ['same'], permission: 'incidents.handle', by: 'owner', needs: z.object({ ...said }) },
    /** 办结反馈; `not_fixed` says openly that it could not be solved, and why */
    done: {
      from: ['processing'],
      to: ['feedback'],
      permission: 'incidents.handle',
      by: 'handler',
      needs: z.object({ outcome: z.enum(outcomes).default('fixed'), ...said, ...photos }),
    },
    /** 申请延期, once a round */
    ask_delay: {
      from: ['processing'],
      to: ['same'],
      permission: 'incidents.handle',
      by: 'handler',
      needs: z.object({ ...said, workingDays: z.int().min(1).max(60) }),
    },
    grant_delay: {
      from: ['processing'],
      to: ['same'],
      permission: 'incidents.approve',
      by: 'approver',
      needs: nothing,
    },
    refuse_delay: {
      from: ['processing'],
      to: ['same'],
      permission: 'incidents.approve',
      by: 'approver',
      needs: z.object({ ...said }),
    },
    /** 申请挂账 with a day of review */
    ask_suspend: {
      from: ['processing'],
      to: ['same'],
      permission: 'incidents.handle',
      by: 'handler',
      needs: z.object({ ...said, reviewOn: Day }),
    },
    grant_suspend: {
      from: ['processing'],
      to: ['same'],
      permission: 'incidents.approve',
      by: 'approver',
      needs: nothing,
    },
    refuse_suspend: {
      from: ['processing'],
      to: ['same'],
      permission: 'incidents.approve',
      by: 'approver',
      needs: z.object({ ...said }),
    },
    /** 等待当事人: the clock rests until the party comes */
    wait: {
      from: ['processing'],
      to: ['same'],
      permission: 'incidents.handle',
      by: 'handler',
      needs: z.object({ ...said, reviewOn: Day }),
    },
    /** 恢复办理 after suspension or waiting */
    resume: { from: ['processing'], to: ['same'], permission: 'incidents.handle', by: 'owner', needs: nothing },
    /** 核查通过, by someone other than the handler */
    pass: {
      from: ['feedback'],
      to: ['visit'],
      permission: 'incidents.check',
      by: 'checker',
      needs: z.object({ ...note, ...photos }),
    },
    /** 核查不通过 */
    fail: {
      from: ['feedback'],
      to: ['processing'],
      permission: 'incidents.check',
      by: 'checker',
      needs: z.object({ ...said, ...photos }),
    },
    /** 回访登记 by staff */
    call_back: {
      from: ['visit'],
      to: ['closed', 'processing'],
      permission: 'incidents.call_back',
      by: 'checker',
      needs: z.object({ reached: z.boolean(), solved: z.boolean().optional(), grade: Grade.optional(), ...note }),
    },
    /** 居民评价 by the reporter */
    judge: {
      from: ['visit'],
      to: ['closed', 'processing'],
      permission: 'incidents.follow',
      by: 'reporter',
      needs: z.object({ solved: z.boolean(), grade: Grade.optional(), ...note }),
    },
    /** 重新打开, once, within 30 days */
    reopen: {
      from: ['closed'],
      to: ['accepted'],
      permission: 'incidents.follow',
      by: 'reporter_or_desk',
      needs: z.object({ ...said }),
    },
    /** 撤回 by the reporter */
    withdraw: {
      from: ['reported', 'verifying', 'accepted'],
      to: ['withdrawn'],
      permission: 'incidents.follow',
      by: 'reporter',
      needs: nothing,
    },
    /** 申请作废 */
    ask_void: {
      from: ['reported', 'verifying', 'accepted', 'processing'],
      to: ['same'],
      permission: 'incidents.accept',
      by: 'owner',
      needs: z.object({ ...said }),
    },
    grant_void: {
      from: ['reported', 'verifying', 'accepted', 'processing'],
      to: ['void'],
      permission: 'incidents.approve',
      by: 'approver',
      needs: nothing,
    },
    refuse_void: {
      from: ['reported', 'verifying', 'accepted', 'processing'],
      to: ['same'],
      permission: 'incidents.approve',
      by: 'approver',
      needs: z.object({ ...said }),
    },
    /** 归档 */
    archive: { from: ['closed'], to: ['archived'], permission: 'incidents.approve', by: 'anyone', needs: nothing },
    /** 首问移交: the first receiver stays responsible until the other accepts (D09) */
    hand_over: {
      from: open,
      to: ['same'],
      permission: 'incidents.read',
      by: 'receiver',
      needs: z.object({ accountId: z.uuid(), ...note }),
    },
    accept_hand_over: { from: open, to: ['same'], permission: 'incidents.read', by: 'named', needs: nothing },
    /** 催办, 黄牌, 红牌, 取消督办 */
    urge: { from: open, to: ['same'], permission: 'incidents.supervise', by: 'anyone', needs: z.object({ ...said }) },
    yellow_card: {
      from: open,
      to: ['same'],
      permission: 'incidents.supervise',
      by: 'anyone',
      needs: z.object({ ...said }),
    },
    red_card: {
      from: open,
      to: ['same'],
      permission: 'incidents.supervise',
      by: 'anyone',
      needs: z.object({ ...said }),
    },
    lift_card: { from: open, to: ['same'], permission: 'incidents.supervise', by: 'anyone', needs: nothing },
    /** 领导批示 */
    instruct: {
      from: open,
      to: ['same'],
      permission: 'incidents.instruct',
      by: 'anyone',
      needs: z.object({ ...said }),
    },
    /** 修改类别、等级、标记 */
    mark: {
      from: open,
      to: ['same'],
      permission: 'incidents.accept',
      by: 'owner',
      needs: z.object({
        categoryId: Id.optional(),
        level: z.int().min(1).max(4).optional(),
        urgent: z.boolean().optional(),
        secret: z.boolean().optional(),
        historical: z.boolean().optional(),
        ...note,
      }),
    },
    /** 补充 by the reporter; 备注 by staff */
    add_note: {
      from: open,
      to: ['same'],
      permission: 'incidents.follow',
      by: 'reporter_or_desk',
      needs: z.object({ ...said, ...photos }),
    },
  },
} as const satisfies Flow<IncidentState, string, ClockStep, MoveBy>

export type IncidentMove = keyof typeof incidentFlow.moves
export const incidentMoves = Object.keys(incidentFlow.moves) as IncidentMove[]
export const isOpen = (state: IncidentState) => !isFinal(incidentFlow, state)
/** Rounds of handling beyond the first: one reopening, whether at the visit or within 30 days of closing. */
export const reopeningsAllowed = 1
export const reopenWithinDays = 30
/** A department may return a case twice; the third time the desk decides. */
export const returnsAllowed = 2
