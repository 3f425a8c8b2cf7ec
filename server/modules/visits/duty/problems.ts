import { problem } from '#platform/problem.ts'

export const monthClosed = problem<{ month: string }>(422, 'visits.month_closed')
