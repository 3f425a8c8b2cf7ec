import { tierOf } from '#contract/territory/area-number.ts'
import { system, type CaseLife } from './case-life.ts'
import { deskAbove } from './lived-moves.ts'
import { resumed } from './lived-rules.ts'

const minute = 60_000
/** The clocks are looked after once a minute. */
const nextRound = (at: Date) => new Date(Math.ceil((at.getTime() + 1) / minute) * minute)

type Mark = { at: Date; pass: (at: Date) => void }

/** What the product itself will do next to a case nobody touches (keep-clocks.ts). */
const nextMark = (life: CaseLife): Mark | undefined => {
  const { c } = life
  if (c.state === 'closed') {
    const month = new Date(c.closed_at!.getTime() + 31 * 86_400_000)
    const night = new Date(
      Math.floor((month.getTime() + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000 + 160 * minute,
    )
    const at = night > month ? night : new Date(night.getTime() + 86_400_000)
    return { at, pass: (when) => life.apply('archive', system, when, { to: 'archived' }) }
  }
  if (!life.open || !c.due_at || !c.yellow_at) return undefined
  if (c.paused_at)
    return {
      at: c.due_at,
      pass: (at) => life.apply('review_due', system, at, { patch: resumed({ life, c, by: system, at, said: {} }) }),
    }
  if (!c.yellow_said_at && c.yellow_at < c.due_at && nextRound(c.yellow_at) < c.due_at && !c.overdue_said_at)
    return { at: c.yellow_at, pass: (at) => life.apply('turned_yellow', system, at, { patch: { yellow_said_at: at } }) }
  if (c.state === 'visit')
    return {
      at: c.due_at,
      pass: (at) => life.apply('no_answer', system, at, { to: 'closed', endTasks: true, details: { reached: false } }),
    }
  if (c.overdue_said_at) return undefined
  return {
    at: c.due_at,
    pass: (at) => {
      const { owner_area_id: to } = deskAbove(life)
      life.apply('escalated', system, at, {
        patch: {
          overdue_said_at: at,
          yellow_said_at: c.yellow_said_at ?? at,
          escalated_to: to,
          supervise_level: Math.max(1, c.supervise_level),
        },
        details: { to, tier: tierOf(to), step: c.step },
      })
    },
  }
}

/** Lets the product's own clocks pass for a case until an instant: yellow, red, review day, call-back over, archive. */
export const passMarks = (life: CaseLife, until: Date) => {
  for (;;) {
    const mark = nextMark(life)
    if (!mark) return
    const at = nextRound(new Date(Math.max(mark.at.getTime(), life.lastAt.getTime())))
    if (at > until) return
    mark.pass(at)
  }
}
