import type { ClockStep, IncidentState } from '#contract/incidents/incident-flow.ts'

/** A case as the moves see it: the row of incidents.incident, in the names of its columns. */
export type Case = {
  area_id: number
  id: string
  number: number
  source: string
  category_id: number
  level: number
  grid_no: number | null
  reporter_id: string | null
  urgent: boolean
  secret: boolean
  historical: boolean
  supervise_level: number
  same_count: number
  state: IncidentState
  version: number
  round: number
  reopened: number
  returned: number
  delayed: number
  owner_role: string | null
  owner_area_id: number | null
  owner_organisation_id: number | null
  owner_account_id: string | null
  handler_organisation_id: number | null
  handler_account_id: string | null
  first_receiver_id: string | null
  hand_over_to: string | null
  escalated_to: number | null
  reported_at: Date
  accepted_at: Date | null
  contacted_at: Date | null
  contact_due_at: Date | null
  step: ClockStep | null
  step_started_at: Date | null
  due_at: Date | null
  yellow_at: Date | null
  handle_due_at: Date | null
  handle_yellow_at: Date | null
  yellow_said_at: Date | null
  overdue_said_at: Date | null
  paused_at: Date | null
  pause_kind: 'suspended' | 'waiting' | null
  review_on: string | null
  asked: 'delay' | 'suspend' | 'void' | null
  asked_by: string | null
  asked_details: Record<string, unknown> | null
  outcome: 'fixed' | 'not_fixed' | 'answered' | null
  solved: boolean | null
  grade: number | null
  closed_at: Date | null
  merged_into: string | null
  last_move_id: string | null
}

export type Task = {
  organisation_id: number
  kind: 'lead' | 'co' | 'called'
  called_at: Date
  checked_in_at: Date | null
  ended_at: Date | null
}

/** Whose turn it is: a person, an organisation, or whoever holds a role in an area. */
export type Owner = {
  owner_role: string
  owner_area_id: number
  owner_organisation_id: number | null
  owner_account_id: string | null
}

/** One count: what a move adds to the indicators of its month, category and organisation; `now` for gauges, which have no month. */
export type Tally = { metric: Metric; amount?: number; organisationId?: number | null; categoryId?: number; month?: Date | 'now' }
export const metrics = [
  'open', // in hand now: +1 and -1
  'overdue_now', // red now: +1 and -1
  'suspended_now',
  'reported',
  'accepted',
  'accepted_in_time',
  'rejected',
  'merged',
  'withdrawn',
  'voided',
  'contact_due',
  'contacted_in_time',
  'assigned',
  'returned',
  'whistled',
  'called',
  'checked_in',
  'checked_in_in_time',
  'handled',
  'handled_in_time',
  'handle_minutes',
  'reworked',
  'overdue',
  'suspended',
  'delayed',
  'closed',
  'not_fixed',
  'asked_solved', // residents who said whether it was solved
  'solved',
  'graded',
  'grade_sum',
  'satisfied', // 满意 and better
  'fairly_satisfied', // 基本满意
  'reopened',
  'no_answer',
] as const
export type Metric = (typeof metrics)[number]
