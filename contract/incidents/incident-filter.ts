import { z } from 'zod'
import { Day, Id, text } from '../shapes.ts'
import { incidentStates } from './incident-flow.ts'
import { metrics } from './metrics.ts'
import { sources } from './incidents.ts'

/** A list in a query: the key repeated, or once. */
const many = <T extends z.ZodType>(item: T) => z.union([z.array(item).min(1).max(50), item.transform((one) => [one])])
const flag = z.stringbool().optional()

/**
 * 我的待办 (with me, my organisation or my desk, a call I haven't answered), 在办, 超期, 全部; and what waits for a hand:
 * 待核查, 待回访, 待审批, 待报到, 即将到期.
 */
export const listScopes = [
  'mine',
  'open',
  'overdue',
  'due_soon',
  'to_check',
  'to_call_back',
  'to_approve',
  'to_check_in',
  'all',
] as const
export const ListScope = z.enum(listScopes)
export type ListScope = z.infer<typeof ListScope>

/** What a list, its export, its map and a saved view choose by; everything named must hold. Lists repeat their key. */
export const IncidentFilter = z.object({
  scope: ListScope.default('open'),
  state: many(z.enum(incidentStates)).optional(),
  /** With everything below it. */
  category: many(Id).optional(),
  level: many(z.coerce.number().int().min(1).max(4)).optional(),
  source: many(z.enum(sources)).optional(),
  /** A grid's number; means something in one community only. */
  grid: z.coerce.number().int().min(1).max(999).optional(),
  /** Who handles it or has a part in it. */
  organisation: Id.optional(),
  reportedFrom: Day.optional(),
  /** This day included. */
  reportedTo: Day.optional(),
  /** yellow: nearly due; red: overdue. Paused cases have neither. */
  light: z.enum(['green', 'yellow', 'red']).optional(),
  paused: flag,
  urgent: flag,
  /** 黄牌 or 红牌 or 催办. */
  supervised: flag,
  secret: flag,
  historical: flag,
  /** The resident said: not solved; or it was closed without a fix. */
  unsolved: flag,
  /** The cases behind a number of a board (metrics.ts, `linkOf`): counted in these days, both included, for this organisation. */
  metric: z.enum(metrics).optional(),
  countedFrom: Day.optional(),
  countedTo: Day.optional(),
  countedBy: Id.optional(),
  /** A number (SJ00000123 or its digits), a phone (11 digits), else words of the text or the place. */
  q: text(100).optional(),
})
export type IncidentFilter = z.output<typeof IncidentFilter>
export type IncidentFilterInput = z.input<typeof IncidentFilter>

export { caseNumber, readCaseNumber } from './case-number.ts'
