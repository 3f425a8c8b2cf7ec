import { uuid7 } from '#platform/crypto.ts'
import { addressKey } from '../address-keys.ts'
import type { ResidenceRow } from '../residence-store.ts'
import type { ReadRow } from './read-row.ts'

type Place = { areaId: number; dwellingId: string | null; householdId: string | null }

/** What a roster is of, by its title: 户籍人口 are registered here, 流动人口 live here and are registered elsewhere. */
export type RosterOf = 'registered' | 'living' | 'migrants'
export const rosterOf = (title: string): RosterOf =>
  /流动|暂住|外来|境外/.test(title) ? 'migrants' : /户籍|常住人口|常口|户口/.test(title) ? 'registered' : 'living'

/**
 * Where a new person of a roster lives and is registered (K05). What the row says of 人户状态 counts most, then whether the
 * registered address is the home address, then what the roster is of. A registration elsewhere is outside the
 * installation until somebody says where.
 */
export const residencesOfRow = (row: ReadRow, place: Place, roster: RosterOf): ResidenceRow[] => {
  const same =
    row.homeAddress !== null &&
    row.registeredAddress !== null &&
    addressKey(row.homeAddress) === addressKey(row.registeredAddress)
  const state =
    row.separation ??
    (same
      ? 'together'
      : roster === 'migrants'
        ? 'lives_only'
        : roster === 'registered'
          ? row.homeAddress || !row.registeredAddress
            ? 'together'
            : 'registered_only'
          : 'lives_only')
  const here = {
    at_area_id: place.areaId,
    dwelling_id: place.dwellingId,
    household_id: place.householdId,
    relation: row.relation,
    since: row.since,
    until: null,
    reason: null,
  }
  const away = {
    at_area_id: null,
    dwelling_id: null,
    household_id: null,
    relation: null,
    since: null,
    until: null,
    reason: null,
  }
  if (state === 'together') return [{ ...here, id: uuid7(), kind: 'both', address: row.homeAddress }]
  if (state === 'registered_only')
    return [{ ...here, id: uuid7(), kind: 'registered', address: row.registeredAddress ?? row.homeAddress }]
  return [
    { ...here, id: uuid7(), kind: 'lives', address: row.homeAddress },
    ...(row.registeredAddress
      ? [{ ...away, id: uuid7(), kind: 'registered' as const, address: row.registeredAddress }]
      : []),
  ]
}
