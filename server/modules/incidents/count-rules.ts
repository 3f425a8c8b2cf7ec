import { sql, type RawBuilder } from 'kysely'
import { metricDefinitions, type Metric } from '#contract/incidents/metrics.ts'

/** A metric as a condition on a step `s` of an incident `i`: what a recount counts, and what a link shows the rows of. */
type Rule = {
  metric: Metric
  when: string
  /** The organisation it counts for; whoever handled the case then when left out. */
  organisation?: string
  amount?: string
}

const none = '0'
const taken = `s.from_state in ('reported', 'verifying') and s.to_state in ('accepted', 'feedback', 'visit')`
const completed = `s.move in ('done', 'self_handle', 'answer')`
const ends = (state: string) => `s.to_state = '${state}' and s.from_state is distinct from '${state}'`
const again = (step: string) =>
  `${step}.from_state in ('visit', 'closed') and ${step}.to_state in ('processing', 'accepted')`
const lastClock = (
  steps: string,
) => `(select k.due_at from incidents.clock k where k.area_id = s.area_id and k.incident_id = s.incident_id
  and k.step in (${steps}) and k.seq < s.seq * 10 order by k.seq desc limit 1)`
const firstContact = `s.move = 'contact' and not exists (select from incidents.step e where e.area_id = s.area_id and e.incident_id = s.incident_id
  and e.move = 'contact' and e.seq < s.seq)`
const roundBegan = `greatest(coalesce(i.accepted_at, s.at), (select max(r.at) from incidents.step r where r.area_id = s.area_id and r.incident_id = s.incident_id
  and r.seq < s.seq and ${again('r')}))`
const lead = `coalesce(s.details->>'lead', s.details->>'organisationId')::bigint`
const saidSolved = `s.details ? 'solved' and s.move in ('judge', 'call_back')`
const grade = `(s.details->>'grade')::int`
const said = `s.details ? 'grade' and s.move in ('judge', 'call_back')`

export const stepRules: readonly Rule[] = [
  { metric: 'reported', when: `s.move = 'report'`, organisation: none },
  { metric: 'accepted', when: taken, organisation: none },
  { metric: 'accepted_in_time', when: `${taken} and s.at <= ${lastClock(`'accept', 'verify'`)}`, organisation: none },
  { metric: 'rejected', when: ends('rejected') },
  { metric: 'merged', when: ends('duplicate') },
  { metric: 'withdrawn', when: ends('withdrawn') },
  { metric: 'voided', when: ends('void') },
  {
    metric: 'dropped',
    when: `s.to_state in ('duplicate', 'withdrawn', 'void') and s.from_state not in ('reported', 'verifying', s.to_state)`,
  },
  { metric: 'contact_due', when: `${taken} and i.contact_due_at is not null`, organisation: none },
  { metric: 'contacted_in_time', when: `s.at <= i.contact_due_at and ${firstContact}`, organisation: none },
  {
    metric: 'assigned',
    when: `(s.move in ('assign', 'transfer', 'start_joint') or s.move = 'check_in' and s.from_state = 'whistled' and s.to_state = 'processing')`,
    organisation: lead,
  },
  { metric: 'returned', when: `s.move = 'return'` },
  { metric: 'whistled', when: `s.move = 'whistle'`, organisation: none },
  { metric: 'checked_in', when: `s.move = 'check_in'` },
  {
    metric: 'checked_in_in_time',
    when: `s.move = 'check_in' and (s.from_state <> 'whistled' or s.at <= ${lastClock(`'check_in'`)})`,
  },
  { metric: 'handled', when: completed },
  { metric: 'handled_in_time', when: `${completed} and not s.details ? 'late'` },
  {
    metric: 'handle_minutes',
    when: completed,
    amount: `greatest(0, floor(extract(epoch from s.at - ${roundBegan}) / 60))::bigint`,
  },
  { metric: 'not_fixed', when: `s.move = 'done' and s.details->>'outcome' = 'not_fixed'` },
  { metric: 'reworked', when: `s.move = 'fail'` },
  { metric: 'overdue', when: `s.move = 'escalated'` },
  { metric: 'suspended', when: `s.move in ('grant_suspend', 'wait')` },
  { metric: 'delayed', when: `s.move = 'grant_delay'` },
  { metric: 'closed', when: ends('closed') },
  { metric: 'closed_cases', when: ends('closed') },
  { metric: 'closed_cases', when: `s.from_state = 'closed' and s.to_state = 'accepted'`, amount: '-1' },
  { metric: 'asked_solved', when: saidSolved },
  { metric: 'solved', when: `${saidSolved} and (s.details->>'solved')::boolean` },
  { metric: 'graded', when: said },
  { metric: 'grade_sum', when: said, amount: grade },
  { metric: 'satisfied', when: `${said} and ${grade} >= 4` },
  { metric: 'fairly_satisfied', when: `${said} and ${grade} = 3` },
  { metric: 'reopened', when: again('s') },
  { metric: 'no_answer', when: `(s.move = 'no_answer' or s.move = 'call_back' and s.details->>'reached' = 'false')` },
]

