import type { Role } from '#contract/access/roles.ts'
import { isOpen } from '#contract/incidents/incident-flow.ts'
import { changeOf } from '#modules/incidents/case-change.ts'
import type { ClockRow, StepRow } from '#modules/incidents/case-store.ts'
import { categoryChain } from '#modules/incidents/configuration.ts'
import type { Case, Task } from '#modules/incidents/incident-case.ts'
import type { Effect } from '#modules/incidents/moves/effect.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** Who does something: staff in a post, a resident, or the product itself (all null). */
export type Actor = {
  accountId: string | null
  postId: number | null
  role: Role | null
  areaId: number | null
  organisationId: number | null
}
export const system: Actor = { accountId: null, postId: null, role: null, areaId: null, organisationId: null }
export const residentActor = (accountId: string): Actor => ({ ...system, accountId, role: 'resident' })

/** What a report says beside what the moves look at. */
export type Report = {
  areaId: number
  gridNo: number | null
  buildingNo: number | null
  point: readonly [lon: number, lat: number] | null
  placeText: string | null
  categoryId: number
  text: string
  source: string
  level: number
  scale: 'individual' | 'group'
  urgent: boolean
  secret: boolean
  historical: boolean
  by: Actor
  /** Whose case it is: the resident it was taken down for, else who reported. */
  reporterId: string | null
  reporterName: string | null
  reporterPhone: string | null
}
export type LivedStep = StepRow & { seq: number }
export type LivedTask = Task & { checked_in_by: string | null }
export type Photo = {
  phase: 'before' | 'after' | 'check' | 'note'
  at: Date
  by: string | null
  picture: string
  fileId: string
}

/** One case from its report on, lived by the rules of the product but in memory. */
export class CaseLife {
  c: Case
  readonly report: Report
  readonly steps: LivedStep[] = []
  readonly clocks: ClockRow[] = []
  readonly tasks: LivedTask[] = []
  readonly photos: Photo[] = []
  readonly sames: { accountId: string; at: Date }[] = []
  readonly world: World
  readonly random: Random

  constructor(world: World, random: Random, report: Report, at: Date) {
    this.world = world
    this.random = random
    this.report = report
    const urgent = report.urgent || categoryChain(world.conf, report.categoryId)[0]?.limitGroup === 'urgent'
    const worker = world.staff.workerA(report.areaId, report.gridNo)
    const owner = worker
      ? {
          owner_role: 'grid_worker',
          owner_area_id: report.areaId,
          owner_organisation_id: null,
          owner_account_id: worker.accountId,
        }
      : world.staff.deskOf(report.areaId)
    const clock = world.windOf(report.areaId)(
      { area_id: report.areaId, category_id: report.categoryId, level: report.level, urgent },
      'accept',
      at,
      10,
    )
    const id = random.uuid(at)
    this.c = {
      ...nothingYet,
      area_id: report.areaId,
      id,
      source: report.source,
      category_id: report.categoryId,
      level: report.level,
      grid_no: report.gridNo,
      reporter_id: report.reporterId,
      urgent,
      secret: report.secret,
      historical: report.historical,
      ...owner,
      first_receiver_id: report.by.role === 'resident' ? null : report.by.accountId,
      reported_at: at,
      step_started_at: at,
      due_at: clock.due_at,
      yellow_at: clock.yellow_at,
      last_move_id: id,
    }
    this.clocks.push({ ...clock, ended_at: null })
    this.#step(
      at,
      'report',
      null,
      'reported',
      report.by,
      1,
      id,
      null,
      worker || owner.owner_area_id === report.areaId ? {} : { passedUp: true },
    )
  }

  get open() {
    return isOpen(this.c.state)
  }
  /** When it was last moved. */
  get lastAt() {
    return this.steps.at(-1)!.at
  }
  get handleClock() {
    return this.clocks.findLast((k) => k.step === 'handle')
  }

  /** Writes what was decided, as applyEffect does. */
  apply(move: string, by: Actor, at: Date, effect: Effect, note: string | null = null) {
    const before = this.c
    const moveId = this.random.uuid(at)
    const change = changeOf(before, effect, moveId, at, this.world.windOf(before.area_id))
    this.c = change.after
    this.#step(at, move, before.state, change.to, by, change.version, moveId, note, change.details)
    for (const clock of this.clocks)
      if (clock.ended_at === null && change.endClocks.includes(clock.step)) clock.ended_at = at
    for (const clock of change.startClocks) this.clocks.push({ ...clock, ended_at: null })
    if (effect.endTasks) this.endTasks(at)
  }

  call(organisationId: number, kind: Task['kind'], at: Date) {
    const known = this.tasks.find((t) => t.organisation_id === organisationId)
    const fresh = {
      organisation_id: organisationId,
      kind,
      called_at: at,
      checked_in_at: null,
      checked_in_by: null,
      ended_at: null,
    }
    if (known) Object.assign(known, fresh)
    else this.tasks.push(fresh)
  }

  endTasks(at: Date) {
    for (const task of this.tasks) task.ended_at ??= at
  }

  #step(
    at: Date,
    move: string,
    from: string | null,
    to: string,
    by: Actor,
    seq: number,
    moveId: string,
    note: string | null,
    details: Record<string, unknown>,
  ) {
    this.steps.push({
      seq,
      at,
      move,
      from_state: from,
      to_state: to,
      account_id: by.accountId,
      post_id: by.postId,
      role: by.role,
      organisation_id: by.organisationId,
      note,
      details,
      move_id: moveId,
    })
  }
}

const nothingYet: Omit<Case, 'area_id' | 'id' | 'source' | 'category_id' | 'reported_at'> = {
  number: 0,
  level: 1,
  grid_no: null,
  reporter_id: null,
  urgent: false,
  secret: false,
  historical: false,
  supervise_level: 0,
  same_count: 0,
  state: 'reported',
  version: 1,
  round: 1,
  reopened: 0,
  returned: 0,
  delayed: 0,
  owner_role: null,
  owner_area_id: null,
  owner_organisation_id: null,
  owner_account_id: null,
  handler_organisation_id: null,
  handler_account_id: null,
  first_receiver_id: null,
  hand_over_to: null,
  escalated_to: null,
  accepted_at: null,
  contacted_at: null,
  contact_due_at: null,
  step: 'accept',
  step_started_at: null,
  due_at: null,
  yellow_at: null,
  handle_due_at: null,
  handle_yellow_at: null,
  yellow_said_at: null,
  overdue_said_at: null,
  paused_at: null,
  pause_kind: null,
  review_on: null,
  asked: null,
  asked_by: null,
  asked_details: null,
  outcome: null,
  solved: null,
  grade: null,
  closed_at: null,
  merged_into: null,
  last_move_id: null,
}
