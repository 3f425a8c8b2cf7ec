import type { FloorRoutes } from '../floor-process.ts'

const grid = `d.area_id = $1 and d.grid_no = $2 and d.ended_on is null`
/** A grid's households with people, sealed values and entries as JSON out of the database; nothing unsealed, masked or said. */
const firstSql = `
  select h.id, h.version, d.address, d.unit, d.floor, d.room, d.building_no,
    (select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'pinyin', p.pinyin, 'sex', p.sex, 'birth', p.birth_on, 'relation', p.relation, 'facts', p.facts, 'version', p.version,
        'documents', (select jsonb_agg(encode(o.sealed, 'base64')) from people.document o where o.area_id = p.area_id and o.person_id = p.id),
        'phones', (select jsonb_agg(encode(f.sealed, 'base64')) from people.phone f where f.area_id = p.area_id and f.person_id = p.id)))
      from people.person p where p.area_id = h.area_id and p.household_id = h.id and p.standing = 'present') people,
    (select to_jsonb(v) - 'words' from visits.visit v where v.area_id = h.area_id and v.household_id = h.id order by v.happened_at desc limit 1) last
  from people.dwelling d join people.household h on h.area_id = d.area_id and h.dwelling_id = d.id and h.ended_on is null where ${grid}`
const buildingsSql = `select b.building_no, b.name, b.address, st_asgeojson(b.geom, 5) shape from territory.building b where b.area_id = $1 and b.grid_no = $2`
/** Has anything changed? Asked of each table that could say so, in one statement. */
const syncSql = `
  select (select count(*) from people.household_change c where c.area_id = $1 and c.at > now() - interval '1 minute') households,
    (select count(*) from visits.visit v where v.area_id = $1 and v.updated_at > now() - interval '1 minute') visits,
    (select jsonb_agg(jsonb_build_array(i.id, i.version)) from incidents.incident i where i.owner_account_id = $2
      and i.state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void')) tasks,
    (select jsonb_agg(jsonb_build_array(m.household_id, s.happened_at)) from visits.must m left join lateral (
      select v.happened_at from visits.visit v where v.area_id = m.area_id and v.household_id = m.household_id and v.month = m.month and v.kind = 'visit' and v.met limit 1) s on true
      where m.area_id = $1 and m.month = to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM')) must,
    (select jsonb_agg(jsonb_build_array(v.id, v.household_id, v.credit)) from visits.visit v where v.worker_id = $2 and v.month = to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM')) ledger`

export const floorRoutes: FloorRoutes = (pool) => ({
  '/first': async (query) => {
    const values = [Number(query.get('area')), Number(query.get('grid'))]
    const [households, buildings] = await Promise.all([
      pool.query<{ id: string }>(firstSql, values),
      pool.query<{ building_no: number }>(buildingsSql, values),
    ])
    return { households: households.rows, buildings: buildings.rows }
  },
  '/sync': async (query) =>
    (await pool.query<Record<string, unknown>>(syncSql, [Number(query.get('area')), query.get('account')])).rows[0],
})
