import {
  cancelTicket,
  finishTicket,
  parkTicket,
  passTicket,
  recallTicket,
  redirectTicket,
  requeueTicket,
  resumeTicket,
  startTicket,
  transferTicket,
} from '#contract/matters/ticket-desk.ts'
import { useSend } from '#kit/queries.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import type { Ticket } from './use-desk.ts'

export type Move =
  | 'cancel'
  | 'finish'
  | 'park'
  | 'pass'
  | 'recall'
  | 'redirect'
  | 'requeue'
  | 'resume'
  | 'start'
  | 'transfer'
export type Said = {
  windowNo?: number
  toWindowNo?: number
  classCode?: string
  toAccountId?: string
  note?: string
}

/** Moves of tickets; a refusal is said, and answers false. */
export const useMoves = () => {
  const sends = {
    cancel: useSend(cancelTicket),
    finish: useSend(finishTicket),
    park: useSend(parkTicket),
    pass: useSend(passTicket),
    recall: useSend(recallTicket),
    redirect: useSend(redirectTicket),
    requeue: useSend(requeueTicket),
    resume: useSend(resumeTicket),
    start: useSend(startTicket),
    transfer: useSend(transferTicket),
  } satisfies Record<Move, unknown>
  const move = async (ticket: Ticket, name: Move, said: Said = {}) => {
    try {
      await sends[name].mutateAsync({
        params: { areaId: ticket.areaId, id: ticket.id },
        body: { version: ticket.version, ...said },
      })
      return true
    } catch (error) {
      sayRefused(error)
      return false
    }
  }
  return { move, moving: Object.values(sends).some((send) => send.isPending) }
}
