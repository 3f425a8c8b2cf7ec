import type { Role } from '#contract/access/roles.ts'
import { ancestorsOf, tierOf } from '#contract/territory/area-number.ts'
import { areAbsent, findOnDuty } from '#modules/access/index.ts'
import { findArea, findOrganisation, gridWorkers } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import type { Owner } from './incident-case.ts'

const roleOfTier: Record<string, Role> = {
  community: 'community_head',
  street: 'street_officer',
  district: 'district_leader',
  city: 'city_leader',
  province: 'city_leader',
}

const desk = (areaId: number): Owner => ({
  owner_role: roleOfTier[tierOf(areaId)]!,
  owner_area_id: areaId,
  owner_organisation_id: null,
  owner_account_id: null,
})

type Found = { owner: Owner; passedUp: boolean }
const kept = new Map<string, { at: number; owner: Owner; passedUp: boolean }>()

/**
 * The desk that has a case at an area: its head or clerk, else up the tree until somebody holds the post; never nobody.
 * `except` is a person who may not have it (who handled it may not check it). Remembered for five seconds.
 */
export const deskOf = async (db: Db, areaId: number, now: Date, except: string | null = null): Promise<Found> => {
  const key = `${areaId}:${except}`
  const known = kept.get(key)
  if (known && Date.now() - known.at < 5000) return known
  let found: Found | undefined
  for (const [i, area] of [areaId, ...ancestorsOf(areaId)].entries()) {
    const roles: Role[] =
      tierOf(area) === 'community' ? ['community_head', 'window_clerk'] : [roleOfTier[tierOf(area)]!]
    for (const role of roles) {
      const holders = (await findOnDuty(db, { areaId: area, role }, now)).filter((h) => h.accountId !== except)
      if (holders.length) {
        found ??= { owner: { ...desk(area), owner_role: role }, passedUp: i > 0 }
        break
      }
    }
    if (found) break
  }
  found ??= { owner: desk(areaId), passedUp: true }
  if (kept.size > 20_000) kept.clear()
  kept.set(key, { at: Date.now(), ...found })
  return found
}

/** Posts or absences changed: ask anew. */
export const forgetDesks = () => kept.clear()

/** Who answers for a grid, lead first. */
export type GridHands = readonly { duty: string; accountId: string }[]

/** Who gets a new case: the grid's worker A, B when A is absent (B02, D03), else the community's desk and so up the tree. */
export const firstOwner = async (
  db: Db,
  place: { areaId: number; gridNo: number | null; workers?: GridHands },
  now: Date,
): Promise<Found> => {
  if (place.gridNo !== null) {
    const workers = place.workers ?? (await gridWorkers(db, place.areaId, place.gridNo))
    const absent = workers.length
      ? await areAbsent(
          db,
          workers.map((w) => w.accountId),
          now,
        )
      : new Set<string>()
    const there =
      workers.find((w) => w.duty === 'A' && !absent.has(w.accountId)) ?? workers.find((w) => !absent.has(w.accountId))
    if (there)
      return {
        owner: {
          owner_role: 'grid_worker',
          owner_area_id: place.areaId,
          owner_organisation_id: null,
          owner_account_id: there.accountId,
        },
        passedUp: false,
      }
  }
  return deskOf(db, place.areaId, now)
}

/** The street (or what stands in for it) above a community. */
export const streetAbove = async (db: Db, areaId: number): Promise<number> => {
  for (const id of [areaId, ...ancestorsOf(areaId)])
    if (tierOf(id) !== 'community' && (await findArea(db, id))) return id
  return areaId
}

/**
 * The owner while a department works: everybody with a post in it. Where nobody in it is on duty, the desk above keeps an
 * eye on the case until somebody is; the department stays its handler. Undefined when there is no such organisation.
 */
export const departmentOwner = async (db: Db, organisationId: number, now: Date): Promise<Owner | undefined> => {
  const organisation = await findOrganisation(db, organisationId)
  if (!organisation || organisation.validTo) return undefined
  const { areaId } = organisation
  const roles: Role[] = ['department_officer', roleOfTier[tierOf(areaId)]!, 'window_clerk']
  for (const role of roles)
    if ((await findOnDuty(db, { areaId, role, organisationId }, now)).length)
      return { owner_role: role, owner_area_id: areaId, owner_organisation_id: organisationId, owner_account_id: null }
  return { ...(await deskOf(db, areaId, now)).owner, owner_organisation_id: organisationId }
}
