import type { ApplicationClock, ApplicationState } from '#contract/matters/application-flow.ts'
import type { Channel, MissingThing } from '#contract/matters/applications.ts'
import type { FormValues } from '#contract/matters/forms.ts'

/** A paper as it is kept: what was handed in, when, and the files of it. */
export type KeptPaper = {
  state: 'given' | 'promised' | 'missing' | 'fetched'
  originals: number
  copies: number
  files: string[]
  at: string | null
}
export type KeptPapers = Record<string, KeptPaper>
/** The answers of the form, and where the register's ones come from. */
export type KeptAnswers = { values: FormValues; sources: Record<string, { label: string; onDay: string }> }
export type KeptNotice = {
  at: string
  by: string | null
  note: string | null
  dueAt: string
  things: MissingThing[]
  /** What the clerk saw and no rule finds; settled when the applicant completes. */
  also: MissingThing[]
}

export type Owner = {
  owner_role: string | null
  owner_area_id: number | null
  owner_organisation_id: number | null
  owner_account_id: string | null
}
export type HandOver = {
  to_account_id: string | null
  to_role: string | null
  to_area_id: number | null
  to_organisation_id: number | null
}

/** A row of matters.application. */
export type Application = Owner &
  HandOver & {
    area_id: number
    id: string
    number: number
    item_code: string
    item_area_id: number
    item_no: number
    class_code: string
    post: string | null
    at_once: boolean
    channel: Channel
    person_area_id: number | null
    person_id: string | null
    account_id: string | null
    applied_by: string | null
    applicant_name: Buffer
    document: Buffer | null
    phone: Buffer | null
    agent: Buffer | null
    answers: Buffer
    papers: KeptPapers
    missing: number
    let_through: string | null
    notice: KeptNotice | null
    refusal: { reason: string; note: string; elsewhere: string | null } | null
    state: ApplicationState
    version: number
    trips: number
    first_receiver_id: string | null
    handler_organisation_id: number | null
    submitted_at: Date
    accepted_at: Date | null
    closed_at: Date | null
    clock: ApplicationClock | null
    due_at: Date | null
    yellow_at: Date | null
    statutory_due_at: Date | null
    paused_at: Date | null
    pause_reason: string | null
    review_on: string | null
    supplement_due_at: Date | null
    extended: boolean
    yellow_said_at: Date | null
    red_said_at: Date | null
    supplement_said_at: Date | null
    decision: 'granted' | 'denied' | 'ended' | null
    result: string | null
    on_time: boolean | null
    delivered_at: Date | null
    last_move_id: string | null
  }
export type ApplicationKey = { areaId: number; id: string }
export const noHandOver: HandOver = { to_account_id: null, to_role: null, to_area_id: null, to_organisation_id: null }
export const nobody: Owner = {
  owner_role: null,
  owner_area_id: null,
  owner_organisation_id: null,
  owner_account_id: null,
}
