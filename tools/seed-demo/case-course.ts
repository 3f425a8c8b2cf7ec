import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import { responsibleFor } from '#modules/incidents/configuration.ts'
import { desk, head, officer, street, worker } from './case-actors.ts'
import { residentActor, type Actor, type CaseLife } from './case-life.ts'
import { byDay, inOffice } from './hours.ts'
import { afterwards, dayAfter, hour, slow, when, workday, workMinutes } from './case-pace.ts'
import { live } from './lived-moves.ts'
import type { Said } from './lived-rules.ts'
import { passMarks } from './pass-marks.ts'
import * as say from './case-words.ts'

/** Minutes of the limit's own kind until the next move, the move itself, and who does it. */
type Next = { move: IncidentMove; by: Actor; minutes: number; natural?: boolean; said?: Said }

const fromReported = (life: CaseLife): Next => {
  const { c, random } = life
  const grid = worker(life)
  const holdsIt = c.owner_account_id !== null && grid ? grid : desk(life)
  const minutes = c.urgent ? random.around(7, 0.6) : slow(life, 26, 0.65)
  const way = random.next()
  if (c.reporter_id !== null && c.source === 'resident' && way < 0.008)
    return { move: 'withdraw', by: residentActor(c.reporter_id), minutes: random.around(60, 1), natural: true }
  if (way < 0.035) return { move: 'reject', by: desk(life), minutes, natural: c.urgent, said: say.rejection(random) }
  if (way < 0.065 && grid && !c.urgent)
    return { move: 'ask_verify', by: desk(life), minutes, said: { note: say.pickNote(random, 'ask_verify') } }
  if (way < 0.1 && !c.urgent)
    return { move: 'answer', by: desk(life), minutes: minutes * 2, said: { note: say.pickNote(random, 'answer') } }
  return { move: 'accept', by: holdsIt, minutes, natural: c.urgent }
}

const fromVerifying = (life: CaseLife): Next => {
  const { random } = life
  const by = worker(life) ?? desk(life)
  const minutes = slow(life, 2 * hour, 0.6)
  if (random.chance(0.15))
    return {
      move: 'reject',
      by: desk(life),
      minutes,
      said: { reason: 'not_true', note: say.pickNote(random, 'not_true') },
    }
  return { move: 'confirm', by, minutes, said: { note: say.pickNote(random, 'confirm') } }
}

const small = new Set(['community', 'sanitation', 'urban_management', 'property'])

const fromAccepted = (life: CaseLife): Next => {
  const { c, random, world } = life
  const kind = world.conf.categories.get(c.category_id)?.organisationKind ?? 'community'
  const minutes = c.urgent ? random.around(7, 0.6) : slow(life, 22, 0.65)
  const grid = worker(life)
  if (grid && c.owner_account_id === grid.accountId) {
    if (small.has(kind) && random.chance(0.55))
      return {
        move: 'self_handle',
        by: grid,
        minutes: slow(life, 36, 0.55),
        natural: c.urgent,
        said: { note: say.pickNote(random, 'self_handle') },
      }
    return { move: 'raise', by: grid, minutes, natural: c.urgent, said: { note: say.pickNote(random, 'raise') } }
  }
  const hard = world.conf.categories.get(c.category_id)?.limitGroup === 'hard'
  if (random.chance(c.urgent ? 0.08 : hard ? 0.14 : 0.025))
    return {
      move: 'whistle',
      by: head(life),
      minutes,
      natural: c.urgent,
      said: { note: say.pickNote(random, 'whistle') },
    }
  if (kind === 'community' && random.chance(0.5))
    return {
      move: 'self_handle',
      by: desk(life),
      minutes: slow(life, 55, 0.5),
      said: { note: say.pickNote(random, 'self_handle') },
    }
  if (responsibleFor(world.conf, c.area_id, c.category_id) === undefined)
    return {
      move: 'self_handle',
      by: desk(life),
      minutes: slow(life, 60, 0.5),
      said: { note: say.pickNote(random, 'self_handle') },
    }
  return { move: 'assign', by: desk(life), minutes, natural: c.urgent }
}

