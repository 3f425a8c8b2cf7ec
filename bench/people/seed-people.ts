import pg from 'pg'
import { nameKeys } from '#modules/people/name-keys.ts'
import { addressGrams, addressKey } from '#modules/people/address-keys.ts'
import { sealDocument, sealPhone } from '#modules/people/person-store.ts'
import { documentIndex, phoneIndex } from '#modules/people/read-fact.ts'
import { seedRegister } from '#modules/people/seed/seed-register.ts'
import { matchKeys } from '#modules/people/match-calls.ts'
import { seedTerritory } from '#modules/territory/seed/seed-territory.ts'
import { setDataKey } from '#platform/crypto.ts'
import { beginScoped, everywhere, over } from '#platform/database.ts'
import { copyLines, copyRows } from '../../tools/seed-demo/copy-rows.ts'
import { setIndexesAside } from '../../tools/seed-large/indexes.ts'
import { layOut } from '../../tools/seed-large/layout.ts'
import { populate } from '../../tools/seed-large/people.ts'
import {
  addressOf,
  birthOf,
  documentOf,
  inSql,
  laneOf,
  listNames,
  nameNumber,
  personId,
  personsInDwelling,
  phoneOf,
  sexOf,
  streetCount,
  streetOf,
  townOf,
} from './people-of-bench.ts'

type Say = (zh: string, en: string) => void
const tables = ['dwelling', 'person', 'document', 'phone', 'residence']
const tableOfHouse = `1 + ((i / 3) % 40)`
const tableOfRoom = `(1 + ((i / 120) % 18)) * 100 + 1 + i / 2160`
/** Up to so many people, who are matched with files, keys of the matching and sealed values are all their own. */
const mostMatched = 1_000_000

/**
 * Wuxi with so many made-up residents, three to a dwelling, into an empty migrated database. Blind indexes are real and
 * distinct; above a million people sealed values come from a pool of some hundred and half as many keys of the matching are made up,
 * since a search waits for neither.
 */
