import { problem } from '#platform/problem.ts'

export const tooManyOpen = problem<{ most: number }>(409, 'matters.too_many_open')
export const notAnswered = problem(409, 'matters.not_answered')
export const personalLeft = problem<{ found: string }>(422, 'matters.personal_left')
export const tooManyAsked = problem<{ most: number }>(409, 'matters.too_many_asked')
export const deskOnly = problem(403, 'matters.desk_only')
