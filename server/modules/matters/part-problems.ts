import { problem } from '#platform/problem.ts'

// Refusals that certificates, corrections, agency orders and questions share.
export const stepNotFromHere = problem<{ state: string; is: string }>(409, 'matters.step_not_from_here')
export const stepNotYours = problem(403, 'matters.step_not_yours')
export const idTaken = problem(409, 'matters.id_taken')
export const communityOnly = problem(422, 'matters.community_only')
export const tokenUnknown = problem(404, 'matters.token_unknown')
export const organisationUnknown = problem<{ organisationId?: number }>(422, 'matters.organisation_unknown')
