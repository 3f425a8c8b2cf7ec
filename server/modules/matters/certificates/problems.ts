import { problem } from '#platform/problem.ts'

export const kindUnknown = problem(422, 'matters.kind_unknown')
export const kindForbidden = problem<{ zh: string; instead: string }>(422, 'matters.kind_forbidden')
export const kindAllowed = problem<{ zh: string }>(422, 'matters.kind_allowed')
export const kindTwice = problem<{ code: string }>(422, 'matters.kind_twice')
export const kindOnOtherList = problem<{ code: string }>(409, 'matters.kind_on_other_list')
export const templateFieldUnknown = problem<{ field: string }>(422, 'matters.template_field_unknown')
export const fieldMissing = problem<{ field: string }>(422, 'matters.field_missing')
export const fieldWrong = problem<{ field: string }>(422, 'matters.field_wrong')
export const approverIsDrafter = problem(403, 'matters.approver_is_drafter')
export const approverUnknown = problem(422, 'matters.approver_unknown')
export const notIssued = problem(409, 'matters.not_issued')
