import { problem } from '#platform/problem.ts'

export const tooLate = problem(409, 'matters.too_late')
export const callBackFirst = problem(409, 'matters.call_back_first')
export const verdictMissing = problem(422, 'matters.verdict_missing')
