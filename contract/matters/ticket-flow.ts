import { z } from 'zod'
import type { Flow } from '../flow.ts'
import { AreaId, text } from '../shapes.ts'
import { ClassCode } from './item.ts'

/** 等候, 叫号中, 办理中, 挂起, 过号, 办结, 取消. */
export const ticketStates = ['waiting', 'called', 'serving', 'parked', 'passed', 'done', 'cancelled'] as const
export type TicketState = (typeof ticketStates)[number]
export const ticketMoves = [
  'call',
  'recall',
  'pass',
  'requeue',
  'park',
  'resume',
  'redirect',
  'transfer',
  'start',
  'finish',
  'cancel',
] as const
export type TicketMove = (typeof ticketMoves)[number]
/** `window`: whoever has it at their window; `hall`: anybody who calls; `clock`: at the end of the day. */
type By = 'window' | 'hall' | 'clock'

const nothing = z.object({})
const permission = 'matters.call' as const
/** 叫号: a number from the kiosk to the end of service. */
export const ticketFlow: Flow<TicketState, TicketMove, never, By> = {
  states: {
    waiting: {},
    called: {},
    serving: {},
    parked: {},
    passed: {},
    done: { final: true },
    cancelled: { final: true },
  },
  moves: {
    call: {
      from: ['waiting'],
      to: ['called'],
      permission,
      by: 'window',
      needs: z.object({ windowNo: z.number().int().min(1).max(99) }),
    },
    recall: { from: ['called'], to: ['called'], permission, by: 'window', needs: nothing },
    pass: { from: ['called'], to: ['passed'], permission, by: 'window', needs: nothing },
    /** Back into the queue, behind those who wait now. */
    requeue: { from: ['passed'], to: ['waiting'], permission, by: 'hall', needs: nothing },
    park: {
      from: ['called', 'serving'],
      to: ['parked'],
      permission,
      by: 'window',
      needs: z.object({ note: text(100).nullish() }),
    },
    /** Straight to a window, without queueing again. */
    resume: {
      from: ['parked'],
      to: ['called'],
      permission,
      by: 'hall',
      needs: z.object({ windowNo: z.number().int().min(1).max(99) }),
    },
    redirect: {
      from: ['waiting', 'called', 'serving', 'passed'],
      to: ['waiting'],
      permission,
      by: 'hall',
      needs: z.object({ toWindowNo: z.number().int().min(1).max(99).nullish(), classCode: ClassCode.nullish() }),
    },
    transfer: {
      from: ['called', 'serving'],
      to: ['waiting'],
      permission,
      by: 'window',
      needs: z.object({ toAccountId: z.uuid() }),
    },
    start: { from: ['called'], to: ['serving'], permission, by: 'window', needs: nothing },
    finish: {
      from: ['called', 'serving'],
      to: ['done'],
      permission,
      by: 'window',
      /** The application that came of it. */
      needs: z.object({ application: z.object({ areaId: AreaId, id: z.uuid() }).nullish() }),
    },
    cancel: {
      from: ['waiting', 'called', 'parked', 'passed'],
      to: ['cancelled'],
      permission,
      by: 'hall',
      needs: nothing,
    },
  },
}
