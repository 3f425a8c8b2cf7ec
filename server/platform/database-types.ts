// Generated from the migrated schema by `npm run types:db`. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

export type AccessAbsence = {
  id: GeneratedAlways<number>
  account_id: string
  from_on: string
  to_on: string
  reason: string | null
  recorded_by: string
  withdrawn_at: Date | null
}

export type AccessAccount = {
  id: string
  kind: string
  /** The area whose security administrator looks after this staff account. */
  area_id: number | null
  login_name: string | null
  name: string | null
  office_phone: string | null
  /** Sealed (SM4); phone_index is its blind index. */
  phone: Buffer | null
  phone_index: Buffer | null
  password_hash: string | null
  password_changed_at: Date | null
  must_change_password: Generated<boolean>
  /** Sealed; counts only once totp_enabled_at is set. */
  totp_secret: Buffer | null
  totp_required: Generated<boolean>
  totp_enabled_at: Date | null
  /** The last 30-second step whose code was used: a code works once. */
  totp_last_step: number | null
  last_post_id: number | null
  active: Generated<boolean>
  created_at: Generated<Date>
  version: Generated<number>
}

export type AccessFirstAdminCode = {
  the_only: Generated<boolean>
  code: Buffer
  made_at: Generated<Date>
  tries: Generated<number>
}

export type AccessLoginAttempt = {
  key: Buffer
  failures: number
  last_at: Date
  wait_until: Date
}

export type AccessPhoneCode = {
  phone_index: Buffer
  code: Buffer
  expires_at: Date
  tries: Generated<number>
  sent_at: Date
  sent_today: Generated<number>
}

export type AccessPost = {
  id: GeneratedAlways<number>
  account_id: string
  role: string
  /** 0 business, 1 auditor, 2 security administrator, 3 system administrator. */
  duty: GeneratedAlways<number>
  area_id: number
  /** territory.organisation; no foreign key, for access knows no territory. */
  organisation_id: number | null
  title: string | null
  valid_from: string
  /** Last day of the term, included; null while open. */
  valid_to: string | null
  /** Ended before its term, at once. */
  ended_at: Date | null
  /** AB岗: this is the B post of that A post. */
  substitute_of: number | null
  created_at: Generated<Date>
}

export type IncidentsAttachment = {
  area_id: number
  incident_id: string
  file_id: string
  phase: string
  seq: Generated<number>
  added_at: Date
}

export type IncidentsCaseWords = {
  area_id: number
  incident_id: string
  words: string
}

export type IncidentsCategory = {
  id: GeneratedAlways<number>
  taxonomy: string
  code: string
  parent_id: number | null
  zh: string
  en: string
  words: Generated<string[]>
  limit_group: Generated<string>
  organisation_kind: string | null
  active: Generated<boolean>
  sort: Generated<number>
  version: Generated<number>
}

export type IncidentsClock = {
  area_id: number
  incident_id: string
  seq: number
  step: string
  started_at: Date
  amount: string
  unit: string
  yellow_share: string
  limit_id: number | null
  extra_days: Generated<number>
  pauses: Generated<unknown>
  due_at: Date
  yellow_at: Date
  ended_at: Date | null
}

export type IncidentsDuty = {
  id: GeneratedAlways<number>
  area_id: number
  category_id: number | null
  organisation_id: number
  version: Generated<number>
}

export type IncidentsIncident = {
  area_id: number
  id: string
  number: Generated<number>
  source: string
  category_id: number
  level: Generated<number>
  scale: Generated<string>
  text: string
  place_text: string | null
  point: string | null
  grid_no: number | null
  building_no: number | null
  reporter_id: string | null
  reporter_name: Buffer | null
  reporter_phone: Buffer | null
  phone_index: Buffer | null
  urgent: Generated<boolean>
  secret: Generated<boolean>
  historical: Generated<boolean>
  supervise_level: Generated<number>
  same_count: Generated<number>
  state: string
  version: Generated<number>
  round: Generated<number>
  reopened: Generated<number>
  returned: Generated<number>
  delayed: Generated<number>
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
  step: string | null
  step_started_at: Date | null
  /** When the running clock turns red; for a paused case the day of review. */
  due_at: Date | null
  yellow_at: Date | null
  handle_due_at: Date | null
  handle_yellow_at: Date | null
  yellow_said_at: Date | null
  overdue_said_at: Date | null
  paused_at: Date | null
  pause_kind: string | null
  review_on: string | null
  /** delay, suspend or void: waits for an approver. */
  asked: string | null
  asked_by: string | null
  asked_details: unknown
  outcome: string | null
  solved: boolean | null
  grade: number | null
  closed_at: Date | null
  merged_into: string | null
  last_move_id: string | null
  /** The number of the work order in the system it came from. */
  external_no: string | null
}

export type IncidentsNumberRule = {
  area_id: number
  rule: string
  value: string
  source: string
  version: Generated<number>
}

export type IncidentsSame = {
  area_id: number
  incident_id: string
  account_id: string
  at: Date
}

export type IncidentsShipped = {
  kind: string
  key: string
  shipped_at: Generated<Date>
}

export type IncidentsStep = {
  area_id: number
  incident_id: string
  seq: number
  at: Date
  move: string
  from_state: string | null
  to_state: string
  account_id: string | null
  post_id: number | null
  role: string | null
  organisation_id: number | null
  note: string | null
  details: Generated<unknown>
  move_id: string | null
}

export type IncidentsSuggestionModel = {
  area_id: number
  taxonomies: string
  documents: number
  trained_at: Date
  bytes: Buffer
}

export type IncidentsTally = {
  area_id: number
  /** 0: all. */
  category_id: number
  /** With category 0: 0 is all. With a category: 0 is all in a district or city, nobody yet in a street or community. */
  organisation_id: number
  month: string
  open: Generated<number>
  overdue_now: Generated<number>
  suspended_now: Generated<number>
  reported: Generated<number>
  accepted: Generated<number>
  accepted_in_time: Generated<number>
  rejected: Generated<number>
  merged: Generated<number>
  withdrawn: Generated<number>
  voided: Generated<number>
  dropped: Generated<number>
  contact_due: Generated<number>
  contacted_in_time: Generated<number>
  assigned: Generated<number>
  returned: Generated<number>
  whistled: Generated<number>
  called: Generated<number>
  checked_in: Generated<number>
  checked_in_in_time: Generated<number>
  handled: Generated<number>
  handled_in_time: Generated<number>
  handle_minutes: Generated<number>
  not_fixed: Generated<number>
  reworked: Generated<number>
  overdue: Generated<number>
  suspended: Generated<number>
  delayed: Generated<number>
  closed: Generated<number>
  closed_cases: Generated<number>
  asked_solved: Generated<number>
  solved: Generated<number>
  graded: Generated<number>
  grade_sum: Generated<number>
  satisfied: Generated<number>
  fairly_satisfied: Generated<number>
  reopened: Generated<number>
  no_answer: Generated<number>
}

