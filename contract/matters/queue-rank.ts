import { minuteMs } from '../time/local-time.ts'
import type { SiteRules } from './hall-site.ts'

/** Who needs to wait less (老弱病残孕, 军人等依法优先): said at the kiosk, no proof kept. */
export type Coming = {
  /** ms since the epoch. */
  takenAt: number
  /** Beginning of the appointment it comes from. */
  slotFrom?: number | null
  priority?: boolean
}

/**
 * The instant (ms) by which a number stands in the queue; the earliest is called first. Who walks in stands by when they came. An
 * appointment stands as if it had come `bookedLead` minutes before its time, so at its time it is nearly always next; who comes
 * too late for it (`graceMinutes`) stands like somebody who walked in. Who needs it stands `needLead` minutes ahead.
 */
export const queueRank = (
  { takenAt, slotFrom, priority }: Coming,
  rules: Pick<SiteRules, 'bookedLead' | 'needLead' | 'graceMinutes'>,
): number => {
  const need = priority ? rules.needLead * minuteMs : 0
  const inTime = slotFrom != null && takenAt <= slotFrom + rules.graceMinutes * minuteMs
  return (inTime ? slotFrom - rules.bookedLead * minuteMs : takenAt) - need
}

/** Before this instant an appointment isn't called ahead of its time: five minutes before its slot. */
export const notBefore = (slotFrom: number | null | undefined) => (slotFrom == null ? null : slotFrom - 5 * minuteMs)
