import { problem } from '#platform/problem.ts'

export const boxUnknown = problem(422, 'visits.box_unknown')
export const gridUnknown = problem(422, 'visits.grid_unknown')
export const boxCommunityOnly = problem(422, 'visits.box_community_only')
export const idTaken = problem(409, 'visits.id_taken')
