import { problem } from '#platform/problem.ts'

export const ticketUnknown = problem(404, 'matters.ticket_unknown')
export const hallClosed = problem<{ why: string }>(409, 'matters.hall_closed')
export const noWindowToday = problem(409, 'matters.no_window_today')
export const notRemote = problem(409, 'matters.not_remote')
export const ticketAlready = problem<{ ticket: string; id: string }>(409, 'matters.ticket_already')
export const windowNotOpen = problem(409, 'matters.window_not_open')
export const windowOccupied = problem<{ clerk: string }>(409, 'matters.window_occupied')
export const windowWrongClass = problem<{ no: number }>(422, 'matters.window_wrong_class')
export const ticketInHand = problem<{ ticket: string }>(409, 'matters.ticket_in_hand')
export const notYourWindow = problem(403, 'matters.not_your_window')
export const targetMissing = problem(422, 'matters.target_missing')