export const seedPeople = async ({
  ownerUrl,
  secrets,
  persons,
  say,
}: {
  ownerUrl: string
  secrets: { dataKey: string }
  persons: number
  say: Say
}): Promise<void> => {
  const began = performance.now()
  const told = (zh: string, en: string) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    say(`${zh}（${seconds} 秒）`, `${en} (${seconds} s)`)
  }
  setDataKey(secrets.dataKey)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '128MB'`)
    await beginScoped(client, everywhere)
    const db = over(client)
    await seedTerritory(db, { city: 'wuxi' })
    await layOut(db)
    await populate(db)
    await seedRegister(db)
    const { rows: areas } = await client.query<{ id: number }>(
      `select id from territory.area where tier = 'community' order by id`,
    )
    const town = townOf(persons, areas.length)
    // Everything refers to what this very seed makes.
    await client.query(`set local session_replication_role = replica`)
    const names = listNames()
    await layPools(client, areas, names)
    const restores = []
    for (const table of tables) restores.push(await setIndexesAside(client, `people.${table}`))
    await client.query(dwellingsSql(town.dwellings, town.dwellingsEach))
    if (persons <= mostMatched)
      await layKeys(client, persons, names, (n) => {
        const h = Math.floor(n / personsInDwelling)
        const c = Math.floor(h / town.dwellingsEach)
        return addressOf(c, h - c * town.dwellingsEach)
      })
    await client.query(personsSql(persons, town.dwellingsEach))
    told('居民和房屋已写入', 'People and dwellings are written')
    const areaOf = (n: number) => areas[Math.floor(Math.floor(n / personsInDwelling) / town.dwellingsEach)]!.id
    await copySealed(client, persons, areaOf)
    told('证件和电话已写入', 'Documents and phones are written')
    for (const restore of restores) await restore()
    // An index put back is one that the migrations tuned before.
    await client.query(`alter index people.person_match_keys set (fastupdate = off)`)
    await client.query('commit')
    await client.query('vacuum (analyze)')
    told(`${persons} 位居民就绪`, `${persons} people are there`)
  } finally {
    await client.end()
  }
}

const layPools = async (client: pg.Client, areas: readonly { id: number }[], names: readonly string[]) => {
  await client.query(`create temp table pool_area (c int primary key, id bigint, source_id bigint, lane int) on commit drop;
    create temp table pool_name (k int primary key, name text, name_key text, pinyin text, initials text) on commit drop;
    create temp table pool_street (s int primary key, street text, base text, grams text[]) on commit drop`)
  await client.query(
    `with made as (insert into people.source (area_id, kind, label, on_day) select id, 'registry', '户籍数据', '2026-01-01' from territory.area where tier = 'community' returning area_id, id)
     insert into pool_area select a.c, a.id, m.id, a.lane from jsonb_to_recordset($1::jsonb) a(c int, id bigint, lane int) join made m on m.area_id = a.id`,
    [JSON.stringify(areas.map(({ id }, c) => ({ c, id, lane: laneOf(c) })))],
  )
  await copyRows(
    client,
    'pool_name',
    ['k', 'name', 'name_key', 'pinyin', 'initials'],
    names.map((name, k) => {
      const { nameKey, pinyin, initials } = nameKeys(name)
      return [k, name, nameKey, pinyin, initials]
    }),
  )
  const streets = Array.from({ length: streetCount }, (_, s) => {
    const street = streetOf(s)
    const [, base] = /^(.*?)1弄/.exec(addressKey(`${street}1弄1号101室`))!
    return { s, street, base, grams: addressGrams(street) }
  })
  await client.query(
    `insert into pool_street select s, street, base, array(select jsonb_array_elements_text(grams)) from jsonb_to_recordset($1::jsonb) x(s int, street text, base text, grams jsonb)`,
    [JSON.stringify(streets)],
  )
  await client.query('analyze pool_area; analyze pool_name; analyze pool_street')
}

const dwellingsSql = (dwellings: number, each: number) => `
  insert into people.dwelling (area_id, id, unit, floor, room, address, address_key, grams, tenure, source_id)
  select id, ${inSql.dwellingId('h')}, '', room / 100, room::text, street || lane || '弄' || house || '号' || room || '室', base || lane || '弄|' || house || '||' || room,
    grams || array[lane::text, house::text, room::text], 'owner', source_id
  from (select a.id, a.source_id, a.lane, h, s.street, s.base, s.grams, ${tableOfHouse} house, ${tableOfRoom} room
    from generate_series(0, ${dwellings - 1}) h cross join lateral (select h / ${each} c, h % ${each} i) x
    join pool_area a on a.c = x.c join pool_street s on s.s = (x.c * 3 + x.i % 3) % ${streetCount}) d order by h`

const personsSql = (persons: number, each: number) => `
  with made as (
    insert into people.person (area_id, id, name, name_key, pinyin, initials, sex, birth_on, lives_here, registered_here, registered_area_id, dwelling_id, relation, facts, source_id, match_keys)
    select a.id, ${inSql.personId('n')}, m.name, m.name_key, m.pinyin, m.initials, ${inSql.sex('n')}, ${inSql.birthOn('n')}, true, n % 10 < 7, case when n % 10 < 7 then a.id end,
      ${inSql.dwellingId(`n / ${personsInDwelling}`)}, case n % 3 when 0 then '02' when 1 then '10' else '20' end, '{"ethnicity": "01"}', a.source_id,
      ${
        persons > mostMatched
          ? `array[${Array.from({ length: 6 }, (_, i) => `hashint8extended(n / ${1 + i * 2}, ${i})`).join()}]`
          : 'k.keys'
      }
    from generate_series(0, ${persons - 1}::bigint) n join pool_area a on a.c = n / ${personsInDwelling * each} join pool_name m on m.k = ${inSql.nameNumber('n')}
      ${persons > mostMatched ? '' : 'join pool_keys k on k.of_n = n'} order by n
    returning area_id, id, dwelling_id, registered_here, source_id)
  insert into people.residence (area_id, person_id, id, kind, at_area_id, dwelling_id, source_id)
  select area_id, id, id, case when registered_here then 'both' else 'lives' end, area_id, dwelling_id, source_id from made`

const poolSize = 500
const copySealed = async (client: pg.Client, persons: number, areaOf: (n: number) => number) => {
  const sealed = (seal: (n: number) => Buffer) => {
    if (persons <= mostMatched) return (n: number) => seal(n).toString('hex')
    const pool = Array.from({ length: poolSize }, (_, n) => seal(n).toString('hex'))
    return (n: number) => pool[n % poolSize]
  }
  const documentSealed = sealed((n) => sealDocument(documentOf(n)))
  const phoneSealed = sealed((n) => sealPhone(phoneOf(n)))
  const { rows } = await client.query<{ id: number; source_id: number }>(`select id, source_id from pool_area`)
  const sources = new Map(rows.map((r) => [Number(r.id), r.source_id]))
  function* lines(of: (n: number, area: number, id: string) => string) {
    for (let from = 0; from < persons; from += 500) {
      let text = ''
      for (let n = from; n < Math.min(persons, from + 500); n++) text += of(n, areaOf(n), personId(n))
      yield Buffer.from(text)
    }
  }
  await copyLines(
    client,
    'people.document',
    ['area_id', 'person_id', 'seq', 'kind', 'sealed', 'index', 'birth_on', 'sex', 'source_id'],
    lines(
      (n, area, id) =>
        `${area}\t${id}\t0\tresident_id\t\\\\x${documentSealed(n)}\t\\\\x${documentIndex(documentOf(n)).toString('hex')}\t${birthOf(n)}\t${sexOf(n)}\t${sources.get(area)}\n`,
    ),
  )
  await copyLines(
    client,
    'people.phone',
    ['area_id', 'person_id', 'seq', 'sealed', 'index', 'source_id'],
    lines(
      (n, area, id) =>
        `${area}\t${id}\t0\t\\\\x${phoneSealed(n)}\t\\\\x${phoneIndex(phoneOf(n)).toString('hex')}\t${sources.get(area)}\n`,
    ),
  )
}

const layKeys = async (
  client: pg.Client,
  persons: number,
  names: readonly string[],
  addressAt: (n: number) => string,
) => {
  await client.query('create temp table pool_keys (of_n bigint, keys bigint[]) on commit drop')
  function* rows() {
    for (let n = 0; n < persons; n++) {
      const keys = matchKeys({
        name: names[nameNumber(n)]!,
        formerNames: [],
        sex: sexOf(n),
        birthOn: birthOf(n),
        documents: [documentOf(n)],
        phones: [phoneOf(n)],
        address: addressAt(n),
        householdId: null,
      })
      yield [n, `{${keys.join()}}`]
    }
  }
  await copyRows(client, 'pool_keys', ['of_n', 'keys'], rows())
  await client.query('create index on pool_keys (of_n); analyze pool_keys')
}
