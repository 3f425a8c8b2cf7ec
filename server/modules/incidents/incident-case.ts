import type { ClockStep, IncidentState } from '#contract/incidents/incident-flow.ts'
import type { Metric } from '#contract/incidents/metrics.ts'

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

/**
 * One count a move adds. The month follows from the metric's basis (contract/incidents/metrics.ts) unless given as its first
 * day; the organisation is the one that handles the case after the move unless given (null: none).
 */
export type Tally = {
  metric: Metric
  amount?: number
  organisationId?: number | null
  categoryId?: number
  month?: string
}
