import { sql } from 'kysely'
import type { Role } from '#contract/access/roles.ts'
import { hashPassword } from '#modules/access/index.ts'
import type { Db } from '#platform/database.ts'
import { demoCommunity, demoGrid, demoPassword, demoPeople } from './demo-accounts.ts'
import { districts, streets, type Duty } from './organisations.ts'
import { personName } from './person-name.ts'
import { randomOf, type Random } from './random.ts'

/** Somebody of the demo city in one post. */
export type Staff = {
  accountId: string
  postId: number
  role: Exclude<Role, 'resident'>
  areaId: number
  organisationId: number | null
}
type Draft = Omit<Staff, 'postId'> & { login: string; name: string; title: string | null; officePhone: string }
export type GridDuty = { areaId: number; gridNo: number; duty: 'lead' | 'A' | 'B'; accountId: string }

const began = new Date('2025-01-01T09:00:00+08:00')

/** Short names of the two streets in login names. */
const prefix = (areaId: number) => (areaId < districts.pudong ? 'wt' : 'ljz')
const three = (areaId: number) => String(areaId % 1000).padStart(3, '0')

const titles: Partial<Record<Role, string>> = {
  grid_worker: '网格员',
  window_clerk: '窗口受理员',
  community_head: '社区负责人',
  street_officer: '城运中心值班长',
  department_officer: '承办人',
}

const draftStaff = (
  random: Random,
  communities: readonly number[],
  grids: readonly { areaId: number; gridNo: number }[],
  duties: readonly Duty[],
) => {
  const drafts: Draft[] = []
  const unit = (kind: Duty['kind'], areaId: number) =>
    duties.find((d) => d.kind === kind && d.areaId === areaId)?.organisationId ?? null
  const add = (login: string, role: Draft['role'], areaId: number, organisationId: number | null = null) => {
    const draft = {
      accountId: random.uuid(began),
      login,
      name: personName(random),
      role,
      areaId,
      organisationId,
      title: titles[role] ?? null,
      officePhone: `021-0000${String(drafts.length).padStart(4, '0')}`,
    }
    drafts.push(draft)
    return draft
  }
  for (const p of demoPeople) add(p.login, p.role, p.areaId, p.department ? unit(p.department, p.areaId) : null)
  for (const areaId of communities) {
    const name = `${prefix(areaId)}${three(areaId)}`
    if (areaId !== demoCommunity) add(`${name}-head`, 'community_head', areaId)
    add(areaId === demoCommunity ? `${name}-clerk2` : `${name}-clerk`, 'window_clerk', areaId)
  }
  const workers = new Map<string, Draft>()
  for (const { areaId, gridNo } of grids) {
    const isDemo = areaId === demoCommunity && gridNo === demoGrid
    workers.set(
      `${areaId}:${gridNo}`,
      isDemo
        ? drafts.find((d) => d.login === 'grid')!
        : add(`${prefix(areaId)}${three(areaId)}-g${gridNo}`, 'grid_worker', areaId),
    )
  }
  for (const [street, login] of [
    [streets.bund, 'wt'],
    [streets.lujiazui, 'ljz'],
  ] as const)
    for (const n of [1, 2]) add(`${login}-street${n}`, 'street_officer', street)
  add('hp-leader', 'district_leader', districts.huangpu)
  const kinds = new Map<number, Duty>()
  for (const duty of duties)
    if ((Object.values(districts) as number[]).includes(duty.areaId)) kinds.set(duty.organisationId, duty)
  for (const duty of kinds.values()) {
    const district = duty.areaId === districts.huangpu ? 'hp' : 'pd'
    for (const n of [1, 2])
      add(`${district}-${duty.kind.replaceAll('_', '-')}${n}`, 'department_officer', duty.areaId, duty.organisationId)
  }
  for (const duty of duties) {
    if (duty.kind === 'property')
      add(
        `${prefix(duty.areaId)}${three(duty.areaId)}-property`,
        'department_officer',
        duty.areaId,
        duty.organisationId,
      )
    if (duty.kind === 'community' && communities.includes(duty.areaId))
      add(`${prefix(duty.areaId)}${three(duty.areaId)}-station`, 'department_officer', duty.areaId, duty.organisationId)
    if (duty.kind === 'street' && (Object.values(streets) as number[]).includes(duty.areaId))
      add(`${prefix(duty.areaId)}-office`, 'department_officer', duty.areaId, duty.organisationId)
  }
  return { drafts, workers }
}

