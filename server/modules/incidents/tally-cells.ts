import { ancestorsOf } from '#contract/territory/area-number.ts'

/** 直辖市 have no level of their own between province and district. */
export const municipalities = [11, 12, 31, 50]
/** Streets and communities, by their number (architecture rule 2): few enough cells to be summed up when read. */
export const isSmall = (areaId: number) => areaId % 1_000_000 !== 0

/** The areas whose counters a community's counts go to: itself and everything above. */
export const countedIn = (areaId: number): number[] =>
  [areaId, ...ancestorsOf(areaId)].filter(
    (id) =>
      id % 100_000_000 !== 0 || id % 10_000_000_000 === 0 || !municipalities.includes(Math.floor(id / 10_000_000_000)),
  )

/**
 * The cells (category, organisation) of an area that a count goes to: the cell itself and the area's total, and in districts
 * and cities the sums over organisations and over categories too. tally-store.ts says the same in SQL; a test compares.
 */
export const cellsFor = (
  areaId: number,
  categoryId: number,
  organisationId: number,
): [categoryId: number, organisationId: number][] =>
  isSmall(areaId) || organisationId === 0
    ? isSmall(areaId)
      ? [
          [categoryId, organisationId],
          [0, 0],
        ]
      : [
          [categoryId, 0],
          [0, 0],
        ]
    : [
        [categoryId, organisationId],
        [categoryId, 0],
        [0, organisationId],
        [0, 0],
      ]
