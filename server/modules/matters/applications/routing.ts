import type { Role } from '#contract/access/roles.ts'
import type { PowerTier } from '#contract/matters/item.ts'
import { ancestorsOf, tierOf } from '#contract/territory/area-number.ts'
import { findOnDuty } from '#modules/access/index.ts'
import { areaNames, findOrganisations } from '#modules/territory/index.ts'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import type { Catalogue } from '../catalogue/load-catalogue.ts'
import { onDutyFor } from '../catalogue/post-duties.ts'
import { noHandOver, type HandOver, type Owner } from './application-case.ts'

const roleOfTier: Record<string, Role> = {
  community: 'community_head',
  street: 'street_officer',
  district: 'district_leader',
  city: 'city_leader',
}
export const roleAt = (areaId: number): Role => roleOfTier[tierOf(areaId)] ?? 'city_leader'
/** The desk of an area: nobody by name. */
export const deskAt = (areaId: number): Owner => ({
  owner_role: roleAt(areaId),
  owner_area_id: areaId,
  owner_organisation_id: null,
  owner_account_id: null,
})
/** Roles that share a desk: a community's head and its window. */
export const deskFellows = (role: Actor['role']): readonly string[] =>
  role === 'window_clerk' || role === 'community_head'
    ? ['window_clerk', 'community_head']
    : role === null
      ? []
      : [role]

export type Decider = { tier: PowerTier; areaId: number; organisationId: number | null }
const areaOfTier = (areaId: number, tier: PowerTier) =>
  [areaId, ...ancestorsOf(areaId)].find((id) => tierOf(id) === tier)

/** Who may accept and decide an item for an area, by the power register (D18), the nearest tier first. */
export const powersFor = (catalogue: Catalogue, code: string, areaId: number) => {
  const { rows } = catalogue.powerOf(code, areaId)
  const at = rows.flatMap((p) => {
    const id = areaOfTier(areaId, p.tier)
    return id === undefined ? [] : [{ ...p, areaId: id }]
  })
  const say = ({ tier, areaId: id, organisationId }: (typeof at)[number]): Decider => ({
    tier,
    areaId: id,
    organisationId,
  })
  return { accept: at.filter((p) => p.mayAccept).map(say), decide: at.filter((p) => p.mayDecide).map(say) }
}

/** A window clerk decides only what is decided at once; the rest is decided by somebody else than who took it in. */
export const decides = (actor: Actor, deciders: readonly Decider[], atOnce: boolean): boolean =>
  actor.kind === 'system' ||
  (actor.permissions.has('matters.decide') &&
    (actor.role !== 'window_clerk' || atOnce) &&
    deciders.some(
      (d) =>
        d.areaId === actor.areaId &&
        (d.organisationId === null ? actor.role !== 'department_officer' : d.organisationId === actor.organisationId),
    ))

export const sayDeciders = async (db: Db, deciders: readonly Decider[]) => {
  const names = await areaNames(
    db,
    deciders.map((d) => d.areaId),
  )
  const organisations = await findOrganisations(
    db,
    deciders.flatMap((d) => d.organisationId ?? []),
  )
  return deciders.map((d) => ({
    ...d,
    areaName: names.get(d.areaId) ?? '',
    organisation: organisations.find((o) => o.id === d.organisationId)?.name ?? null,
  }))
}
/** 陆家嘴街道、… */
export const nameDeciders = async (db: Db, deciders: readonly Decider[]): Promise<string> =>
  (await sayDeciders(db, deciders)).map((d) => d.organisation ?? d.areaName).join('、')

/**
 * 门内再分家 (D05, D03): where an accepted case goes. When this community decides: to A of the item's post, B while A is
 * away; else to the desk of the nearest tier or department that decides. Undefined: it stays.
 */
export const routeOf = async (
  db: Db,
  deciders: readonly Decider[],
  about: { areaId: number; post: string | null; ownerAccount: string | null; atArea: number },
  now: Date,
): Promise<HandOver | undefined> => {
  const here = deciders.find((d) => d.areaId === about.areaId && d.organisationId === null)
  if (here) {
    const account = await onDutyFor(db, about.areaId, about.post, now)
    return account === null || account === about.ownerAccount
      ? undefined
      : { ...noHandOver, to_account_id: account, to_area_id: about.areaId, to_role: roleAt(about.areaId) }
  }
  const [next] = deciders
  if (!next || (next.areaId === about.atArea && next.organisationId === null)) return undefined
  return {
    to_account_id: null,
    to_role: next.organisationId === null ? roleAt(next.areaId) : 'department_officer',
    to_area_id: next.areaId,
    to_organisation_id: next.organisationId,
  }
}

/** Who has a new case that came online: A of its post, B while A is away, else the desk of the community. */
export const firstOwner = async (db: Db, areaId: number, post: string | null, now: Date): Promise<Owner> => {
  const account = await onDutyFor(db, areaId, post, now)
  if (account !== null) return { ...deskAt(areaId), owner_account_id: account }
  const [clerk] = tierOf(areaId) === 'community' ? await findOnDuty(db, { areaId, role: 'window_clerk' }, now) : []
  return clerk ? { ...deskAt(areaId), owner_role: 'window_clerk' } : deskAt(areaId)
}
