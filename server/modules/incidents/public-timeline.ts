import { caseNumber } from '#contract/incidents/incident-filter.ts'
import { say, type Locale } from '#contract/phrases.ts'
import type { Step } from './case-reading.ts'
import type { Names } from './name-book.ts'

/** Steps a resident sees, and the sentence for each; whatever isn't here is inner work (supervision, instructions, notes). */
const sentences = {
  report: 'incidents.public.report',
  accept: 'incidents.public.accept',
  ask_verify: 'incidents.public.ask_verify',
  confirm: 'incidents.public.confirm',
  reject: 'incidents.public.reject',
  merge: 'incidents.public.merge',
  self_handle: 'incidents.public.done',
  answer: 'incidents.public.answer',
  assign: 'incidents.public.assign',
  whistle: 'incidents.public.whistle',
  call_departments: 'incidents.public.call_departments',
  check_in: 'incidents.public.check_in',
  start_joint: 'incidents.public.start_joint',
  sign: 'incidents.public.sign',
  return: 'incidents.public.return',
  transfer: 'incidents.public.transfer',
  contact: 'incidents.public.contact',
  done: 'incidents.public.done',
  grant_delay: 'incidents.public.grant_delay',
  grant_suspend: 'incidents.public.grant_suspend',
  wait: 'incidents.public.wait',
  resume: 'incidents.public.resume',
  pass: 'incidents.public.pass',
  fail: 'incidents.public.fail',
  call_back: 'incidents.public.call_back',
  judge: 'incidents.public.judge',
  reopen: 'incidents.public.reopen',
  withdraw: 'incidents.public.withdraw',
  grant_void: 'incidents.public.grant_void',
  add_note: 'incidents.public.add_note',
} as const
type Told = keyof typeof sentences
const isTold = (move: string): move is Told => move in sentences

/** What was written to the resident, not among colleagues. */
const answers = new Set<string>(['reject', 'answer', 'self_handle', 'done', 'wait'])
/** The resident's own words. */
const own = new Set<string>(['judge', 'reopen', 'add_note', 'report', 'withdraw'])

const sentenceOf = (locale: Locale, step: Step, move: Told): string => {
  const { outcome, solved, reached, workingDays } = step.details as {
    outcome?: string
    solved?: boolean
    reached?: boolean
    workingDays?: number
  }
  if (move === 'done' && outcome === 'not_fixed') return say(locale, 'incidents.public.done_not_fixed')
  if (move === 'call_back' && reached === false) return say(locale, 'incidents.public.not_reached')
  if (move === 'judge') return say(locale, solved ? 'incidents.public.judge_solved' : 'incidents.public.judge_unsolved')
  if (move === 'reject') return say(locale, sentences.reject, { reason: reasonOf(locale, step.details['reason']) })
  if (move === 'merge') return say(locale, sentences.merge, { number: caseNumber(Number(step.details['into'])) })
  if (move === 'grant_delay')
    return say(locale, workingDays ? 'incidents.public.grant_delay_days' : sentences.grant_delay, { days: workingDays })
  return say(locale, sentences[move])
}

const reasonOf = (locale: Locale, reason: unknown) =>
  say(locale, `incidents.reject.${String(reason)}` as 'incidents.reject.other')

/** Grid workers by name, because residents know them; everybody else by their organisation or desk. */
const actorOf = (locale: Locale, step: Step, names: Names): string | null => {
  if (step.role === 'resident') return null
  const name = step.account_id === null ? undefined : names.account.get(step.account_id)?.name
  if (step.role === 'grid_worker') return say(locale, 'incidents.public.by_grid_worker', { name: name ?? '' }).trim()
  const organisation = step.organisation_id === null ? undefined : names.organisation.get(step.organisation_id)
  return (
    organisation ??
    say(locale, step.role === 'street_officer' ? 'incidents.public.by_street' : 'incidents.public.by_community')
  )
}

/** 办理进度 in plain words (Q01). For another's report (`reporter` false) nobody's words are shown, only what happened. */
export const publicTimeline = (locale: Locale, steps: readonly Step[], names: Names, reporter: boolean) =>
  steps.flatMap((step) => {
    const { move } = step
    const byResident = step.role === 'resident'
    if (!isTold(move) || (move === 'add_note' && !(byResident && reporter))) return []
    const told = answers.has(move) || (own.has(move) && byResident)
    return [
      {
        seq: step.seq,
        at: step.at.toISOString(),
        what: sentenceOf(locale, step, move),
        by: actorOf(locale, step, names),
        note: reporter && told ? step.note : null,
      },
    ]
  })
