import { z } from 'zod'
import { Instant } from '../shapes.ts'
import { visitKinds, type VisitKind } from './entry-words.ts'

/** What was said about two entries of one day: nothing yet; they were one visit, made together; they were two, and both stand. */
export const sameDayVerdicts = ['open', 'one', 'both'] as const
export type SameDayVerdict = (typeof sameDayVerdicts)[number]

/** 同日另有记录: another entry about the same household on the same day, as it stands beside an entry. */
export const SameDay = z.object({
  id: z.uuid(),
  kind: z.enum(visitKinds),
  at: Instant,
  workerId: z.uuid(),
  worker: z.string(),
  verdict: z.enum(sameDayVerdicts),
  /** Of what was said about the two; 0 while nothing was. */
  version: z.int(),
  /** May the asker open the other entry? */
  readable: z.boolean(),
  /** May the asker say which it was? Whoever wrote one of them, and who answers for the plan. */
  maySettle: z.boolean(),
})
export type SameDay = z.infer<typeof SameDay>

/** What the rule needs to know of an entry. */
export type DayEntry = {
  id: string
  kind: VisitKind
  householdId: string | null
  /** By the corrected clock. */
  at: string
  workerId: string
  with: readonly { accountId: string }[]
}

const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

/**
 * Two entries about one household on one day (Asia/Shanghai) by two workers, neither of whom says that the other came along.
 * Nothing is wrong with that, but nobody would notice when both were written without a network.
 */
export const onSameDay = (a: DayEntry, b: DayEntry): boolean =>
  a.id !== b.id &&
  a.householdId !== null &&
  a.householdId === b.householdId &&
  a.workerId !== b.workerId &&
  dayOf(a.at) === dayOf(b.at) &&
  !a.with.some(({ accountId }) => accountId === b.workerId) &&
  !b.with.some(({ accountId }) => accountId === a.workerId)

/** A call and a visit can't have been one: only entries of one kind are ever taken as one. */
export const mayBeOne = (a: { kind: VisitKind }, b: { kind: VisitKind }): boolean => a.kind === b.kind