const others = ['urban_management', 'police', 'fire', 'housing', 'market_supervision', 'roads'] as const
const fromWhistled = (life: CaseLife): Next => {
  const { c, random, world } = life
  const waiting = life.tasks.filter((t) => t.kind === 'called' && t.ended_at === null && t.checked_in_at === null)
  if (waiting[0]) {
    const by = officer(life, waiting[0].organisation_id)
    return {
      move: 'check_in',
      by,
      minutes: c.urgent ? random.around(25, 0.5) : slow(life, 50, 0.5),
      natural: c.urgent,
      said: { note: say.pickNote(random, 'check_in') },
    }
  }
  const lead = responsibleFor(world.conf, c.area_id, c.category_id)
  const district = c.area_id - (c.area_id % 1_000_000)
  const nearby = others.flatMap((kind) => world.unitOf(kind, district) ?? []).filter((id) => id !== lead)
  const called = [
    ...new Set([
      ...(lead === undefined ? [] : [lead]),
      random.pick(nearby),
      ...(random.chance(0.4) ? [random.pick(nearby)] : []),
    ]),
  ]
  return {
    move: 'call_departments',
    by: street(life),
    minutes: c.urgent ? random.around(12, 0.5) : slow(life, 40, 0.6),
    natural: c.urgent,
    said: { organisationIds: called, leadId: called[0]! },
  }
}

const fromAssigned = (life: CaseLife): Next => {
  const { c, random } = life
  const by = officer(life, c.handler_organisation_id!)
  const minutes = c.urgent ? random.around(8, 0.55) : slow(life, 58, 0.6)
  if (c.returned < 2 && random.chance(0.045))
    return { move: 'return', by, minutes: minutes * 1.5, said: say.returning(random) }
  return { move: 'sign', by, minutes, natural: c.urgent }
}

const fromProcessing = (life: CaseLife): Next => {
  const { c, random } = life
  const by =
    c.handler_organisation_id === null
      ? (life.world.staff.byAccount.get(c.handler_account_id ?? '') ?? desk(life))
      : officer(life, c.handler_organisation_id)
  const { minutes, natural } = workMinutes(life)
  if (!c.contacted_at && c.contact_due_at && random.chance(0.86))
    return {
      move: 'contact',
      by,
      minutes: c.urgent ? 6 : slow(life, 60, 0.6),
      natural: c.urgent,
      said: { note: say.pickNote(random, 'contact') },
    }
  if (c.asked === 'delay')
    return {
      move: random.chance(0.85) ? 'grant_delay' : 'refuse_delay',
      by: head(life),
      minutes: slow(life, 2 * hour, 0.5),
      said: { note: say.pickNote(random, 'approve') },
    }
  if (c.asked === 'suspend')
    return {
      move: 'grant_suspend',
      by: head(life),
      minutes: slow(life, 2 * hour, 0.5),
      said: { note: say.pickNote(random, 'approve') },
    }
  if (c.paused_at)
    return { move: 'resume', by, minutes: slow(life, 5 * workday, 0.6), said: { note: say.pickNote(random, 'resume') } }
  if (!c.urgent && c.delayed < c.round && c.supervise_level === 0) {
    const way = random.next()
    if (way < 0.03)
      return {
        move: 'ask_delay',
        by,
        minutes: minutes * 0.8,
        said: { note: say.pickNote(random, 'ask_delay'), workingDays: random.whole(2, 7) },
      }
    if (way < 0.045)
      return { move: 'ask_suspend', by, minutes: minutes * 0.6, said: { note: say.pickNote(random, 'ask_suspend') } }
    if (way < 0.06) return { move: 'wait', by, minutes: minutes * 0.3, said: { note: say.pickNote(random, 'wait') } }
  }
  return {
    move: 'done',
    by,
    minutes,
    natural,
    said: { note: say.pickNote(random, 'done'), outcome: random.chance(0.025) ? 'not_fixed' : 'fixed' },
  }
}