export type IncidentsTallyDelta = {
  area_id: number
  category_id: number
  organisation_id: number
  month: string
  metric: string
  amount: number
  tx: Generated<number>
}

export type IncidentsTallyMark = {
  only_one: Generated<boolean>
  tx: number
}

export type IncidentsTask = {
  area_id: number
  incident_id: string
  organisation_id: number
  kind: string
  called_at: Date
  checked_in_at: Date | null
  checked_in_by: string | null
  ended_at: Date | null
}

export type IncidentsTaxonomyUse = {
  area_id: number
  taxonomy: string
  used: boolean
}

export type IncidentsTimeLimit = {
  id: GeneratedAlways<number>
  area_id: number
  step: string
  limit_group: string | null
  category_id: number | null
  level: number | null
  organisation_id: number | null
  amount: string
  unit: string
  yellow_share: Generated<string>
  reason: string | null
  version: Generated<number>
}

export type MattersAgencyFile = {
  area_id: number
  order_id: string
  file_id: string
  kind: string
}

export type MattersAgencyFollower = {
  area_id: number
  order_id: string
  account_id: string
  relation: string
  sealed_phone: Buffer
  added_at: Date
}

export type MattersAgencyLink = {
  area_id: number
  order_id: string
  application_id: string
  linked_at: Date
}

export type MattersAgencyMaterial = {
  area_id: number
  order_id: string
  id: string
  name: string
  original: boolean
  copies: number
  taken_at: Date
  taken_by: string | null
  returned_at: Date | null
  returned_by: string | null
  received_by: string | null
}

export type MattersAgencyOrder = {
  area_id: number
  id: string
  number: number
  state: string
  version: Generated<number>
  matter: string
  item_code: string | null
  note: string | null
  sealed_name: Buffer
  sealed_phone: Buffer | null
  sealed_address: Buffer | null
  person_id: string | null
  asked_by: string
  relation: string | null
  resident_account_id: string | null
  asker_account_id: string | null
  home_visit: boolean
  visit_at: Date | null
  grid_no: number | null
  /** Null: the desk named by owner_role and owner_area_id has it; never nobody. */
  agent_id: string | null
  owner_role: string
  owner_area_id: number
  substitute: Generated<boolean>
  asked_at: Date
  step_started_at: Date | null
  amount: number | null
  unit: string | null
  due_at: Date | null
  yellow_at: Date | null
  yellow_said_at: Date | null
  escalated_at: Date | null
  escalated_to: number | null
  authorised_manner: string | null
  authorised_scope: string | null
  authorised_until: string | null
  witness: string | null
  authorised_at: Date | null
  result: string | null
  closed_at: Date | null
}

export type MattersApplication = {
  area_id: number
  id: string
  number: Generated<number>
  item_code: string
  item_area_id: number
  item_no: number
  class_code: string
  post: string | null
  at_once: boolean
  channel: string
  person_area_id: number | null
  person_id: string | null
  account_id: string | null
  applied_by: string | null
  applicant_name: Buffer
  name_index: Buffer
  document: Buffer | null
  document_index: Buffer | null
  phone: Buffer | null
  phone_index: Buffer | null
  agent: Buffer | null
  /** Sealed: the answers of the form with where each came from. */
  answers: Buffer
  papers: Generated<unknown>
  missing: Generated<number>
  let_through: string | null
  notice: unknown
  refusal: unknown
  state: string
  version: Generated<number>
  trips: Generated<number>
  owner_role: string | null
  owner_area_id: number | null
  owner_organisation_id: number | null
  owner_account_id: string | null
  first_receiver_id: string | null
  to_account_id: string | null
  to_role: string | null
  to_area_id: number | null
  to_organisation_id: number | null
  handler_organisation_id: number | null
  submitted_at: Date
  accepted_at: Date | null
  closed_at: Date | null
  clock: string | null
  /** When the running clock turns red; null while it rests. */
  due_at: Date | null
  yellow_at: Date | null
  statutory_due_at: Date | null
  paused_at: Date | null
  pause_reason: string | null
  review_on: string | null
  supplement_due_at: Date | null
  extended: Generated<boolean>
  yellow_said_at: Date | null
  red_said_at: Date | null
  supplement_said_at: Date | null
  decision: string | null
  result: string | null
  on_time: boolean | null
  used_share: number | null
  delivered_at: Date | null
  delivered_how: string | null
  origin: unknown
  last_move_id: string | null
}

export type MattersApplicationClock = {
  area_id: number
  application_id: string
  seq: number
  clock: string
  started_at: Date
  days: number
  extra_days: Generated<number>
  pauses: Generated<unknown>
  due_at: Date | null
  yellow_at: Date | null
  ended_at: Date | null
}

export type MattersApplicationFile = {
  area_id: number
  application_id: string
  file_id: string
  phase: string
  paper: string | null
  added_at: Date
}

export type MattersApplicationStep = {
  area_id: number
  application_id: string
  seq: number
  at: Date
  move: string
  from_state: string | null
  to_state: string
  account_id: string | null
  post_id: number | null
  role: string | null
  at_area_id: number | null
  organisation_id: number | null
  note: string | null
  details: Generated<unknown>
  move_id: string | null
}

export type MattersBooking = {
  area_id: number
  id: string
  site_id: string
  window_no: number
  rotation_id: string | null
  during: string
  on_day: string
  class_code: string
  item_code: string | null
  /** Six digits said at the kiosk. */
  number: string
  state: string
  how: string
  booked_by: string | null
  name: Buffer
  phone: Buffer
  phone_index: Buffer
  note: string | null
  reason: string | null
  /** This row only keeps a slot for that booking, which fell through, until held_until. */
  offer_of: string | null
  held_until: Date | null
  ticket_id: string | null
  reminded_at: Date | null
  created_at: Date
  changed_at: Date
  version: Generated<number>
}

export type MattersCertificate = {
  area_id: number
  id: string
  kind_id: number
  state: string
  version: Generated<number>
  year: number | null
  number: number | null
  sealed_name: Buffer
  sealed_values: Buffer
  person_id: string | null
  account_id: string | null
  purpose: string
  for_whom: string
  drafted_at: Date
  drafted_by: string
  drafted_role: string
  step_started_at: Date | null
  amount: number | null
  unit: string | null
  due_at: Date | null
  yellow_at: Date | null
  yellow_said_at: Date | null
  escalated_at: Date | null
  escalated_to: number | null
  approved_by: string | null
  issued_at: Date | null
  issued_on: string | null
  valid_until: string | null
  /** The random part of the code on the paper; its signature is made anew with matters.signing_key. */
  nonce: string | null
  revoked_at: Date | null
  revoke_reason: string | null
  checks: Generated<number>
  last_check_at: Date | null
}

