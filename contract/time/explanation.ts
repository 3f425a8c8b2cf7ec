import { z } from 'zod'
import { LimitUnit } from './limit.ts'

const At = z.iso.datetime({ offset: true })
const Day = z.iso.date()
const Days = z.object({ from: Day, to: Day })
const Minutes = z.number()
/** Also half an hour, as urgent steps have. */
const Limit = z.object({ amount: z.number().positive(), unit: LimitUnit })

/** One reason why a deadline falls where it falls. Instants carry +08:00, days are local. */
export const DeadlineStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), at: At, limit: Limit }),
  /** 自然时, 自然日: nothing is skipped. */
  z.object({ kind: z.literal('natural') }),
  /** The clock starts later than the case: `next_workday` by rule, `opens` because it came outside office hours. */
  z.object({ kind: z.literal('moved'), to: At, why: z.enum(['next_workday', 'opens']) }),
  z.object({ kind: z.literal('holiday'), ...Days.shape, days: z.number().int(), name: z.string(), local: z.boolean() }),
  z.object({ kind: z.literal('weekends'), spans: z.array(Days), days: z.number().int() }),
  z.object({ kind: z.literal('make_up'), on: Day, name: z.string(), local: z.boolean() }),
  /** `minutes`: what the pause took out of the clock; null while it lasts. */
  z.object({
    kind: z.literal('pause'),
    from: At,
    to: At.nullable(),
    reason: z.array(z.string()),
    minutes: Minutes.nullable(),
    working: z.boolean(),
  }),
  /** No holiday notice of this year in the calendar: weekends only. `past`: it was published and isn't entered. */
  z.object({ kind: z.literal('assumed'), year: z.number().int(), past: z.boolean() }),
  z.object({ kind: z.literal('yellow'), at: At, share: z.number() }),
  z.object({ kind: z.literal('due'), at: At }),
  z.object({ kind: z.literal('paused'), minutes: Minutes, working: z.boolean() }),
])
export type DeadlineStep = z.infer<typeof DeadlineStep>

/** "Explain this deadline", as data; `explainDeadline` makes sentences of it. */
export const DeadlineExplanation = z.array(DeadlineStep)
export type DeadlineExplanation = z.infer<typeof DeadlineExplanation>
