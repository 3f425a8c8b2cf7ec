import { addressGrams } from '#modules/people/address-keys.ts'
import type { FloorRoutes } from '../floor-process.ts'

const columns = `p.area_id, p.id, p.name, p.sex, p.birth_on, p.separation, p.relation, p.household_id, p.dwelling_id, p.disputes, p.standing, p.version,
  (select o.sealed from people.document o where o.area_id = p.area_id and o.person_id = p.id order by o.seq limit 1) document_sealed,
  (select f.sealed from people.phone f where f.area_id = p.area_id and f.person_id = p.id order by f.seq limit 1) phone_sealed,
  (select d.address from people.dwelling d where d.area_id = p.area_id and d.id = p.dwelling_id) address`
const last = '\u{10ffff}'
const most = 21

/** One statement for each way of searching, with everything a row shows. */
const searchSql = (by: string) => {
  if (by === 'document' || by === 'phone')
    return `select ${columns} from people.${by} x join people.person p on p.area_id = x.area_id and p.id = x.person_id
      where x.index = decode($3, 'hex') and p.area_id between $1 and $2 and p.standing <> 'merged' limit ${most}`
  if (by === 'address')
    return `select ${columns} from people.dwelling h join people.person p on p.area_id = h.area_id and p.dwelling_id = h.id
      where h.grams @> $3::text[] and h.ended_on is null and h.area_id between $1 and $2 and p.standing = 'present' limit ${most}`
  return `select ${columns} from people.person p where p.standing = 'present' and p.${by} >= $3 and p.${by} < $3 || '${last}'
    and p.area_id between $1 and $2 order by p.${by}, p.area_id, p.id limit ${most}`
}
/** The range of an area: a community itself, a street its thousand. */
const endOf = (area: number) => (area % 1000 ? area : area + 999)

export const floorRoutes: FloorRoutes = (pool) => ({
  '/search': async (query) => {
    const area = Number(query.get('area'))
    const by = query.get('by')!
    const text = query.get('text')!
    const values = [area, endOf(area), by === 'address' ? addressGrams(text) : text]
    return (await pool.query<Record<string, unknown>>(searchSql(by), values)).rows
  },
  '/page': async (query) => {
    const values = [Number(query.get('area')), query.get('id')]
    const { rows } = await pool.query<Record<string, unknown>>({
      name: 'page',
      text: `select p.*, (select jsonb_agg(d) from people.document d where d.area_id = p.area_id and d.person_id = p.id) documents,
        (select jsonb_agg(f) from people.phone f where f.area_id = p.area_id and f.person_id = p.id) phones,
        (select jsonb_agg(r) from people.residence r where r.area_id = p.area_id and r.person_id = p.id) residences,
        (select jsonb_agg(c) from people.care c where c.area_id = p.area_id and c.person_id = p.id) care,
        (select address from people.dwelling d where d.area_id = p.area_id and d.id = p.dwelling_id) address
        from people.person p where p.area_id = $1 and p.id = $2`,
      values,
    })
    return rows
  },
})
