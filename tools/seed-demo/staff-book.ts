import type { Role } from '#contract/access/roles.ts'
import { ancestorsOf, tierOf } from '#contract/territory/area-number.ts'
import type { Owner } from '#modules/incidents/incident-case.ts'
import type { GridDuty, Staff } from './staff.ts'

const roleOfTier: Record<string, Role> = {
  community: 'community_head',
  street: 'street_officer',
  district: 'district_leader',
  city: 'city_leader',
  province: 'city_leader',
}

/** Who holds which post in the demo city, and by the rules of the product (case-owner.ts) whose desk a case is on. */
export type StaffBook = {
  /** Holders of a role in exactly this area, first post first. */
  holders: (areaId: number, role: Role) => readonly Staff[]
  officers: (organisationId: number) => readonly Staff[]
  workerA: (areaId: number, gridNo: number | null) => Staff | undefined
  deskOf: (areaId: number, except?: string | null) => Owner
  byAccount: ReadonlyMap<string, Staff>
}

export const staffBook = (
  staff: readonly Staff[],
  gridDuties: readonly GridDuty[],
  areas: ReadonlySet<number>,
): StaffBook => {
  const group = <K>(key: (s: Staff) => K) => {
    const groups = new Map<K, Staff[]>()
    for (const s of staff) groups.set(key(s), [...(groups.get(key(s)) ?? []), s])
    return groups
  }
  const byPost = group((s) => `${s.areaId}:${s.role}`)
  const byOrganisation = group((s) => s.organisationId)
  const byAccount = new Map(staff.map((s) => [s.accountId, s]))
  const grids = new Map(
    gridDuties.filter((g) => g.duty === 'A').map((g) => [`${g.areaId}:${g.gridNo}`, byAccount.get(g.accountId)!]),
  )
  const holders = (areaId: number, role: Role) => byPost.get(`${areaId}:${role}`) ?? []
  const desk = (areaId: number, role: Role): Owner => ({
    owner_role: role,
    owner_area_id: areaId,
    owner_organisation_id: null,
    owner_account_id: null,
  })
  const deskOf = (areaId: number, except: string | null = null): Owner => {
    for (const area of [areaId, ...ancestorsOf(areaId)].filter((id) => areas.has(id))) {
      const roles: Role[] =
        tierOf(area) === 'community' ? ['community_head', 'window_clerk'] : [roleOfTier[tierOf(area)]!]
      const role = roles.find((r) => holders(area, r).some((h) => h.accountId !== except))
      if (role) return desk(area, role)
    }
    return desk(areaId, roleOfTier[tierOf(areaId)]!)
  }
  return {
    holders,
    officers: (organisationId) => byOrganisation.get(organisationId) ?? [],
    workerA: (areaId, gridNo) => (gridNo === null ? undefined : grids.get(`${areaId}:${gridNo}`)),
    deskOf,
    byAccount,
  }
}
