import { isInside } from '#contract/territory/area-number.ts'
import type { Campaign } from '#contract/visits/campaigns.ts'
import type { FieldHousehold, FieldPackNow } from '../../store/field-state.ts'

/** Today, `2026-11-22`, in the area's time zone. */
export const today = (at = new Date()): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The campaigns that run today in the grid of a household: of its community, or of an area above. */
export const openCampaigns = (
  { campaigns }: Pick<FieldPackNow, 'campaigns'>,
  household: Pick<FieldHousehold, 'areaId' | 'gridNo'> | undefined,
  day = today(),
): Campaign[] =>
  household
    ? campaigns.filter(
        ({ areaId, state, from, until, grids }) =>
          state === 'open' &&
          from <= day &&
          day <= until &&
          isInside(household.areaId, areaId) &&
          (grids.length === 0 || (household.gridNo !== null && grids.includes(household.gridNo))),
      )
    : []

/** Whom the questions are about: the person one talks to, or the only person of the household. */
export const whomAsked = (household: FieldHousehold | undefined, personId: string | null) => {
  const people = household?.people ?? []
  return people.find(({ id }) => id === personId) ?? (people.length === 1 ? people[0] : undefined)
}

/** What the database knows of them, by field. */
export const knownFacts = (household: FieldHousehold | undefined, personId: string | null) => {
  const person = whomAsked(household, personId)
  return new Map(
    (person?.facts ?? [])
      .filter(({ text }) => text !== '')
      .map(({ field, text, source, on }) => [field, { text, source, on }]),
  )
}
