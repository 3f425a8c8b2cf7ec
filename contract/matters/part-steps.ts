import { z } from 'zod'
import type { Permission } from '../access/permissions.ts'
import type { Flow, MoveSpec } from '../flow.ts'
import type { ProblemCode } from '../phrases.ts'
import { LimitUnit } from '../time/limit.ts'
import { ClientId, InArea, Instant } from '../shapes.ts'

// What agency orders, certificates, questions and corrections of bad grades have in common: steps, clocks, moves as routes.

/** The services a resident may evaluate (好差评, one each), by what they are. */
export const serviceKinds = ['application', 'ticket', 'agency', 'consultation', 'certificate'] as const
export type ServiceKind = (typeof serviceKinds)[number]
export const ServiceKind = z.enum(serviceKinds)

export const OneInArea = InArea.extend({ id: ClientId })

/** One step of a life cycle, as colleagues see it. `by` is null for residents and for the product itself. */
export const PartStep = z.object({
  seq: z.number(),
  at: Instant,
  move: z.string(),
  fromState: z.string().nullable(),
  toState: z.string(),
  by: z.string().nullable(),
  role: z.string().nullable(),
  note: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export type PartStep = z.infer<typeof PartStep>

/** The running clock of a row with why it ends when it ends, a sentence a step (ground rule 5). */
export const PartClock = z.object({
  step: z.string(),
  startedAt: Instant,
  amount: z.number(),
  unit: LimitUnit,
  dueAt: Instant,
  yellowAt: Instant,
  sentences: z.array(z.string()),
})
export type PartClock = z.infer<typeof PartClock>

/** A number on a board, with the query of the list that shows exactly the rows it counts. */
export const LinkedNumber = z.object({
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  value: z.number().nullable(),
  /** Of how many, for rates; null for plain counts. */
  of: z.number().nullable(),
  /** Null where no row may be shown. */
  query: z.record(z.string(), z.string()).nullable(),
  /** The same for `of`. */
  ofQuery: z.record(z.string(), z.string()).nullable(),
  /** What was measured on the rows, not how many they are. */
  measure: z.boolean(),
})
export type LinkedNumber = z.infer<typeof LinkedNumber>

/** Who does a move must say which version was seen; the same `moveId` again does nothing twice. */
export const moving = { moveId: ClientId, version: z.int().min(1) }
export const moveProblems = [
  'platform.not_found',
  'platform.conflict',
  'matters.step_not_from_here',
  'matters.step_not_yours',
] as const

type Both<U> = (U extends unknown ? (k: U) => void : never) extends (k: infer I) => void ? I : never
/** What any move of a flow may be given: everything optional; each move's own schema has required its own. */
export type MoveInput<F extends { moves: Record<string, { needs: z.ZodObject }> }> = {
  moveId: string
  version: number
} & Partial<Both<z.output<F['moves'][keyof F['moves']]['needs']>>>

export type MoveRoute<Input, Answer extends z.ZodType> = {
  name: string
  method: 'POST'
  path: string
  permission: Permission
  about: { zh: string; en: string }
  params: typeof OneInArea
  body: z.ZodType<Input>
  answer: Answer
  problems: readonly ProblemCode[]
}

/** Every move of a life cycle as a route of its own: POST {path}/{move-with-dashes}. */
export const routesOfMoves = <
  State extends string,
  Step extends string,
  By extends string,
  F extends Flow<State, string, Step, By>,
  A extends z.ZodType,
>(
  flow: F,
  {
    part,
    path,
    zh,
    answer,
    problems = [],
  }: { part: string; path: string; zh: string; answer: A; problems?: readonly ProblemCode[] },
) =>
  Object.fromEntries(
    Object.entries<MoveSpec<State, By>>(flow.moves).map(([move, spec]) => [
      move,
      {
        name: `matters.${part}_${move}`,
        method: 'POST',
        path: `${path}/${move.replaceAll('_', '-')}`,
        permission: spec.permission,
        about: { zh: `${zh}：${move}`, en: `${part}: ${move.replaceAll('_', ' ')}` },
        params: OneInArea,
        body: spec.needs.extend(moving),
        answer,
        problems: [...moveProblems, ...problems],
      },
    ]),
  ) as unknown as Record<keyof F['moves'] & string, MoveRoute<MoveInput<F>, A>>

/** A limit of these parts: the nearest row up the tree counts. */
export const limitSteps = [
  'correction',
  'consultation',
  'follow_up',
  'agency_contact',
  'agency_return',
  'certificate',
] as const
export type LimitStep = (typeof limitSteps)[number]
export const PartLimit = z.object({
  areaId: z.number(),
  step: z.enum(limitSteps),
  amount: z.number(),
  unit: LimitUnit,
  basis: z.string(),
  version: z.int(),
})
