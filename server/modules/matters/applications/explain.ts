import { explainDeadline } from '#contract/time/explain-deadline.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { ApplicationKey } from './application-case.ts'
import { clocksOf, reckon } from './clocks.ts'

/** 期限说明 (D10): every clock of a case with why it ends when it ends; the running one first, then the latest. */
export const explainClocks = async ({ db, locale }: Pick<Context, 'db' | 'locale'>, key: ApplicationKey) => {
  const calendar = await loadCalendar(db, key.areaId)
  const clocks = (await clocksOf(db, key)).map((c) => {
    const due = reckon(calendar, c)
    return {
      seq: c.seq,
      clock: c.clock,
      running: c.ended_at === null,
      startedAt: c.started_at.toISOString(),
      endedAt: c.ended_at?.toISOString() ?? null,
      workingDays: c.days,
      extraDays: c.extra_days,
      dueAt: due.dueAt?.toISOString() ?? null,
      yellowAt: due.yellowAt?.toISOString() ?? null,
      explanation: due.explanation,
      sentences: explainDeadline(locale, due.explanation),
    }
  })
  return { clocks: clocks.toSorted((a, b) => Number(b.running) - Number(a.running) || b.seq - a.seq) }
}
