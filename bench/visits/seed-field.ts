import pg from 'pg'
import { nameKeys } from '#modules/people/name-keys.ts'
import { sealDocument, sealPhone } from '#modules/people/person-store.ts'
import { documentIndex, phoneIndex } from '#modules/people/read-fact.ts'
import { seedRegister } from '#modules/people/seed/seed-register.ts'
import { setDataKey } from '#platform/crypto.ts'
import { beginScoped, everywhere, over } from '#platform/database.ts'
import { copyRows } from '../../tools/seed-demo/copy-rows.ts'
import { personName } from '../../tools/seed-demo/person-name.ts'
import { randomOf } from '../../tools/seed-demo/random.ts'
import { seedLarge } from '../../tools/seed-large/seed-large.ts'

export const householdsInGrid = 500
const buildingsInGrid = 10
const peopleInHousehold = 2.5
const poolSize = 500

type Say = (zh: string, en: string) => void
type Asked = { ownerUrl: string; secrets: { dataKey: string }; phones: number; say: Say }

/**
 * A city in which `phones` grid workers have a grid each of 500 households and 1,250 people with documents, phones and facts,
 * ten buildings, some forty must-visits, an entry of every household and the open cases that fall to them; all made up.
 */
export const seedField = async ({ ownerUrl, secrets, phones, say }: Asked): Promise<void> => {
  await seedLarge({ ownerUrl, secrets, incidents: Math.max(1000, phones * 70), say })
  setDataKey(secrets.dataKey)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await beginScoped(client, everywhere)
    await seedRegister(over(client))
    // Everything refers to what this very seed makes; what phones are told of changes isn't needed here.
    await client.query(`set local session_replication_role = replica`)
    await layPools(client, phones)
    await client.query(buildingsSql)
    await client.query(dwellingsSql)
    await client.query(peopleSql)
    await client.query(sealedSql('document', `, 'resident_id'`, ', kind'))
    await client.query(sealedSql('phone', '', ''))
    await client.query(careSql)
    await client.query(visitsSql)
    await client.query('commit')
    await client.query('vacuum (analyze)')
    say(`${phones} 个网格，每个 ${householdsInGrid} 户`, `${phones} grids of ${householdsInGrid} households`)
  } finally {
    await client.end()
  }
}

const layPools = async (client: pg.Client, phones: number) => {
  await client.query(`
    create temp table pool_grid on commit drop as
      select row_number() over (order by w.area_id, w.grid_no) - 1 g, w.area_id, w.grid_no, w.account_id, st_xmin(x.geom) lon, st_ymin(x.geom) lat, null::bigint source_id
      from territory.grid_worker w join territory.grid x on x.area_id = w.area_id and x.grid_no = w.grid_no where w.duty = 'A' order by 2, 3 limit ${phones};
    with made as (insert into people.source (area_id, kind, label, on_day) select distinct area_id, 'ledger', '常住人口花名册', date '2026-01-05' from pool_grid returning area_id, id)
      update pool_grid g set source_id = m.id from made m where m.area_id = g.area_id;
    create temp table pool_person (k int primary key, name text, name_key text, pinyin text, initials text, document bytea, document_index bytea, phone bytea, phone_index bytea) on commit drop`)
  const random = randomOf('field people')
  await copyRows(
    client,
    'pool_person',
    ['k', 'name', 'name_key', 'pinyin', 'initials', 'document', 'document_index', 'phone', 'phone_index'],
    Array.from({ length: poolSize }, (_, k) => {
      const name = personName(random)
      const { nameKey, pinyin, initials } = nameKeys(name)
      const number = `32999919${String(500 + (k % 400)).padStart(3, '0')}${String(1_000_000 + k).slice(1)}1`
      const phone = String(13_000_000_000 + k)
      return [
        k,
        name,
        nameKey,
        pinyin,
        initials,
        sealDocument(number),
        documentIndex(number),
        sealPhone(phone),
        phoneIndex(phone),
      ]
    }),
  )
}

