import { z } from 'zod'
import type { Flow } from '../flow.ts'
import { text } from '../shapes.ts'
import type { Limit } from '../time/limit.ts'

/** 居民在楼道扫码说的话 (C04, Q01): 没来过 with a clock for the head of the community, and praise, which needs none. */
export const doorKinds = ['nobody_came', 'praise'] as const
export type DoorKind = (typeof doorKinds)[number]
export const doorStates = ['asked', 'answered', 'asked_again', 'closed', 'withdrawn'] as const
export type DoorState = (typeof doorStates)[number]
/** head: the head of the community, or the street where there is none, or once the clock has run out; asker: who said it. */
export type DoorBy = 'head' | 'asker'

/** Three working days to answer where no area says otherwise (`door-limit.ts`), and again after “not settled”. */
export const doorLimit: Limit = { amount: 3, unit: 'working_days' }
/** An answer nobody contradicts for so many days closes. */
export const doorClosesAfterDays = 7
/** So many may wait for an answer at once, for one resident. */
export const mostDoorsOpen = 5

export const doorFlow = {
  states: {
    asked: { clock: 'door' },
    // Closes by itself after seven days without another word.
    answered: {},
    asked_again: { clock: 'door' },
    closed: { final: true },
    withdrawn: { final: true },
  },
  moves: {
    /** 答复; the answer to “not settled” is the last word */
    answer: {
      from: ['asked', 'asked_again'],
      to: ['answered', 'closed'],
      permission: 'visits.answer',
      by: 'head',
      needs: z.object({ note: text(1000) }),
    },
    /** 来了 / 还是没来 */
    judge: {
      from: ['answered'],
      to: ['closed', 'asked_again'],
      permission: 'visits.own',
      by: 'asker',
      needs: z.object({ helped: z.boolean(), note: text(500).optional() }),
    },
    withdraw: {
      from: ['asked', 'asked_again'],
      to: ['withdrawn'],
      permission: 'visits.own',
      by: 'asker',
      needs: z.object({ note: text(500).optional() }),
    },
  },
} as const satisfies Flow<DoorState, string, 'door', DoorBy>
export type DoorMove = keyof typeof doorFlow.moves
export const doorMoves = Object.keys(doorFlow.moves) as DoorMove[]
