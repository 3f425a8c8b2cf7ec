import type { Role } from '#contract/access/roles.ts'
import { ancestorsOf, tierOf } from '#contract/territory/area-number.ts'
import { findOnDuty } from '#modules/access/index.ts'
import type { Db } from '#platform/database.ts'

export type Desk = { areaId: number; role: Role; accountId: string; name: string }

const rolesOf: Record<string, readonly Role[]> = {
  community: ['community_head'],
  street: ['street_officer'],
  district: ['district_leader'],
  city: ['city_leader'],
  province: ['city_leader'],
}

/**
 * Who has the desk of an area now: its head, else up the tree until somebody on duty is found who isn't in `except`
 * (whoever served may not have what concerns them). Undefined only in a city where nobody holds any such post.
 */
export const deskOf = async (
  db: Db,
  areaId: number,
  now: Date,
  { except = [], first = [] }: { except?: readonly string[]; first?: readonly Role[] } = {},
): Promise<Desk | undefined> => {
  for (const [i, area] of [areaId, ...ancestorsOf(areaId)].entries()) {
    const roles = i === 0 ? [...first, ...rolesOf[tierOf(area)]!] : rolesOf[tierOf(area)]!
    for (const role of roles) {
      const [there] = (await findOnDuty(db, { areaId: area, role }, now)).filter((h) => !except.includes(h.accountId))
      if (there) return { areaId: area, role, accountId: there.accountId, name: there.name }
    }
  }
  return undefined
}
