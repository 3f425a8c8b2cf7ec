import type { MoveInput } from '#contract/incidents/incidents.ts'
import { endOfDay, reckonIn } from '#modules/incidents/case-clock.ts'
import type { Case, Owner } from '#modules/incidents/incident-case.ts'
import type { Effect } from '#modules/incidents/moves/effect.ts'
import type { Actor, CaseLife } from './case-life.ts'

// What several lived moves share: desks, departments, and the handle clock reckoned anew.

export type Said = Partial<Omit<MoveInput, 'moveId' | 'version'>>
export type Asked = { life: CaseLife; c: Case; by: Actor; at: Date; said: Said }
export type Lived = (asked: Asked) => Effect

export const desk = (life: CaseLife, except: string | null = null) => life.world.staff.deskOf(life.c.area_id, except)
export const department = (life: CaseLife, organisationId: number): Owner => {
  const officer = life.world.staff.officers(organisationId)[0]
  if (!officer) throw new Error(`nobody works in organisation ${organisationId}`)
  return {
    owner_role: 'department_officer',
    owner_area_id: officer.areaId,
    owner_organisation_id: organisationId,
    owner_account_id: null,
  }
}
export const noLonger = { asked: null, asked_by: null, asked_details: null } as const

export const backToHandler = ({ life, c }: Asked): Owner => {
  if (c.handler_organisation_id !== null) return department(life, c.handler_organisation_id)
  if (c.handler_account_id !== null)
    return {
      owner_role: 'grid_worker',
      owner_area_id: c.area_id,
      owner_organisation_id: null,
      owner_account_id: c.handler_account_id,
    }
  return desk(life)
}

/** The handle clock reckoned anew, and the case's columns that follow it. */
export const rewind = ({ life, at }: Asked, change: Partial<NonNullable<CaseLife['handleClock']>>): Partial<Case> => {
  const clock = life.handleClock
  if (!clock) throw new Error('no handle clock runs')
  Object.assign(clock, change)
  const due = reckonIn(life.world.calendarOf(life.c.area_id), clock)
  if (!due.dueAt || !due.yellowAt) return {}
  clock.due_at = due.dueAt
  clock.yellow_at = due.yellowAt
  return {
    due_at: due.dueAt,
    yellow_at: due.yellowAt,
    handle_due_at: due.dueAt,
    handle_yellow_at: due.yellowAt,
    ...(due.yellowAt > at ? { yellow_said_at: null } : {}),
    ...(due.dueAt > at ? { overdue_said_at: null } : {}),
  }
}

export const pause = (asked: Asked, kind: 'suspended' | 'waiting', reviewOn: string, reason: string): Effect => {
  const clock = asked.life.handleClock
  if (clock) clock.pauses = [...clock.pauses, { from: asked.at.toISOString(), to: null, reason }]
  const until = endOfDay(reviewOn)
  return {
    patch: { ...noLonger, paused_at: asked.at, pause_kind: kind, review_on: reviewOn, due_at: until, yellow_at: until },
    details: { reviewOn },
  }
}

export const resumed = (asked: Asked): Partial<Case> => ({
  paused_at: null,
  pause_kind: null,
  review_on: null,
  ...rewind(asked, {
    pauses: asked.life.handleClock!.pauses.map((p) => (p.to === null ? { ...p, to: asked.at.toISOString() } : p)),
    ended_at: null,
  }),
})
