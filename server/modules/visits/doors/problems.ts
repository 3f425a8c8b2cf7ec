import { problem } from '#platform/problem.ts'

export const buildingUnknown = problem(404, 'visits.building_unknown')
export const idTaken = problem(409, 'visits.id_taken')
export const tooManySaid = problem<{ most: number }>(409, 'visits.too_many_said')
export const nothingSaid = problem(422, 'visits.nothing_said')
export const stepNotFromHere = problem<{ state: string; is: string }>(409, 'visits.step_not_from_here')
export const stepNotYours = problem(403, 'visits.step_not_yours')