export type MattersCertificateDemand = {
  area_id: number
  id: string
  number: number
  at: Date
  kind: string
  list_id: number | null
  code: string | null
  zh: string
  instead_zh: string | null
  instead_en: string | null
  demanded_by: string
  demander_key: string
  organisation_id: number | null
  purpose: string | null
  source: string
  recorded_by: string | null
  sealed_name: Buffer | null
}

export type MattersCertificateKind = {
  id: GeneratedAlways<number>
  area_id: number | null
  code: string
  version: number
  zh: string
  en: string
  basis: string
  purpose: string
  procedure: string
  materials: Generated<string[]>
  fields: unknown
  template: string
  valid_days: number | null
  approval: string
  example: Generated<boolean>
  active: boolean
  made_at: Generated<Date>
  made_by: string | null
}

export type MattersClass = {
  code: string
  /** Whose it is: only there it may be changed. */
  area_id: number
  zh: string
  en: string
  sort: Generated<number>
  active: Generated<boolean>
  version: Generated<number>
}

export type MattersConsultation = {
  area_id: number
  id: string
  number: number
  state: string
  version: Generated<number>
  class_code: string | null
  item_code: string | null
  asker_id: string
  anonymous: boolean
  organisation_id: number | null
  asked_at: Date
  step_started_at: Date | null
  amount: number | null
  unit: string | null
  due_at: Date | null
  yellow_at: Date | null
  yellow_said_at: Date | null
  escalated_at: Date | null
  escalated_to: number | null
  answered_at: Date | null
  helped: boolean | null
  closed_at: Date | null
  words: string
  channel: Generated<string>
  /** Who entered it for whoever asks: the clerk who took the call, the worker who came by. */
  entered_by: string | null
}

export type MattersConsultationMessage = {
  area_id: number
  consultation_id: string
  seq: number
  at: Date
  kind: string
  text: string
  account_id: string | null
}

export type MattersConsultationRoute = {
  id: GeneratedAlways<number>
  area_id: number
  class_code: string | null
  organisation_id: number
}

export type MattersCorrection = {
  area_id: number
  id: string
  number: number
  state: string
  version: Generated<number>
  opened_at: Date
  amount: number
  unit: string
  due_at: Date
  yellow_at: Date
  yellow_said_at: Date | null
  escalated_at: Date | null
  escalated_to: number | null
  owner_area_id: number
  owner_role: string
  measure: string | null
  satisfied: boolean | null
  call_backs: Generated<number>
  called_back_at: Date | null
  closed_at: Date | null
}

export type MattersDuty = {
  area_id: number
  site_id: string
  on_day: string
  window_no: number
  person_a: string | null
  person_b: string | null
  note: string | null
}

export type MattersDutyHandOver = {
  area_id: number
  site_id: string
  id: string
  on_day: string
  at: Date
  account_id: string
  note: string
}

export type MattersEvaluation = {
  area_id: number
  id: string
  service: string
  ref_id: string
  title: string
  place: string
  site_id: string | null
  class_code: string | null
  item_code: string | null
  organisation_id: number | null
  served_by: Generated<string[]>
  served_on: string
  account_id: string | null
  nonce: string
  invited_at: Date
  grade: number | null
  tags: Generated<string[]>
  text: string | null
  sealed_contact_name: Buffer | null
  sealed_contact_phone: Buffer | null
  given_at: Date | null
  given_where: string | null
}

export type MattersFaq = {
  area_id: number
  id: string
  class_code: string | null
  question: string
  answer: string
  words: string
  pinyin: string
  initials: string
  helped: Generated<number>
  not_helped: Generated<number>
  updated_at: Date
}

export type MattersFaqDraft = {
  area_id: number
  id: string
  state: string
  version: Generated<number>
  class_code: string | null
  question: string
  answer: string
  consultation_area: number | null
  consultation_id: string | null
  proposed_by: string | null
  edited_by: string | null
  updated_at: Date
}

export type MattersFaqVote = {
  area_id: number
  faq_id: string
  vote_id: string
  helped: boolean
}

export type MattersForbiddenKind = {
  list_id: number
  code: string
  position: number
  zh: string
  en: string
  instead_zh: string
  instead_en: string
  words: Generated<string[]>
}

export type MattersForbiddenList = {
  id: GeneratedAlways<number>
  area_id: number | null
  version: number
  title: string
  basis: string
  valid_from: string
  made_at: Generated<Date>
  made_by: string | null
}

