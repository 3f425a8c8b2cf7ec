import { problem } from '#platform/problem.ts'

export const areaUnknown = problem<{ areaId: number }>(404, 'territory.area_unknown')
export const gridUnknown = problem<{ areaId: number; gridNo: number }>(404, 'territory.grid_unknown')
export const buildingUnknown = problem<{ code: string }>(404, 'territory.building_unknown')
export const organisationUnknown = problem<{ id: number }>(404, 'territory.organisation_unknown')
export const organisationExists = problem<{ name: string }>(409, 'territory.organisation_exists')
export const placeMissing = problem(400, 'territory.place_missing')
export const accountUnknown = problem<{ accountId: string }>(422, 'territory.account_unknown')
export const dutyNotSingle = problem<{ duty: string }>(422, 'territory.duty_not_single')
export const dayOfOtherYear = problem<{ day: string }>(422, 'territory.day_of_other_year')
export const tileUnknown = problem(404, 'territory.tile_unknown')
export const sourceNeedsTemplate = problem(422, 'territory.source_needs_template')
