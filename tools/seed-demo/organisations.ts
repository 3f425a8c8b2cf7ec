import { sql } from 'kysely'
import type { ResponsibleKind } from '#contract/incidents/taxonomy-names.ts'
import type { Db } from '#platform/database.ts'

/** The two districts whose streets are worked out. */
export const districts = { huangpu: 310_101_000_000, pudong: 310_115_000_000 } as const
export const streets = { bund: 310_101_013_000, lujiazui: 310_115_005_000 } as const

/** Which of the departments every district has (territory's seed) answers for a kind of matter. */
const departmentOf: Partial<Record<ResponsibleKind, string>> = {
  police: '公安分局',
  urban_management: '城市管理行政执法局',
  greening: '绿化和市容管理局',
  water_affairs: '水务局',
  transport: '建设和交通委员会',
  housing: '住房保障和房屋管理局',
  market_supervision: '市场监督管理局',
  emergency: '应急管理局',
  fire: '消防救援支队',
  environment: '生态环境局',
  civil_affairs: '民政局',
  health: '卫生健康委员会',
  human_resources: '人力资源和社会保障局',
}

/** Units that exist here for the demo only: what they are, not what any real one is called. */
const units: Partial<Record<ResponsibleKind, readonly [name: string, duties: string]>> = {
  water: ['供排水单位', '自来水抢修、排水疏通'],
  power: ['供电单位', '供电抢修、架空线'],
  gas: ['燃气单位', '燃气抢修、入户安检'],
  heating: ['供热单位', '供热管线抢修'],
  telecom: ['通信单位', '通信线缆、弱电箱'],
  roads: ['市政道路养护单位', '路面、井盖、路灯养护'],
  sanitation: ['环卫作业单位', '清扫、清运、公厕'],
  traffic_police: ['交警支队', '停车、交通设施和秩序'],
  education: ['教育部门', '学校和校外培训'],
  justice: ['司法部门', '人民调解、法律援助'],
  taxation: ['税务部门', '纳税服务'],
  land: ['规划资源部门', '用地、征收'],
  government_services: ['政务服务中心', '证件和审批'],
  commerce: ['商务部门', '企业服务'],
  agriculture: ['农业农村部门', '集体资产'],
}

export type Duty = { areaId: number; kind: ResponsibleKind; organisationId: number }

type Made = { areaId: number; kind: string; name: string; short: string; duties: string }
const insert = async (db: Db, rows: readonly Made[]) =>
  (
    await sql<{ id: number; areaId: number; short: string }>`
      insert into territory.organisation (area_id, kind, name, short_name, duties, valid_from)
      select "areaId", kind, name, short, duties, '2023-06-30'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r ("areaId" bigint, kind text, name text, short text, duties text)
      returning id, area_id "areaId", short_name short`.execute(db)
  ).rows

/** The units the real divisions don't bring along: said to be for demonstration by their names. Answers who answers for what. */
export const seedOrganisations = async (db: Db): Promise<Duty[]> => {
  const named = { [districts.huangpu]: '黄浦区', [districts.pudong]: '浦东新区' }
  const districtUnits = Object.values(districts).flatMap((areaId) =>
    Object.values(units).map(([short, duties]) => ({
      areaId,
      kind: 'department',
      name: `${named[areaId]}${short}（示范）`,
      short,
      duties,
    })),
  )
  const { rows: communities } = await sql<{ id: number; name: string }>`
    select id, name from territory.area where parent_id = any(${Object.values(streets)}::bigint[]) order by id`.execute(
    db,
  )
  const property = communities.map(({ id, name }) => ({
    areaId: id,
    kind: 'property_company',
    name: `${name}物业服务企业（示范）`,
    short: '物业',
    duties: '',
  }))
  const made = await insert(db, [...districtUnits, ...property])
  const kindOf = new Map(Object.entries(units).map(([kind, [short]]) => [short, kind as ResponsibleKind]))
  const { rows: there } = await sql<{ id: number; areaId: number; short: string; kind: string }>`
    select id, area_id "areaId", short_name short, kind from territory.organisation
    where kind = 'department' and short_name = any(${Object.values(departmentOf)})
      or kind = 'street_office' or (kind = 'service_station' and area_id = any(${communities.map((c) => c.id)}::bigint[]))
    order by id`.execute(db)
  const departments = Object.entries(departmentOf) as [ResponsibleKind, string][]
  return [
    ...made.map(({ id, areaId, short }) => ({
      areaId,
      kind: kindOf.get(short) ?? ('property' as const),
      organisationId: id,
    })),
    ...there.flatMap(({ id, areaId, short, kind }): Duty[] => {
      if (kind === 'street_office') return [{ areaId, kind: 'street', organisationId: id }]
      if (kind === 'service_station') return [{ areaId, kind: 'community', organisationId: id }]
      return departments
        .filter(([, name]) => name === short)
        .map(([wanted]) => ({ areaId, kind: wanted, organisationId: id }))
    }),
  ]
}

/** 责任清单: every leaf of the taxonomies to whom its kind of matter belongs, by area (J04). */
export const seedDuties = async (db: Db, duties: readonly Duty[]): Promise<void> => {
  await sql`insert into incidents.duty (area_id, category_id, organisation_id)
    select d."areaId", c.id, min(d."organisationId")
    from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) d ("areaId" bigint, kind text, "organisationId" int)
    join incidents.category c on c.organisation_kind = d.kind
    where c.taxonomy <> 'hotline' and not exists (select from incidents.category k where k.parent_id = c.id)
    group by 1, 2`.execute(db)
}
