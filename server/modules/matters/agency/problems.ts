import { problem } from '#platform/problem.ts'

export const nameMissing = problem(422, 'matters.name_missing')
export const addressMissing = problem(422, 'matters.address_missing')
export const originalsOutstanding = problem<{ count: number }>(409, 'matters.originals_outstanding')
export const materialUnknown = problem(422, 'matters.material_unknown')
export const authorisationPaper = problem(422, 'matters.authorisation_paper')
export const dayPast = problem(422, 'matters.day_past')
export const agentUnknown = problem(422, 'matters.agent_unknown')
