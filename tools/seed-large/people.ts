import { sql } from 'kysely'
import type { Role } from '#contract/access/roles.ts'
import { responsibleKinds, type ResponsibleKind } from '#contract/incidents/taxonomy-names.ts'
import { hashPassword } from '#modules/access/index.ts'
import type { Db } from '#platform/database.ts'
import type { Duty } from '../seed-demo/organisations.ts'
import { personName } from '../seed-demo/person-name.ts'
import { randomOf } from '../seed-demo/random.ts'
import type { GridDuty, Staff } from '../seed-demo/staff.ts'

/** Everybody of the large city signs in with this; it exists for measuring. */
export const largePassword = 'Taihu-Lu-2026'
const began = new Date('2025-01-01T09:00:00+08:00')

/** One unit for every kind of matter in every district, the station of every community, every street's office. */
const layDuties = async (db: Db): Promise<Duty[]> => {
  const kinds = Object.entries(responsibleKinds).filter(([kind]) => kind !== 'community' && kind !== 'street')
  const { rows } = await sql<Duty>`
    insert into territory.organisation (area_id, kind, name, short_name, duties, valid_from)
    select a.id, 'department', a.name || k.name || '（示范）', k.kind, '', '2023-06-30' from territory.area a,
      jsonb_to_recordset(${JSON.stringify(kinds.map(([kind, { zh }]) => ({ kind, name: zh })))}::jsonb) k (kind text, name text)
    where a.tier = 'district' returning id "organisationId", area_id "areaId", short_name kind`.execute(db)
  const { rows: there } = await sql<Duty>`
    select id "organisationId", area_id "areaId", case kind when 'street_office' then 'street' else 'community' end kind
    from territory.organisation where kind in ('street_office', 'service_station') order by id`.execute(db)
  return [...rows, ...there]
}

export const populate = async (db: Db): Promise<{ staff: Staff[]; gridDuties: GridDuty[]; duties: Duty[] }> => {
  const random = randomOf('large staff')
  const duties = await layDuties(db)
  const { rows: areas } = await sql<{
    id: number
    tier: string
  }>`select id, tier from territory.area order by id`.execute(db)
  const drafts: (Omit<Staff, 'postId'> & { login: string; name: string })[] = []
  const gridDuties: GridDuty[] = []
  const add = (
    login: string,
    role: Exclude<Role, 'resident'>,
    areaId: number,
    organisationId: number | null = null,
  ) => {
    const accountId = random.uuid(began)
    drafts.push({ accountId, login, name: personName(random), role, areaId, organisationId })
    return accountId
  }
  for (const { id, tier } of areas) {
    if (tier === 'city') add('city', 'city_leader', id)
    if (tier === 'district') add(`leader${id}`, 'district_leader', id)
    if (tier === 'street') add(`street${id}`, 'street_officer', id)
    if (tier !== 'community') continue
    add(`head${id}`, 'community_head', id)
    add(`clerk${id}`, 'window_clerk', id)
    for (const gridNo of [1, 2])
      gridDuties.push({ areaId: id, gridNo, duty: 'A', accountId: add(`grid${id}-${gridNo}`, 'grid_worker', id) })
  }
  for (const { areaId, kind, organisationId } of duties)
    add(`unit-${kind satisfies ResponsibleKind}${areaId}`, 'department_officer', areaId, organisationId)
  const passwordHash = await hashPassword(largePassword)
  await sql`insert into access.account (id, kind, area_id, login_name, name, password_hash, password_changed_at, created_at)
    select "accountId", 'staff', "areaId", login, name, ${passwordHash}, ${began}, ${began}
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) r ("accountId" uuid, "areaId" bigint, login text, name text)`.execute(
    db,
  )
  const { rows: posts } = await sql<{ postId: number; accountId: string }>`
    insert into access.post (account_id, role, area_id, organisation_id, valid_from)
    select "accountId", role, "areaId", "organisationId", '2025-01-01'
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) r ("accountId" uuid, role text, "areaId" bigint, "organisationId" bigint)
    returning id "postId", account_id "accountId"`.execute(db)
  await sql`insert into territory.grid_worker (area_id, grid_no, duty, account_id, from_on)
    select "areaId", "gridNo", duty, "accountId", '2025-01-01'
    from jsonb_to_recordset(${JSON.stringify(gridDuties)}::jsonb) r ("areaId" bigint, "gridNo" int, duty text, "accountId" uuid)`.execute(
    db,
  )
  const postOf = new Map(posts.map((p) => [p.accountId, p.postId]))
  const staff = drafts.map(({ accountId, role, areaId, organisationId }) => ({
    accountId,
    role,
    areaId,
    organisationId,
    postId: postOf.get(accountId)!,
  }))
  return { staff, gridDuties, duties }
}