const fromFeedback = (life: CaseLife): Next => {
  const { c, random } = life
  const by = desk(life, c.handler_account_id)
  const minutes = slow(life, 1.8 * hour, 0.55)
  if (c.outcome !== 'not_fixed' && random.chance(0.035))
    return { move: 'fail', by, minutes, said: { note: say.pickNote(random, 'fail') } }
  return { move: 'pass', by, minutes, said: { note: say.pickNote(random, 'pass') } }
}

const grade = (life: CaseLife, solved: boolean) => {
  const at = life.random.next()
  return solved ? (at < 0.46 ? 5 : at < 0.84 ? 4 : at < 0.96 ? 3 : 2) : at < 0.5 ? 1 : at < 0.85 ? 2 : 3
}

const fromVisit = (life: CaseLife): Next => {
  const { c, random } = life
  const solved = c.outcome === 'not_fixed' ? random.chance(0.1) : random.chance(0.968)
  const given = grade(life, solved)
  const said = { solved, grade: given, note: say.verdictNote(random, solved, given) }
  if (c.source === 'resident' && c.reporter_id && random.chance(0.42))
    return {
      move: 'judge',
      by: residentActor(c.reporter_id),
      minutes: random.around(9 * hour, 0.8),
      natural: true,
      said,
    }
  const reached = random.chance(0.93)
  return {
    move: 'call_back',
    by: desk(life, c.handler_account_id),
    minutes: slow(life, 1.1 * workday, 0.6),
    said: reached ? { reached, ...said } : { reached, note: say.pickNote(random, 'not_reached') },
  }
}

const next: Record<string, (life: CaseLife) => Next> = {
  reported: fromReported,
  verifying: fromVerifying,
  accepted: fromAccepted,
  whistled: fromWhistled,
  assigned: fromAssigned,
  processing: fromProcessing,
  feedback: fromFeedback,
  visit: fromVisit,
}

/** Lets a case take its course until `now`: people act when they get to it, clocks turn yellow and red on their own. */
export const takeCourse = (life: CaseLife, now: Date) => {
  let reopenings = 0
  for (let guard = 0; guard < 60; guard++) {
    if (!life.open) {
      const { c, random } = life
      const mayReopen = c.state === 'closed' && c.reopened === 0 && reopenings++ === 0 && random.chance(0.006)
      const some = new Date(life.lastAt.getTime() + random.around(4 * 86_400_000, 0.6))
      const bySelf = c.source === 'resident' && c.reporter_id !== null
      const at = bySelf ? byDay(some) : inOffice(some, life.world.calendarOf(c.area_id))
      if (mayReopen && at <= now && at.getTime() - c.closed_at!.getTime() < 29 * 86_400_000) {
        live(life, 'reopen', bySelf ? residentActor(c.reporter_id!) : desk(life), at, {
          note: say.pickNote(random, 'reopen'),
        })
        continue
      }
      return passMarks(life, now)
    }
    const before = life.c.version
    const planned = next[life.c.state]!(life)
    const at = when(life, planned)
    passMarks(life, at < now ? at : now)
    if (at > now) return
    // A clock may have closed or resumed the case meanwhile; yellow and red leave the plan as it was.
    const same =
      life.c.version === before ||
      life.steps.slice(before).every((s) => s.move === 'turned_yellow' || s.move === 'escalated')
    if (!same) continue
    if (life.c.overdue_said_at && life.c.supervise_level < 2 && life.random.chance(0.25)) {
      const move = life.random.chance(0.7) ? 'urge' : 'yellow_card'
      const said = { note: say.pickNote(life.random, 'urge') }
      const then = afterwards(life)
      if (then <= at) live(life, move, street(life), then, said)
    }
    const said =
      planned.move === 'ask_suspend' || planned.move === 'wait'
        ? { ...planned.said, reviewOn: dayAfter(at, life.random.whole(10, 40)) }
        : planned.said
    live(life, planned.move, planned.by, new Date(Math.max(at.getTime(), life.lastAt.getTime())), said)
  }
}