/** Ids are reckoned: household h, person n of the whole city. */
const uuid = (kind: string, n: string) => `('00000000-0000-7000-${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const perGrid = householdsInGrid * peopleInHousehold

const buildingsSql = `
  insert into territory.building (area_id, building_no, grid_no, name, address, use, levels, geom)
  select area_id, (grid_no - 1) * ${buildingsInGrid} + b, grid_no, b || '号楼', '太湖路' || grid_no || '弄' || b || '号', 'residential', 13,
    st_multi(st_makeenvelope(lon + b * 0.0003, lat + 0.001, lon + b * 0.0003 + 0.0002, lat + 0.0013, 4326))
  from pool_grid, generate_series(1, ${buildingsInGrid}) b`

const dwellingsSql = `
  with d as (
    insert into people.dwelling (area_id, id, building_no, grid_no, unit, floor, room, address, address_key, grams, tenure, source_id)
    select area_id, ${uuid('9000', `g * ${householdsInGrid} + i`)}, (grid_no - 1) * ${buildingsInGrid} + 1 + i % ${buildingsInGrid}, grid_no, '1单元', 1 + i / 40, (100 + i)::text,
      '无锡市梁溪区太湖路' || grid_no || '弄' || (1 + i % ${buildingsInGrid}) || '号' || (100 + i) || '室', 'k' || grid_no || '|' || i, '{}', 'owner', source_id
    from pool_grid, generate_series(0, ${householdsInGrid - 1}) i)
  insert into people.household (area_id, id, dwelling_id, kind, head_id, source_id)
  select area_id, ${uuid('a000', `g * ${householdsInGrid} + i`)}, ${uuid('9000', `g * ${householdsInGrid} + i`)}, 'family', ${uuid('8000', `g * ${perGrid}::bigint + i`)}, source_id
  from pool_grid, generate_series(0, ${householdsInGrid - 1}) i`

const peopleSql = `
  insert into people.person (area_id, id, name, name_key, pinyin, initials, sex, birth_on, lives_here, registered_here, registered_area_id, dwelling_id, household_id, relation, facts, source_id)
  select area_id, ${uuid('8000', `g * ${perGrid}::bigint + n`)}, p.name, p.name_key, p.pinyin, p.initials, (1 + n % 2)::text, date '1940-01-01' + (n * 23 % 29000)::int, true, true, area_id,
    ${uuid('9000', `g * ${householdsInGrid} + n % ${householdsInGrid}`)}, ${uuid('a000', `g * ${householdsInGrid} + n % ${householdsInGrid}`)},
    case n / ${householdsInGrid} when 0 then '02' when 1 then '10' else '20' end, '{"nation": "01", "education": "60", "marital": "20", "occupation": "公司职员"}', source_id
  from pool_grid, generate_series(0, ${perGrid - 1}) n join pool_person p on p.k = n % ${poolSize}`

const sealedSql = (table: 'document' | 'phone', value: string, column: string) => `
  insert into people.${table} (area_id, person_id, seq, sealed, index, source_id${column})
  select area_id, ${uuid('8000', `g * ${perGrid}::bigint + n`)}, 0, p.${table}, p.${table}_index, source_id${value}
  from pool_grid, generate_series(0, ${perGrid - 1}) n join pool_person p on p.k = n % ${poolSize}`

const careSql = `
  insert into people.care (area_id, id, person_id, kind_id, state, since, review_on)
  select area_id, ${uuid('b000', `g * 1000 + n`)}, ${uuid('8000', `g * ${perGrid}::bigint + n`)}, (select id from people.care_kind where code = 'elderly_alone'), 'active', '2026-01-10', '2027-01-10'
  from pool_grid, generate_series(0, 39) n`

/** Every household was seen once in the last weeks; a day's entries are of this month. */
const visitsSql = `
  insert into visits.visit (area_id, id, kind, happened_at, said_at, month, household_id, grid_no, worker_id, met, heard, mood, needs, credit, words, recorded_at, updated_at)
  select area_id, ${uuid('8001', `g * ${householdsInGrid} + i`)}, 'visit', seen, seen, to_char(seen at time zone 'Asia/Shanghai', 'YYYY-MM'), ${uuid('a000', `g * ${householdsInGrid} + i`)}, grid_no, account_id, true,
    '家里都好，想了解电动自行车充电的事', 'calm', '{parking}', 'own', '', seen, seen
  from pool_grid, generate_series(0, ${householdsInGrid - 1}) i cross join lateral (select now() - make_interval(days => 1 + i / 8) seen) x`
