import { metricDefinitions, type Metric } from '#contract/incidents/metrics.ts'
import { monthOf, noMonth } from '#modules/incidents/case-store.ts'
import type { CaseLife, LivedStep } from './case-life.ts'

/** One count of one case, as a row of incidents.tally_delta. */
export type Count = { categoryId: number; organisationId: number; month: string; metric: Metric; amount: number }

const unhandled = new Set(['reported', 'verifying'])
const takenTo = new Set(['accepted', 'feedback', 'visit'])
const endsIn: Partial<Record<string, Metric>> = {
  rejected: 'rejected',
  duplicate: 'merged',
  withdrawn: 'withdrawn',
  void: 'voided',
  closed: 'closed',
}
const dropped = new Set(['duplicate', 'withdrawn', 'void'])
const again = ({ from_state: from, to_state: to }: LivedStep) =>
  (from === 'visit' || from === 'closed') && (to === 'processing' || to === 'accepted')

/** What a life counts for: the rules of count-rules.ts on rows in memory. A test holds it to the product's recount. */
export const countLife = (life: CaseLife): Count[] => {
  const { c, steps, clocks } = life
  const counts: Count[] = []
  let at = c.reported_at
  let organisationId = 0
  const add = (metric: Metric, organisation = organisationId, amount = 1) => {
    const { basis } = metricDefinitions[metric]
    const month = basis === 'now' ? noMonth : monthOf(basis === 'event' ? at : c.reported_at)
    if (amount !== 0) counts.push({ categoryId: c.category_id, organisationId: organisation, month, metric, amount })
  }
  let contacted = false
  let roundBegan: Date | undefined
  for (const s of steps) {
    const { move, from_state: from, to_state: to, details } = s
    at = s.at
    organisationId = Number(details['organisationId'] ?? 0)
    const lead = Number(details['lead'] ?? details['organisationId'] ?? 0)
    const dueOf = (...which: string[]) => clocks.findLast((k) => which.includes(k.step) && k.seq < s.seq * 10)?.due_at
    const began = [c.accepted_at ?? s.at, ...(roundBegan ? [roundBegan] : [])].reduce((a, b) => (a > b ? a : b))
    if (move === 'report') add('reported', 0)
    if (unhandled.has(from ?? '') && takenTo.has(to)) {
      const due = dueOf('accept', 'verify')
      add('accepted', 0)
      if (due && s.at <= due) add('accepted_in_time', 0)
      if (c.contact_due_at) add('contact_due', 0)
    }
    const end = from === to ? undefined : endsIn[to]
    if (end) add(end)
    if (end === 'closed') add('closed_cases')
    if (from === 'closed' && to === 'accepted') add('closed_cases', organisationId, -1)
    if (dropped.has(to) && !unhandled.has(from ?? '') && from !== to) add('dropped')
    if (move === 'contact' && !contacted && c.contact_due_at && s.at <= c.contact_due_at) add('contacted_in_time', 0)
    contacted ||= move === 'contact'
    if (
      ['assign', 'transfer', 'start_joint'].includes(move) ||
      (move === 'check_in' && from === 'whistled' && to === 'processing')
    )
      add('assigned', lead)
    if (move === 'return') add('returned')
    if (move === 'whistle') add('whistled', 0)
    if (move === 'call_departments' || move === 'add_co')
      for (const id of details['called'] as number[]) add('called', id)
    if (move === 'check_in') {
      const due = dueOf('check_in')
      add('checked_in')
      if (from !== 'whistled' || (due && s.at <= due)) add('checked_in_in_time')
    }
    if (move === 'done' || move === 'self_handle' || move === 'answer') {
      add('handled')
      if (!('late' in details)) add('handled_in_time')
      add('handle_minutes', organisationId, Math.max(0, Math.floor((s.at.getTime() - began.getTime()) / 60_000)))
    }
    if (move === 'done' && details['outcome'] === 'not_fixed') add('not_fixed')
    if (move === 'fail') add('reworked')
    if (move === 'escalated') add('overdue')
    if (move === 'grant_suspend' || move === 'wait') add('suspended')
    if (move === 'grant_delay') add('delayed')
    if (again(s)) add('reopened')
    if (move === 'no_answer' || (move === 'call_back' && details['reached'] === false)) add('no_answer')
    if (move === 'judge' || move === 'call_back') {
      const grade = details['grade'] as number | undefined
      if (details['solved'] !== undefined) add('asked_solved')
      if (details['solved'] === true) add('solved')
      if (grade !== undefined) {
        add('graded')
        add('grade_sum', organisationId, grade)
        if (grade >= 4) add('satisfied')
        if (grade === 3) add('fairly_satisfied')
      }
    }
    if (again(s)) roundBegan = s.at
  }
  organisationId = c.handler_organisation_id ?? 0
  if (life.open) add('open')
  if (life.open && c.paused_at) add('suspended_now')
  if (life.open && c.overdue_said_at && !c.paused_at) add('overdue_now')
  return counts
}