/** Calls of departments: one step may call several. */
export const called = `s.move in ('call_departments', 'add_co')`

/** Levels of the moment, as conditions on an incident `i`. */
export const levelRules: readonly { metric: Metric; when: string }[] = [
  { metric: 'open', when: 'true' },
  { metric: 'suspended_now', when: 'i.paused_at is not null' },
  { metric: 'overdue_now', when: 'i.overdue_said_at is not null and i.paused_at is null' },
]

export const handledBy = `coalesce((s.details->>'organisationId')::bigint, 0)`
const stillOpen = `i.state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void')`

export type Counted = {
  metric: Metric
  /** Instants; without meaning for levels of the moment. */
  from?: Date
  before?: Date
  organisationId?: number
}

/** The cases behind a number of a board, as a condition on incidents.incident `i` (contract: linkOf). */
export const countedRows = ({ metric, from, before, organisationId }: Counted): RawBuilder<boolean> => {
  const level = levelRules.find((rule) => rule.metric === metric)
  const within = (column: string) => [
    ...(from ? [sql`${sql.raw(column)} >= ${from}::timestamptz`] : []),
    ...(before ? [sql`${sql.raw(column)} < ${before}::timestamptz`] : []),
  ]
  if (level) {
    const handler =
      organisationId === undefined ? sql`` : sql`and i.handler_organisation_id = ${organisationId}::bigint`
    return sql<boolean>`(${sql.raw(stillOpen)} and ${sql.raw(level.when)} ${handler})`
  }
  const ofMonth = metricDefinitions[metric].basis === 'event' ? within('s.at') : within('i.reported_at')
  if (metric === 'reported' && organisationId === undefined)
    return sql<boolean>`(${ofMonth.length ? sql.join(ofMonth, sql` and `) : sql`true`})`
  const reopenedSince = sql.raw(metric === 'closed_cases' ? `and i.state in ('closed', 'archived')` : '')
  const rule = metric === 'called' ? { when: called } : stepRules.find((r) => r.metric === metric)!
  const ofWhom =
    organisationId === undefined
      ? []
      : metric === 'called'
        ? [sql`s.details->'called' @> ${String(organisationId)}::jsonb`]
        : [sql`${sql.raw((rule as Rule).organisation ?? handledBy)} = ${organisationId}::bigint`]
  const all = sql.join([sql`(${sql.raw(rule.when)})`, ...ofMonth, ...ofWhom], sql` and `)
  // What happened in a month is found by the day it happened, what became of a month's reports by their steps.
  if (metricDefinitions[metric].basis === 'event')
    return sql<boolean>`(i.area_id, i.id) in (select s.area_id, s.incident_id from incidents.step s where ${all})`
  return sql<boolean>`(exists (select from incidents.step s where s.area_id = i.area_id and s.incident_id = i.id and ${all}) ${reopenedSince})`
}
