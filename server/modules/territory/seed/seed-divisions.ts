import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { type DivisionRow, readDivisions, type SeedCity } from './read-divisions.ts'

const batch = 2000

/** Adds areas with their codes and the organisations each has; those that are there already stay as they are. */
export const insertAreas = async (db: Db, rows: readonly DivisionRow[]) => {
  const added: number[] = []
  for (let i = 0; i < rows.length; i += batch) {
    const { rows: made } = await sql<{ id: number }>`
      insert into territory.area (id, parent_id, tier, name, short_name, official_name, pinyin, initials, kind, official_code)
      select id, "parentId", tier, name, "shortName", "officialName", pinyin, initials, kind, "officialCode"
      from jsonb_to_recordset(${JSON.stringify(rows.slice(i, i + batch))}::jsonb) r (id bigint, "parentId" bigint, tier text,
        name text, "shortName" text, "officialName" text, pinyin text, initials text, kind text, "officialCode" text)
      order by id on conflict do nothing returning id`.execute(db)
    added.push(...made.map((m) => m.id))
  }
  await sql`
    insert into territory.area_code (area_id, scheme, code, valid_from)
    select id, 'statistics', official_code, valid_from from territory.area
    where official_code is not null and id = any(${added})`.execute(db)
  await insertOrganisations(db, added)
  return added
}

/** 部门: what a district's government has in every city, as far as neighbourhood work meets it. */
const departments = [
  ['公安分局', '治安、户籍、交通秩序、警情处置'],
  ['城市管理行政执法局', '占道经营、违法建设、擅自施工、市容秩序执法'],
  ['绿化和市容管理局', '绿化养护、环境卫生、垃圾分类、户外广告'],
  ['水务局', '供排水设施、道路积水、河道'],
  ['建设和交通委员会', '道路和公共设施养护、掘路施工、公共交通'],
  ['住房保障和房屋管理局', '房屋安全、物业管理、维修资金'],
  ['市场监督管理局', '食品安全、消费纠纷、特种设备、无照经营'],
  ['应急管理局', '安全生产、防灾减灾、突发事件'],
  ['消防救援支队', '消防安全、电动车充电和疏散通道'],
  ['生态环境局', '噪声、油烟、扬尘、水和空气污染'],
  ['民政局', '救助、养老、社区治理、殡葬'],
  ['卫生健康委员会', '医疗卫生、生育服务、疾病预防'],
  ['人力资源和社会保障局', '就业、社会保险、劳动关系'],
] as const

/** The organisations every area has: three bodies a community (A07), office and centre a street, departments a district. */
const insertOrganisations = async (db: Db, ids: readonly number[]) => {
  const ours = sql`a.id = any(${[...ids]})`
  await sql`
    insert into territory.organisation (area_id, kind, name, short_name, valid_from)
    select a.id, b.kind, b.name, b.name, '2023-06-30' from territory.area a, lateral (values
      (1, 'party_organisation', a.short_name || '社区党组织'),
      (2, 'residents_committee', case when a.official_name ~ '社区$' then a.official_name || '居民委员会' else a.official_name end),
      (3, 'service_station', a.short_name || '社区工作站')) b (position, kind, name)
    where a.tier = 'community' and ${ours} order by a.id, b.position`.execute(db)
  await sql`
    insert into territory.organisation (area_id, kind, name, short_name, valid_from)
    select a.id, b.kind, b.name, b.short, '2023-06-30' from territory.area a, lateral (values
      (1, 'street_office', case when a.name ~ '街道$' then a.name || '办事处' when a.name ~ '[镇乡]$' then a.name || '人民政府' else a.name || '管理机构' end, a.short_name),
      (2, 'governance_centre', a.name || '城市运行管理中心', '城运中心')) b (position, kind, name, short)
    where a.tier = 'street' and ${ours} order by a.id, b.position`.execute(db)
  await sql`
    insert into territory.organisation (area_id, kind, name, short_name, duties, valid_from)
    select a.id, 'department', a.name || d.name, d.name, d.duties, '2023-06-30'
    from territory.area a, jsonb_to_recordset(${JSON.stringify(departments.map(([name, duties], position) => ({ name, duties, position })))}::jsonb)
      d (name text, duties text, position int)
    where a.tier = 'district' and ${ours} order by a.id, d.position`.execute(db)
  await sql`
    insert into territory.organisation (area_id, kind, name, short_name, valid_from)
    select a.id, 'hotline_centre', a.name || '12345 热线中心', '12345', '2023-06-30' from territory.area a where a.tier = 'city' and ${ours}`.execute(
    db,
  )
}

/** The real divisions of a city with their codes and organisations; some 6,800 areas and 20,000 organisations for Shanghai. */
export const seedDivisions = async (db: Db, city: SeedCity) => {
  const rows = readDivisions(city)
  await insertAreas(db, rows)
  await sql`analyze territory.area`.execute(db)
  return rows.length
}