export type MattersHallDevice = {
  area_id: number
  id: string
  site_id: string
  name: string
  /** The key itself is shown once and kept nowhere. */
  key_digest: Buffer
  made_at: Date
  made_by: string
  /** The last day it was used: a device nobody uses any more should be withdrawn. */
  used_on: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export type MattersHallWindow = {
  area_id: number
  site_id: string
  no: number
  name: string
  classes: string[]
  bookable: boolean
  active: boolean
  person_a: string | null
  person_b: string | null
}

export type MattersItemVersion = {
  item_code: string
  area_id: number
  no: number
  class_code: string
  state: string
  content: unknown
  valid_from: string | null
  valid_to: string | null
  published_at: Date | null
  published_by: string | null
  note: string | null
  version: Generated<number>
}

export type MattersNotice = {
  area_id: number
  id: string
  account_id: string | null
  /** Blind index of the phone of somebody who has never signed in: waits until they do. */
  phone_index: Buffer | null
  kind: string
  params: Generated<unknown>
  link: string | null
  at: Date
  read_at: Date | null
  /** The phone it went to, masked; null where it went to an account alone. */
  to_mask: string | null
  /** A text message of the same id was written too. */
  texted: Generated<boolean>
}

export type MattersPartCounter = {
  area_id: number
  kind: string
  year: number
  last: number
}

export type MattersPartLimit = {
  id: GeneratedAlways<number>
  area_id: number | null
  step: string
  amount: number
  unit: string
  basis: string
  version: Generated<number>
}

export type MattersPartStep = {
  area_id: number
  subject_id: string
  seq: number
  subject: string
  at: Date
  move: string
  from_state: string | null
  to_state: string
  account_id: string | null
  role: string | null
  organisation_id: number | null
  note: string | null
  details: Generated<unknown>
  move_id: string
}

export type MattersPostDuty = {
  area_id: number
  post: string
  duty: string
  account_id: string
}

export type MattersPower = {
  item_code: string
  area_id: number
  tier: string
  may_accept: boolean
  may_decide: boolean
  mode: string
  organisation_id: number | null
}

export type MattersRotation = {
  area_id: number
  site_id: string
  id: string
  organisation_id: number
  /** The Rotation of the contract without id and organisation: kind, window, classes, rule, hours, term. */
  body: unknown
}

export type MattersRotationDay = {
  area_id: number
  site_id: string
  rotation_id: string
  on_day: string
  cancelled: string | null
  present: boolean | null
  recorded_by: string | null
  recorded_at: Date
}

export type MattersSealUse = {
  area_id: number
  id: string
  number: number
  at: Date
  seal: string
  document: string
  purpose: string
  for_whom: string
  copies: number
  used_by: string
  approved_by: string | null
  standing: Generated<boolean>
  certificate_id: string | null
}

export type MattersSigningKey = {
  id: number
  sealed: Buffer
}

export type MattersSite = {
  area_id: number
  id: string
  name: string
  address: string
  lon: number | null
  lat: number | null
  phone: string | null
  about: Generated<string>
  active: Generated<boolean>
  rules: unknown
  queues: unknown
  example: Generated<boolean>
  version: Generated<number>
}

export type MattersSiteException = {
  area_id: number
  site_id: string
  on_day: string
  kind: string
  spans: unknown
  reason: string
}

export type MattersSiteWeek = {
  area_id: number
  site_id: string
  valid_from: string
  week: unknown
  published_at: Date
  published_by: string | null
}

export type MattersSkill = {
  area_id: number
  account_id: string
  class_code: string
  level: number
}

export type MattersSlotWish = {
  area_id: number
  id: string
  site_id: string
  class_code: string
  on_day: string
  account_id: string
  made_at: Date
  /** When they were told, which ends the wish; who was slower may wish again. */
  told_at: Date | null
}

export type MattersSynonym = {
  id: GeneratedAlways<number>
  area_id: number
  said: string
  means: string[]
  version: Generated<number>
}

export type MattersTextMessage = {
  area_id: number
  id: string
  phone: Buffer | null
  kind: string
  params: Generated<unknown>
  state: string
  tries: Generated<number>
  next_at: Date
  at: Date
  done_at: Date | null
  done_by: string | null
}

export type MattersTicket = {
  area_id: number
  id: string
  site_id: string
  on_day: string
  letter: string
  number: number
  class_code: string
  item_code: string | null
  state: string
  priority: Generated<boolean>
  rank_at: Date
  not_before: Date | null
  account_id: string | null
  phone: Buffer | null
  phone_index: Buffer | null
  booking_id: string | null
  window_no: number | null
  clerk_id: string | null
  to_window_no: number | null
  to_account_id: string | null
  call_id: string | null
  taken_at: Date
  called_at: Date | null
  first_called_at: Date | null
  calls: Generated<number>
  started_at: Date | null
  ended_at: Date | null
  note: string | null
  application_area_id: number | null
  application_id: string | null
  version: Generated<number>
}

export type MattersTicketCounter = {
  area_id: number
  site_id: string
  on_day: string
  letter: string
  last: number
}

export type MattersWindowNow = {
  area_id: number
  site_id: string
  no: number
  state: string
  account_id: string | null
  since: Date
}

export type PeopleAreaChanged = {
  area_id: number
}

export type PeopleAreaCount = {
  area_id: number
  /** Ages are of this day: another day is counted anew. */
  on_day: string
  people: number
  living: number
  registered: number
  together: number
  lives_only: number
  registered_only: number
  under14: number
  over60: number
  over80: number
  away: number
  households: number
  dwellings: number
  rented: number
  empty: number
}

export type PeopleAway = {
  area_id: number
  home_area_id: number
  person_id: string
  name: string
  sex: string
  birth_on: string | null
  dwelling_id: string | null
  household_id: string | null
  since: string | null
  until: string | null
}

export type PeopleCare = {
  area_id: number
  id: string
  person_id: string
  kind_id: number
  state: string
  since: string
  until: string | null
  review_on: string
  sealed_details: Buffer | null
  version: Generated<number>
  updated_at: Generated<Date>
}

export type PeopleCareKind = {
  id: GeneratedAlways<number>
  code: string
  zh: string
  en: string
  legal_basis: string
  purpose: string
  fields: Generated<string[]>
  roles: string[]
  retention_months: number
  review_months: number
  /** Must be visited at least every so many days; null: no duty to visit. */
  visit_days: number | null
  active: Generated<boolean>
  sort: Generated<number>
  version: Generated<number>
}

export type PeopleCareStep = {
  area_id: number
  care_id: string
  seq: number
  at: Date
  from_state: string | null
  to_state: string
  account_id: string | null
  reason: string | null
}

export type PeopleCode = {
  family: string
  code: string
  zh: string
  en: string
  /** Other words for the same code, dated terms included; read on import, never shown as the name. */
  aliases: Generated<string[]>
  sort: Generated<number>
  valid_from: string | null
  valid_to: string | null
  version: Generated<number>
}

export type PeopleCodeFamily = {
  name: string
  zh: string
  en: string
  basis: string
}

export type PeopleDocument = {
  area_id: number
  person_id: string
  seq: number
  kind: string
  sealed: Buffer
  index: Buffer
  faults: Generated<string[]>
  /** What a sound number itself says; compared with the person's by the plausibility board. */
  birth_on: string | null
  sex: string | null
  source_id: number
}

export type PeopleDwelling = {
  area_id: number
  id: string
  building_no: number | null
  grid_no: number | null
  unit: Generated<string>
  floor: number | null
  room: Generated<string>
  address: string
  address_key: string
  /** Pairs of neighbouring characters and whole numbers of the address: finds parts of addresses in any locale. */
  grams: string[]
  use: Generated<string>
  tenure: Generated<string>
  area_m2: string | null
  source_id: number
  version: Generated<number>
  ended_on: string | null
  updated_at: Generated<Date>
}

export type PeopleField = {
  name: string
  zh: string
  en: string
  kind: string
  family: string | null
  sensitive: Generated<boolean>
  /** A later value of an equal source takes the place of an earlier one (phone, work); else they compete (birth date). */
  changeable: Generated<boolean>
  legal_basis: string
  aliases: Generated<string[]>
  sort: Generated<number>
  active: Generated<boolean>
  version: Generated<number>
}

export type PeopleFieldValue = {
  area_id: number
  person_id: string
  id: string
  field: string
  value: unknown
  sealed: Buffer | null
  source_id: number
  standing: string
  said_at: Date
  ended_at: Date | null
  ended_by: string | null
  ended_how: string | null
}

export type PeopleHousehold = {
  area_id: number
  id: string
  dwelling_id: string | null
  kind: Generated<string>
  number: string | null
  head_id: string | null
  source_id: number
  version: Generated<number>
  ended_on: string | null
  updated_at: Generated<Date>
  number_key: GeneratedAlways<string | null>
}

export type PeopleHouseholdChange = {
  area_id: number
  tx: Generated<string>
  /** Null: so many at once that the community is read anew. */
  household_id: string | null
  at: Generated<Date>
}

export type PeopleImport = {
  area_id: number
  id: string
  filename: string
  digest: Buffer
  state: string
  trouble: string | null
  /** What was found in the file: names of sheets and columns, where they go. Sample cells are covered. */
  sheets: unknown
  chosen: unknown
  columns: unknown
  progress_done: Generated<number>
  progress_of: number | null
  /** The last row that the work under way has done: where it goes on after a stop. */
  at_row: Generated<number>
  source_id: number | null
  account_id: string | null
  by_name: string | null
  roles: Generated<string[]>
  undo: unknown
  created_at: Date
  written_at: Date | null
  version: Generated<number>
  /** Of the rows read or written so far, while work is under way; null else, when they are counted. */
  counts: unknown
}

export type PeopleImportKey = {
  area_id: number
  import_id: string
  key: number
  no: number
}

export type PeopleImportLayout = {
  area_id: number
  layout: Buffer
  mapping: unknown
  saved_at: Date
  /** Of how many rows the header is where somebody pointed at it; null where it was found by its words. */
  header_rows: number | null
}

export type PeopleImportPiece = {
  area_id: number
  import_id: string
  sheet: number
  seq: number
  last_no: number
  rows: number
  sealed: Buffer
}

export type PeopleImportRow = {
  area_id: number
  import_id: string
  no: number
  sealed: Buffer
  /** Which fault in which column; sentences hold at most what the cell's kind allows to show. */
  faults: Generated<unknown>
  plan: string
  skipped: Generated<boolean>
  document_index: Buffer | null
  changes_sealed: Buffer | null
  match: unknown
  edited: Generated<boolean>
  person_id: string | null
  written_at: Date | null
  version: Generated<number>
  /** Keyed hashes of what equal persons share, as people.person has them; null where nothing is matched. */
  match_keys: number[] | null
  /** When the row was compared with the register. */
  checked_at: Date | null
  /** Kind of the document of the row, if it is a sound one that people keep for life: rows with different ones are different people. */
  lifelong_kind: string | null
  /** Somebody who checked the row said that the known person lives at its address now. */
  moves: Generated<boolean>
}

export type PeopleImportTouch = {
  area_id: number
  import_id: string
  kind: string
  entity_id: string
  no: number
  made: boolean
  before: unknown
  after_version: number
}

export type PeopleKeysWaiting = {
  area_id: number
  person_id: string
}

export type PeopleMerge = {
  area_id: number
  id: string
  kept_id: string
  merged_id: string
  /** Every row of both persons as they were, so that undoing is exact. */
  before_sealed: Buffer
  at: Date
  by_account: string | null
  undone_at: Date | null
  undone_by: string | null
}

export type PeopleNotice = {
  area_id: number
  id: string
  box: string
  other_area_id: number
  kind: string
  person_id: string
  home_area_id: number
  name: string
  about: Generated<unknown>
  state: string
  answer: string | null
  at: Date
  read_at: Date | null
  answered_at: Date | null
  answered_by: string | null
  version: Generated<number>
}

export type PeoplePair = {
  area_id: number
  a_id: string
  b_area_id: number
  b_id: string
  state: string
  score: number
  reasons: unknown
  at: Date
  decided_at: Date | null
  decided_by: string | null
  note: string | null
}

export type PeoplePerson = {
  area_id: number
  id: string
  name: string
  name_key: string
  former_names: Generated<string[]>
  pinyin: string
  initials: string
  sex: Generated<string>
  birth_on: string | null
  lives_here: boolean
  registered_here: boolean
  separation: GeneratedAlways<string | null>
  registered_area_id: number | null
  registered_address: string | null
  dwelling_id: string | null
  household_id: string | null
  relation: string | null
  facts: Generated<unknown>
  sealed_facts: Buffer | null
  /** Where every value comes from that has no entry of its own in origins. */
  source_id: number
  /** Field to source id, for fields whose source isn't source_id. */
  origins: Generated<unknown>
  standing: Generated<string>
  merged_into: string | null
  ended_on: string | null
  disputes: Generated<number>
  /** Keyed hashes of what equal persons share (the blocking keys of the matching), across communities. */
  match_keys: Generated<number[]>
  /** The change of key that last renewed match_keys; 0: none yet. */
  key_no: Generated<number>
  version: Generated<number>
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export type PeoplePhone = {
  area_id: number
  person_id: string
  seq: number
  label: string | null
  sealed: Buffer
  index: Buffer
  source_id: number
}

export type PeoplePremises = {
  area_id: number
  id: string
  name: string
  credit_code: string | null
  kind: Generated<string>
  dwelling_id: string | null
  building_no: number | null
  address: string
  contact_name: string | null
  contact_sealed: Buffer | null
  contact_index: Buffer | null
  workers: number | null
  source_id: number
  version: Generated<number>
  ended_on: string | null
  updated_at: Generated<Date>
}

export type PeopleResidence = {
  area_id: number
  person_id: string
  id: string
  kind: string
  at_area_id: number | null
  dwelling_id: string | null
  household_id: string | null
  address: string | null
  relation: string | null
  since: string | null
  until: string | null
  reason: string | null
  source_id: number
}

export type PeopleReveal = {
  area_id: number
  id: string
  /** The person, or the premises: see about. */
  person_id: string
  account_id: string
  at: Date
  fields: string[]
  reason: string
  about: Generated<string>
}

export type PeopleSource = {
  id: GeneratedAlways<number>
  area_id: number
  kind: string
  label: string
  ref: string | null
  account_id: string | null
  on_day: string
  at: Generated<Date>
}

export type PeopleSourceRule = {
  field: string
  source_kind: string
  rank: number
}

export type PeopleSubjectRequest = {
  area_id: number
  id: string
  person_id: string
  account_id: string
  kind: string
  field: string | null
  sealed_wanted: Buffer | null
  text: string | null
  state: string
  answer: string | null
  at: Date
  answered_at: Date | null
  answered_by: string | null
  version: Generated<number>
}

export type PlatformAudit = {
  id: GeneratedAlways<number>
  tx: Generated<string>
  at: Generated<Date>
  area_id: number
  account_id: string | null
  post_id: number | null
  role: string | null
  route: string
  about: Generated<unknown>
  ip_digest: string | null
  request_id: string | null
}

export type PlatformAuditLink = {
  position: number
  audit_id: number
  tx: string
  hash: Buffer
}

export type PlatformFact = {
  id: GeneratedAlways<number>
  tx: Generated<string>
  at: Generated<Date>
  area_id: number
  name: string
  about: Generated<unknown>
}

export type PlatformFeedback = {
  /** Made by the client: sent twice, kept once. */
  id: string
  at: Generated<Date>
  kind: string
  text: string
  /** Sealed; shown with a reason only. */
  contact: Buffer | null
  /** Who sent it, where signed in; never shown to readers. */
  account_id: string | null
  settled_at: Date | null
  outcome: string | null
}

export type PlatformFile = {
  area_id: number
  /** Made by the client: sent twice, kept once. */
  id: string
  kind: string
  content_type: string
  name: string
  /** Bytes as kept; pictures are re-encoded. */
  size: number
  width: number | null
  height: number | null
  /** SM3 of the bytes as kept. */
  digest: Buffer
  /** SM3 of the bytes as they came, to tell a repeated upload from another file under the same id. */
  received_digest: Buffer
  /** Account; null for what the system itself put there. */
  uploaded_by: string | null
  uploaded_at: Generated<Date>
  /** What it belongs to, <module>.<thing>:<key>; that module decides who may read it. Null for a day at most. */
  used_by: string | null
  /** How long a recording plays. */
  seconds: number | null
}

export type PlatformListener = {
  name: string
  tx: Generated<string>
  id: Generated<number>
  failures: Generated<number>
  last_error: string | null
  retry_at: Date | null
}

export type PlatformMigration = {
  module: string
  name: string
  hash: string
  applied_at: Generated<Date>
}

export type PlatformSavedView = {
  account_id: string
  list: string
  id: string
  name: string
  filter: unknown
  sort: string | null
  saved_at: Date
}

export type PlatformSeeding = {
  name: string
  started_at: Generated<Date>
  finished_at: Date | null
}

export type PlatformSession = {
  sid: Buffer
  account_id: string
  kind: string
  post_id: number | null
  /** totp: the password was right, the second factor is still missing. */
  stage: Generated<string>
  created_at: Generated<Date>
  seen_at: Generated<Date>
  /** End when nobody uses it (idle limit); moved forward at most once a minute. */
  expires_at: Date
  /** End however much it is used (absolute limit); null for residents. */
  ends_at: Date | null
}

export type PlatformSetting = {
  key: string
  value: unknown
  changed_at: Generated<Date>
}

export type TerritoryArea = {
  id: number
  last_id: GeneratedAlways<number>
  parent_id: number | null
  tier: string
  name: string
  short_name: string
  official_name: string
  pinyin: string
  initials: string
  kind: string | null
  official_code: string | null
  valid_from: Generated<string>
  valid_to: string | null
  centre: string | null
  outline: string | null
  outline_source: string | null
}

export type TerritoryAreaCode = {
  area_id: number
  scheme: string
  code: string
  valid_from: string
  valid_to: string | null
}

export type TerritoryBaseFeature = {
  id: GeneratedAlways<number>
  layer: string
  kind: string
  name: string | null
  height_m: number | null
  min_zoom: Generated<number>
  osm_id: string | null
  geom: string
}

export type TerritoryBuilding = {
  area_id: number
  building_no: number
  grid_no: number | null
  name: string | null
  address: string | null
  use: Generated<string>
  levels: number | null
  height_m: number | null
  households_estimate: number | null
  households_formula: string | null
  geom: string
  osm_id: string | null
}

export type TerritoryGrid = {
  area_id: number
  grid_no: number
  name: string
  kind: Generated<string>
  households_estimate: number | null
  households_formula: string | null
  geom: string
  valid_from: Generated<string>
  valid_to: string | null
  version: Generated<number>
}

export type TerritoryGridCode = {
  area_id: number
  grid_no: number
  scheme: string
  code: string
}

export type TerritoryGridWorker = {
  area_id: number
  grid_no: number
  duty: string
  account_id: string
  from_on: Generated<string>
  to_on: string | null
}

export type TerritoryHoliday = {
  area_id: number | null
  on_day: string
  is_off: boolean
  name: string
  source: Generated<string>
}

export type TerritoryHolidayYear = {
  area_id: number | null
  year: number
  papers: Generated<string[]>
}

export type TerritoryMapSource = {
  id: GeneratedAlways<number>
  name: string
  kind: string
  url_template: string | null
  access_key: string | null
  coordinates: Generated<string>
  attribution: Generated<string>
  min_zoom: Generated<number>
  max_zoom: Generated<number>
  is_active: Generated<boolean>
  version: Generated<number>
}

export type TerritoryOfficeHours = {
  area_id: number
  weekday: number
  from_minute: number
  to_minute: number
}

export type TerritoryOrganisation = {
  id: GeneratedAlways<number>
  client_id: Generated<string>
  area_id: number
  kind: string
  name: string
  short_name: string
  parent_id: number | null
  duties: string | null
  phone: string | null
  address: string | null
  valid_from: Generated<string>
  valid_to: string | null
  version: Generated<number>
}

export type TerritoryOrganisationKind = {
  code: string
  name_zh: string
  name_en: string
  duties: Generated<string>
  is_community_body: Generated<boolean>
  position: number
}

export type TerritoryPostKind = {
  code: string
  name_zh: string
  name_en: string
  position: number
  valid_to: string | null
  version: Generated<number>
}

export type TerritoryPostKindAlias = {
  post_kind: string
  name: string
  valid_from: string | null
  valid_to: string | null
}

export type TerritoryPublishedArea = {
  id: GeneratedAlways<number | null>
  last_id: GeneratedAlways<number | null>
  parent_id: GeneratedAlways<number | null>
  tier: GeneratedAlways<string | null>
  name: GeneratedAlways<string | null>
  centre: GeneratedAlways<string | null>
  outline: GeneratedAlways<string | null>
}

export type TerritoryPublishedGrid = {
  area_id: GeneratedAlways<number | null>
  grid_no: GeneratedAlways<number | null>
  name: GeneratedAlways<string | null>
  kind: GeneratedAlways<string | null>
  households_estimate: GeneratedAlways<number | null>
  geom: GeneratedAlways<string | null>
}

export type TerritoryPublishedOrganisation = {
  id: GeneratedAlways<number | null>
  area_id: GeneratedAlways<number | null>
  kind: GeneratedAlways<string | null>
  name: GeneratedAlways<string | null>
  short_name: GeneratedAlways<string | null>
  parent_id: GeneratedAlways<number | null>
  valid_to: GeneratedAlways<string | null>
}

export type VisitsBox = {
  area_id: number
  id: string
  place: string
  grid_no: number | null
  note: Generated<string>
  every_days: number
  opened_at: Date
  closed_on: string | null
  changed_at: Date
  version: Generated<number>
}

export type VisitsBoxCollection = {
  area_id: number
  id: string
  box_id: string
  /** By the server's clock, corrected where the phone's was off; said_at is what the phone said. */
  opened_at: Date
  said_at: Date
  account_id: string
  note: Generated<string>
  recorded_at: Date
}

export type VisitsBoxPaper = {
  area_id: number
  collection_id: string
  id: string
  seq: number
  text: string
  photos: Generated<string[]>
  kind: string
  answer: string | null
  case_area_id: number | null
  case_id: string | null
  number: number | null
  done_at: Date | null
}

export type VisitsCampaign = {
  area_id: number
  id: string
  title: string
  purpose: string
  admission_no: string
  from_on: string
  until_on: string
  grids: Generated<number[]>
  questions: unknown
  state: string
  /** What was answered before, on a phone without a network, still counts. */
  closed_at: Date | null
  version: Generated<number>
  updated_at: Date
}

export type VisitsCampaignAnswer = {
  area_id: number
  campaign_id: string
  visit_id: string
  key: string
  household_id: string | null
  person_id: string | null
  value: unknown
  at: Date
}

export type VisitsChannels = {
  area_id: number
  channels: unknown
  version: Generated<number>
  changed_at: Date
}

export type VisitsCompanion = {
  area_id: number
  visit_id: string
  account_id: string
  month: string
  /** Came along as whoever wrote this other entry of the same day: taken away when that is taken back. */
  same_day_id: string | null
}

export type VisitsCorrection = {
  area_id: number
  id: string
  person_id: string
  visit_id: string | null
  account_id: string
  at: Date
  /** What was said and what became of it, field by field; also of what was not written, so that nothing said is lost. */
  sealed: Buffer
  conflicts: Generated<number>
}

export type VisitsCoverage = {
  area_id: number
  month: string
  grid_no: number
  households: number
  visited: number
  /** Not seen for three months. */
  unseen: number
  must: number
  must_open: number
  at: Date
}

export type VisitsDevice = {
  area_id: number
  /** Made by the phone. Once reported lost (lost_at) it is never taken again. */
  id: string
  account_id: string
  label: Generated<string>
  first_at: Date
  last_at: Date
  /** What waited in its outbox when it was last heard of. */
  unsent: Generated<number>
  state: Generated<string>
  lost_at: Date | null
  lost_by: string | null
  lost_reason: string | null
  wiped_at: Date | null
  /** What waited there when it was wiped. */
  unsent_lost: number | null
}

export type VisitsDoorLimit = {
  area_id: number
  version: number
  amount: number | null
  unit: string | null
  reason: string
  account_id: string | null
  at: Date
}

export type VisitsDoorMessage = {
  area_id: number
  id: string
  kind: string
  state: string
  version: Generated<number>
  building_no: number
  grid_no: number | null
  room: string | null
  since_months: number | null
  text: Generated<string>
  anonymous: boolean
  asker_id: string
  said_at: Date
  step_started_at: Date | null
  amount: number | null
  unit: string | null
  due_at: Date | null
  yellow_at: Date | null
  yellow_said_at: Date | null
  escalated_at: Date | null
  escalated_to: number | null
  owner_area_id: number
  owner_role: string
  answered_at: Date | null
  helped: boolean | null
  closed_at: Date | null
  /** Whose word the running clock goes by; null: the usual three working days. What is said later changes nothing for it. */
  limit_area_id: number | null
  limit_version: number | null
}

export type VisitsDoorStep = {
  area_id: number
  message_id: string
  seq: number
  at: Date
  move: string
  from_state: string | null
  to_state: string
  account_id: string | null
  role: string | null
  note: string | null
  move_id: string
}

export type VisitsFollowUp = {
  area_id: number
  visit_id: string
  kind: string
  case_area_id: number
  case_id: string
  number: number | null
  at: Date
  /** When the case was done; heard from the module that keeps it. */
  done_at: Date | null
}

export type VisitsHanded = {
  area_id: number
  account_id: string
  device_id: string
  grid_no: number
  /** Of the grid as it was drawn then: what goes to another grid later was the worker's until their phone heard of it. */
  buildings: number[]
  from_at: Date
  until_at: Date | null
}

export type VisitsMust = {
  area_id: number
  month: string
  household_id: string
  kinds: string[]
  added_at: Date
  /** Nobody of the household is on such a register any more. */
  dropped_at: Date | null
  updated_at: Date
}

export type VisitsMustList = {
  area_id: number
  month: string
  made_at: Date
}

export type VisitsPastWording = {
  area_id: number
  visit_id: string
  version: number
  heard: string
  mood: string | null
  needs: string[]
  until: Date
}

export type VisitsPlan = {
  area_id: number
  since: string
  households_a_month: number | null
  must_every_month: boolean | null
  reason: string
  account_id: string | null
  at: Date
  version: Generated<number>
}

export type VisitsReminder = {
  area_id: number
  id: string
  month: string
  worker_id: string
  stage: string
  to_id: string
  grids: number[]
  short: number
  must_open: number
  at: Date
  seen_at: Date | null
}

export type VisitsSameDay = {
  area_id: number
  first_id: string
  second_id: string
  verdict: string
  account_id: string
  at: Date
  version: Generated<number>
}

export type VisitsTheme = {
  area_id: number
  month: string
  word: string
  visit_id: string
}

export type VisitsVisit = {
  area_id: number
  id: string
  kind: string
  /** By the server's clock, corrected where the phone's was off; said_at is what the phone said. */
  happened_at: Date
  said_at: Date
  /** How far the phone's clock was off, where it was corrected. */
  skew_ms: number | null
  /** The natural month it counts in (Asia/Shanghai). */
  month: string
  household_id: string | null
  person_id: string | null
  /** The household's grid when it was recorded; said_grid_no is what the phone believed. */
  grid_no: number | null
  said_grid_no: number | null
  worker_id: string
  met: boolean
  heard: Generated<string>
  mood: string | null
  needs: Generated<string[]>
  photos: Generated<string[]>
  voices: Generated<string[]>
  /** Decided once, when recorded: a grid drawn anew later takes nobody's visits away. */
  credit: string
  followed_up: Generated<boolean>
  device_id: string | null
  words: string
  recorded_at: Date
  updated_at: Date
  version: Generated<number>
}

export type VisitsWorkerPhoto = {
  area_id: number
  account_id: string
  file_id: string
  changed_at: Date
}

export type DB = {
  'access.absence': AccessAbsence
  'access.account': AccessAccount
  'access.first_admin_code': AccessFirstAdminCode
  'access.login_attempt': AccessLoginAttempt
  'access.phone_code': AccessPhoneCode
  'access.post': AccessPost
  'incidents.attachment': IncidentsAttachment
  'incidents.case_words': IncidentsCaseWords
  'incidents.category': IncidentsCategory
  'incidents.clock': IncidentsClock
  'incidents.duty': IncidentsDuty
  'incidents.incident': IncidentsIncident
  'incidents.number_rule': IncidentsNumberRule
  'incidents.same': IncidentsSame
  'incidents.shipped': IncidentsShipped
  'incidents.step': IncidentsStep
  'incidents.suggestion_model': IncidentsSuggestionModel
  'incidents.tally': IncidentsTally
  'incidents.tally_delta': IncidentsTallyDelta
  'incidents.tally_mark': IncidentsTallyMark
  'incidents.task': IncidentsTask
  'incidents.taxonomy_use': IncidentsTaxonomyUse
  'incidents.time_limit': IncidentsTimeLimit
  'matters.agency_file': MattersAgencyFile
  'matters.agency_follower': MattersAgencyFollower
  'matters.agency_link': MattersAgencyLink
  'matters.agency_material': MattersAgencyMaterial
  'matters.agency_order': MattersAgencyOrder
  'matters.application': MattersApplication
  'matters.application_clock': MattersApplicationClock
  'matters.application_file': MattersApplicationFile
  'matters.application_step': MattersApplicationStep
  'matters.booking': MattersBooking
  'matters.certificate': MattersCertificate
  'matters.certificate_demand': MattersCertificateDemand
  'matters.certificate_kind': MattersCertificateKind
  'matters.class': MattersClass
  'matters.consultation': MattersConsultation
  'matters.consultation_message': MattersConsultationMessage
  'matters.consultation_route': MattersConsultationRoute
  'matters.correction': MattersCorrection
  'matters.duty': MattersDuty
  'matters.duty_hand_over': MattersDutyHandOver
  'matters.evaluation': MattersEvaluation
  'matters.faq': MattersFaq
  'matters.faq_draft': MattersFaqDraft
  'matters.faq_vote': MattersFaqVote
  'matters.forbidden_kind': MattersForbiddenKind
  'matters.forbidden_list': MattersForbiddenList
  'matters.hall_device': MattersHallDevice
  'matters.hall_window': MattersHallWindow
  'matters.item_version': MattersItemVersion
  'matters.notice': MattersNotice
  'matters.part_counter': MattersPartCounter
  'matters.part_limit': MattersPartLimit
  'matters.part_step': MattersPartStep
  'matters.post_duty': MattersPostDuty
  'matters.power': MattersPower
  'matters.rotation': MattersRotation
  'matters.rotation_day': MattersRotationDay
  'matters.seal_use': MattersSealUse
  'matters.signing_key': MattersSigningKey
  'matters.site': MattersSite
  'matters.site_exception': MattersSiteException
  'matters.site_week': MattersSiteWeek
  'matters.skill': MattersSkill
  'matters.slot_wish': MattersSlotWish
  'matters.synonym': MattersSynonym
  'matters.text_message': MattersTextMessage
  'matters.ticket': MattersTicket
  'matters.ticket_counter': MattersTicketCounter
  'matters.window_now': MattersWindowNow
  'people.area_changed': PeopleAreaChanged
  'people.area_count': PeopleAreaCount
  'people.away': PeopleAway
  'people.care': PeopleCare
  'people.care_kind': PeopleCareKind
  'people.care_step': PeopleCareStep
  'people.code': PeopleCode
  'people.code_family': PeopleCodeFamily
  'people.document': PeopleDocument
  'people.dwelling': PeopleDwelling
  'people.field': PeopleField
  'people.field_value': PeopleFieldValue
  'people.household': PeopleHousehold
  'people.household_change': PeopleHouseholdChange
  'people.import': PeopleImport
  'people.import_key': PeopleImportKey
  'people.import_layout': PeopleImportLayout
  'people.import_piece': PeopleImportPiece
  'people.import_row': PeopleImportRow
  'people.import_touch': PeopleImportTouch
  'people.keys_waiting': PeopleKeysWaiting
  'people.merge': PeopleMerge
  'people.notice': PeopleNotice
  'people.pair': PeoplePair
  'people.person': PeoplePerson
  'people.phone': PeoplePhone
  'people.premises': PeoplePremises
  'people.residence': PeopleResidence
  'people.reveal': PeopleReveal
  'people.source': PeopleSource
  'people.source_rule': PeopleSourceRule
  'people.subject_request': PeopleSubjectRequest
  'platform.audit': PlatformAudit
  'platform.audit_link': PlatformAuditLink
  'platform.fact': PlatformFact
  'platform.feedback': PlatformFeedback
  'platform.file': PlatformFile
  'platform.listener': PlatformListener
  'platform.migration': PlatformMigration
  'platform.saved_view': PlatformSavedView
  'platform.seeding': PlatformSeeding
  'platform.session': PlatformSession
  'platform.setting': PlatformSetting
  'territory.area': TerritoryArea
  'territory.area_code': TerritoryAreaCode
  'territory.base_feature': TerritoryBaseFeature
  'territory.building': TerritoryBuilding
  'territory.grid': TerritoryGrid
  'territory.grid_code': TerritoryGridCode
  'territory.grid_worker': TerritoryGridWorker
  'territory.holiday': TerritoryHoliday
  'territory.holiday_year': TerritoryHolidayYear
  'territory.map_source': TerritoryMapSource
  'territory.office_hours': TerritoryOfficeHours
  'territory.organisation': TerritoryOrganisation
  'territory.organisation_kind': TerritoryOrganisationKind
  'territory.post_kind': TerritoryPostKind
  'territory.post_kind_alias': TerritoryPostKindAlias
  'territory.published_area': TerritoryPublishedArea
  'territory.published_grid': TerritoryPublishedGrid
  'territory.published_organisation': TerritoryPublishedOrganisation
  'visits.box': VisitsBox
  'visits.box_collection': VisitsBoxCollection
  'visits.box_paper': VisitsBoxPaper
  'visits.campaign': VisitsCampaign
  'visits.campaign_answer': VisitsCampaignAnswer
  'visits.channels': VisitsChannels
  'visits.companion': VisitsCompanion
  'visits.correction': VisitsCorrection
  'visits.coverage': VisitsCoverage
  'visits.device': VisitsDevice
  'visits.door_limit': VisitsDoorLimit
  'visits.door_message': VisitsDoorMessage
  'visits.door_step': VisitsDoorStep
  'visits.follow_up': VisitsFollowUp
  'visits.handed': VisitsHanded
  'visits.must': VisitsMust
  'visits.must_list': VisitsMustList
  'visits.past_wording': VisitsPastWording
  'visits.plan': VisitsPlan
  'visits.reminder': VisitsReminder
  'visits.same_day': VisitsSameDay
  'visits.theme': VisitsTheme
  'visits.visit': VisitsVisit
  'visits.worker_photo': VisitsWorkerPhoto
}
