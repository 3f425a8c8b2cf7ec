import { problem } from '#platform/problem.ts'

export const deviceWipedProblem = problem(410, 'visits.device_wiped')
export const deviceOfOther = problem(409, 'visits.device_of_other')
export const deviceNotYours = problem(403, 'visits.device_not_yours')
