import { problem } from '#platform/problem.ts'

export const idTaken = problem(409, 'visits.id_taken')
export const householdUnknown = problem(422, 'visits.household_unknown')
export const personUnknown = problem(422, 'visits.person_unknown')
export const nothingSaid = problem(422, 'visits.nothing_said')
export const colleagueUnknown = problem(422, 'visits.colleague_unknown')
export const campaignUnknown = problem(422, 'visits.campaign_unknown')
export const campaignClosed = problem<{ title: string }>(422, 'visits.campaign_closed')
export const answerWrong = problem<{ question: string }>(422, 'visits.answer_wrong')
export const notYours = problem(403, 'visits.not_yours')
export const sameDayNotYours = problem(403, 'visits.same_day_not_yours')
export const notOneVisit = problem(422, 'visits.not_one_visit')
export const dayOver = problem(409, 'visits.day_over')
