import type { Step } from './case-reading.ts'
import type { Case } from './incident-case.ts'
import { instant } from './incident-rows.ts'
import type { Names } from './name-book.ts'

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [])

/** Whom a step gave the case to or called, as numbers and ids; for most steps nobody. */
const receivers = ({ move, details }: Step) => ({
  organisations:
    move === 'assign' || move === 'transfer'
      ? [Number(details['organisationId'])]
      : [...numbers(details['called']), ...numbers(details['wanted'])],
  account: move === 'hand_over' ? String(details['to']) : null,
  area: move === 'escalated' ? Number(details['to']) : null,
})

/** What has to be looked up before the steps can be said. */
export const namesInSteps = (steps: readonly Step[]) => {
  const to = steps.map(receivers)
  return {
    areas: to.map((t) => t.area),
    organisations: [...steps.map((s) => s.organisation_id), ...to.flatMap((t) => t.organisations)],
    accounts: [...steps.map((s) => s.account_id), ...to.map((t) => t.account)],
  }
}

/** One step of the time line: who did what, and whom it went to. */
export const sayStep = (s: Step, names: Names) => {
  const to = receivers(s)
  return {
    seq: s.seq,
    at: instant(s.at),
    move: s.move,
    fromState: s.from_state as Case['state'] | null,
    toState: s.to_state as Case['state'],
    by:
      s.account_id === null ? null : (names.account.get(s.account_id)?.name ?? (s.role === 'resident' ? '居民' : null)),
    role: s.role,
    organisation: s.organisation_id === null ? null : (names.organisation.get(s.organisation_id) ?? null),
    to: [
      ...to.organisations.map((id) => names.organisation.get(id)),
      to.account === null ? undefined : names.account.get(to.account)?.name,
      to.area === null ? undefined : names.area.get(to.area),
    ].filter((name) => name !== undefined),
    note: s.note,
    details: s.details,
  }
}