/** A of one grid is B of the next in its community; some grids have no lead yet, so that coverage has something to say. */
const draftGridDuties = (
  random: Random,
  grids: readonly { areaId: number; gridNo: number }[],
  workers: Map<string, Draft>,
  heads: Map<number, Draft>,
): GridDuty[] =>
  grids.flatMap(({ areaId, gridNo }) => {
    const own = grids.filter((g) => g.areaId === areaId).map((g) => g.gridNo)
    const next = own[(own.indexOf(gridNo) + 1) % own.length]!
    const a = workers.get(`${areaId}:${gridNo}`)!
    const b = next === gridNo ? undefined : workers.get(`${areaId}:${next}`)
    const lead = random.chance(0.87) ? heads.get(areaId) : undefined
    return [
      { areaId, gridNo, duty: 'A' as const, accountId: a.accountId },
      ...(b ? [{ areaId, gridNo, duty: 'B' as const, accountId: b.accountId }] : []),
      ...(lead ? [{ areaId, gridNo, duty: 'lead' as const, accountId: lead.accountId }] : []),
    ]
  })

/** Everybody who works in the demo city: accounts with one shared password, posts, A, B and leads of grids. */
export const seedStaff = async (
  db: Db,
  seed: string,
  duties: readonly Duty[],
): Promise<{ staff: Staff[]; gridDuties: GridDuty[] }> => {
  const random = randomOf(`${seed} staff`)
  const { rows: communities } = await sql<{ id: number }>`
    select id from territory.area where parent_id = any(${Object.values(streets)}::bigint[]) and outline is not null order by id`.execute(
    db,
  )
  const { rows: grids } = await sql<{ areaId: number; gridNo: number }>`
    select area_id "areaId", grid_no "gridNo" from territory.grid where valid_to is null order by 1, 2`.execute(db)
  const { drafts, workers } = draftStaff(
    random,
    communities.map((c) => c.id),
    grids,
    duties,
  )
  const passwordHash = await hashPassword(demoPassword)
  await sql`insert into access.account (id, kind, area_id, login_name, name, office_phone, password_hash, password_changed_at, created_at)
    select "accountId", 'staff', "areaId", login, name, "officePhone", ${passwordHash}, ${began}, ${began}
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) r ("accountId" uuid, "areaId" bigint, login text, name text, "officePhone" text)`.execute(
    db,
  )
  const { rows: posts } = await sql<{ postId: number; accountId: string }>`
    insert into access.post (account_id, role, area_id, organisation_id, title, valid_from)
    select "accountId", role, "areaId", "organisationId", title, '2025-01-01'
    from jsonb_to_recordset(${JSON.stringify(drafts.map((d, n) => ({ ...d, n })))}::jsonb) r ("accountId" uuid, role text, "areaId" bigint, "organisationId" bigint, title text, n int)
    order by n returning id "postId", account_id "accountId"`.execute(db)
  const postOf = new Map(posts.map((p) => [p.accountId, p.postId]))
  const heads = new Map(drafts.filter((d) => d.role === 'community_head').map((d) => [d.areaId, d]))
  const gridDuties = draftGridDuties(random, grids, workers, heads)
  await sql`insert into territory.grid_worker (area_id, grid_no, duty, account_id, from_on)
    select "areaId", "gridNo", duty, "accountId", '2025-01-01'
    from jsonb_to_recordset(${JSON.stringify(gridDuties)}::jsonb) r ("areaId" bigint, "gridNo" int, duty text, "accountId" uuid)`.execute(
    db,
  )
  const staff = drafts.map(({ accountId, role, areaId, organisationId }) => ({
    accountId,
    role,
    areaId,
    organisationId,
    postId: postOf.get(accountId)!,
  }))
  return { staff, gridDuties }
}
