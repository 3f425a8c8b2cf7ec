import { z } from 'zod'
import type { Flow } from '../flow.ts'
import { Id, text } from '../shapes.ts'

/** 咨询 (Q01): a question with a clock, an answer, one question more. */
export const consultationStates = ['asked', 'answered', 'asked_again', 'closed', 'withdrawn'] as const
export type ConsultationState = (typeof consultationStates)[number]
export type ConsultationClock = 'consultation' | 'follow_up'
/** answerer: the window or department it was routed to; asker. */
export type ConsultationBy = 'answerer' | 'asker'

export const consultationFlow = {
  states: {
    asked: { clock: 'consultation' },
    // Closes by itself after seven days without another word.
    answered: {},
    asked_again: { clock: 'follow_up' },
    closed: { final: true },
    withdrawn: { final: true },
  },
  moves: {
    answer: {
      from: ['asked'],
      to: ['answered'],
      permission: 'matters.answer',
      by: 'answerer',
      needs: z.object({ note: text(2000) }),
    },
    /** 答复追问: the last word */
    answer_again: {
      from: ['asked_again'],
      to: ['closed'],
      permission: 'matters.answer',
      by: 'answerer',
      needs: z.object({ note: text(2000) }),
    },
    /** 转给 another organisation, or back to the window */
    pass_on: {
      from: ['asked', 'asked_again'],
      to: ['same'],
      permission: 'matters.answer',
      by: 'answerer',
      needs: z.object({ organisationId: Id.nullable(), note: text(500) }),
    },
    /** 追问, once */
    follow_up: {
      from: ['answered'],
      to: ['asked_again'],
      permission: 'matters.own',
      by: 'asker',
      needs: z.object({ note: text(1000) }),
    },
    /** 有帮助 / 没有帮助 */
    judge: {
      from: ['answered', 'closed'],
      to: ['closed', 'same'],
      permission: 'matters.own',
      by: 'asker',
      needs: z.object({ helped: z.boolean() }),
    },
    withdraw: {
      from: ['asked'],
      to: ['withdrawn'],
      permission: 'matters.own',
      by: 'asker',
      needs: z.object({ note: text(500).optional() }),
    },
  },
} as const satisfies Flow<ConsultationState, string, ConsultationClock, ConsultationBy>
export type ConsultationMove = keyof typeof consultationFlow.moves
export const closesAfterDays = 7
