import { z } from 'zod'
import type { Flow } from '../flow.ts'
import { text } from '../shapes.ts'

/** 差评整改 (law.md 12): from a bad grade to the resident's own word that it was put right. */
export const correctionStates = ['assigned', 'contacted', 'measured', 'confirmed', 'closed'] as const
export type CorrectionState = (typeof correctionStates)[number]

/** corrector: who holds the desk it is assigned to, and never who served; evaluator: the holder of the link. */
export type CorrectionBy = 'corrector'

const said = { note: text(1000) }
const open = ['assigned', 'contacted', 'measured', 'confirmed'] as const
/** One clock over all of it, 15 working days from the grade; moves don't start it anew. */
export const correctionFlow = {
  states: {
    assigned: { clock: 'correction' },
    contacted: { clock: 'correction' },
    measured: { clock: 'correction' },
    confirmed: { clock: 'correction' },
    closed: { final: true },
  },
  moves: {
    /** 联系评价人; `reached: false` also where no contact was left, then the answer stands on the page of the link */
    contact: {
      from: ['assigned', 'contacted'],
      to: ['contacted'],
      permission: 'matters.correct',
      by: 'corrector',
      needs: z.object({ reached: z.boolean(), ...said }),
    },
    /** 整改措施: what was done; shown to the evaluator */
    measure: {
      from: ['contacted'],
      to: ['measured'],
      permission: 'matters.correct',
      by: 'corrector',
      needs: z.object({ ...said }),
    },
    /** 回访: the resident confirms, or it goes on; not reached keeps it open */
    call_back: {
      from: ['measured'],
      to: ['confirmed', 'contacted', 'same'],
      permission: 'matters.correct',
      by: 'corrector',
      needs: z.object({ reached: z.boolean(), satisfied: z.boolean().optional(), ...said }),
    },
    /** 办结; from `measured` only after three tries to reach the resident */
    close: {
      from: ['measured', 'confirmed'],
      to: ['closed'],
      permission: 'matters.correct',
      by: 'corrector',
      needs: z.object({ ...said }),
    },
    /** 报请上级处理 */
    hand_up: { from: open, to: ['same'], permission: 'matters.correct', by: 'corrector', needs: z.object({ ...said }) },
  },
} as const satisfies Flow<CorrectionState, string, 'correction', CorrectionBy>
export type CorrectionMove = keyof typeof correctionFlow.moves
/** Said by the product: over its clock, handed to the next tier; and the resident's own word by the link. */
export const correctionEvents = [
  'opened',
  'escalated',
  'turned_yellow',
  'resident_confirmed',
  'resident_refused',
] as const
/** So many tries to reach the resident before it may be closed without a word. */
export const mostCallBacks = 3
