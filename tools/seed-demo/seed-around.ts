import { sql } from 'kysely'
import { creditCheck } from '#contract/people/identity/credit-code.ts'
import { yearsBefore, dayOf, monthsAfter } from '#modules/people/day.ts'
import { sealContact } from '#modules/people/premises-contact.ts'
import { phoneIndex } from '#modules/people/read-fact.ts'
import type { Db } from '#platform/database.ts'
import { demoCommunity } from './demo-accounts.ts'
import { streets } from './organisations.ts'
import { personName } from './person-name.ts'
import { randomOf, type Random } from './random.ts'

const kinds = {
  shop: ['早点铺', '水果店', '便利店', '理发店', '干洗店', '五金店', '药店', '面馆'],
  company: ['物业管理有限公司', '商贸有限公司', '文化传播有限公司'],
  clinic: ['社区卫生服务站'],
  school: ['幼儿园'],
  public: ['老年活动室'],
} as const

/** A code that checks and belongs to nobody: division 319999 is no place. */
const codeOf = (random: Random) => {
  const eight = Array.from({ length: 8 }, () => String(random.whole(0, 9))).join('')
  const sum = [...eight].reduce((total, c, i) => total + Number(c) * [3, 7, 9, 10, 5, 8, 4, 2][i]!, 0)
  const first = `92319999${eight}${'0123456789X0'[(11 - (sum % 11)) % 11]}`
  return first + creditCheck(first)
}

/** 单位商铺 of the two streets, all made up: a dozen and a half in 滨江社区, three elsewhere. */
const seedPremises = async (db: Db, random: Random, now: Date) => {
  const { rows: spots } = await sql<{ area_id: number; building_no: number; address: string; source_id: number }>`
    select distinct on (d.area_id, d.building_no) d.area_id, d.building_no, regexp_replace(d.address, '\\d+室$', '') address, d.source_id from people.dwelling d
    where d.building_no is not null order by d.area_id, d.building_no, d.id`.execute(db)
  const names = new Set<string>()
  const rows = [...Map.groupBy(spots, (s) => s.area_id)].flatMap(([areaId, own]) => {
    const all = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
      kinds[kind].map((what) => ({ kind, what })),
    )
    const chosen = areaId === demoCommunity ? all : [0, 3, 6].map((i) => all[i]!)
    return chosen.flatMap(({ kind, what }) => {
      const spot = random.pick(own)
      const name = `${random.pick(['永和', '新民', '东方', '和顺', '小满', '春秋', '邻家', '佳园'])}${what}`
      if (names.has(`${areaId} ${name}`)) return []
      names.add(`${areaId} ${name}`)
      const phone = `199${String(random.whole(10_000_000, 19_999_999))}`
      const code = codeOf(random)
      return [
        {
          areaId,
          id: random.uuid(now),
          name,
          // One of ten was copied wrongly from the licence.
          code: random.chance(0.1) ? `${code.slice(0, 17)}${code[17] === 'A' ? 'B' : 'A'}` : code,
          kind,
          buildingNo: spot.building_no,
          address: `${spot.address}底层`,
          contact: personName(random),
          sealed: sealContact(phone).toString('hex'),
          index: phoneIndex(phone).toString('hex'),
          workers: random.whole(1, kind === 'company' ? 40 : 6),
          sourceId: spot.source_id,
        },
      ]
    })
  })
  await sql`insert into people.premises (area_id, id, name, credit_code, kind, building_no, address, contact_name, contact_sealed, contact_index, workers, source_id, updated_at)
    select "areaId", id, name, code, kind, "buildingNo", address, contact, decode(sealed, 'hex'), decode(index, 'hex'), workers, "sourceId", ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) p("areaId" bigint, id uuid, name text, code text, kind text, "buildingNo" int, address text, contact text,
      sealed text, index text, workers int, "sourceId" bigint)`.execute(db)
}

/** 户在人不在: some who are registered in 滨江社区 and live in its neighbours, some who left for another city. */
const seedAway = async (db: Db, now: Date) => {
  const since = yearsBefore(dayOf(now), 2)
  await sql`with gone as (
      select p.area_id, p.id from people.person p where p.area_id between ${streets.lujiazui} and ${streets.lujiazui + 999} and p.area_id <> ${demoCommunity} and p.separation = 'lives_only'
      order by p.id limit 14), noted as (
      update people.residence r set at_area_id = ${demoCommunity}, address = null from gone g where r.area_id = g.area_id and r.person_id = g.id and r.kind = 'registered' and r.until is null)
    update people.person p set registered_area_id = ${demoCommunity} from gone g where p.area_id = g.area_id and p.id = g.id`.execute(
    db,
  )
  await sql`select people.note_away(p.area_id, p.id, ${demoCommunity}::bigint, ${since}::date) from people.person p where p.registered_area_id = ${demoCommunity} and p.area_id <> ${demoCommunity}`.execute(
    db,
  )
  // each of them a member of a household that stayed
  await sql`update people.away w set household_id = h.id, dwelling_id = h.dwelling_id
    from (select person_id, row_number() over (order by person_id) n from people.away where area_id = ${demoCommunity}) a
    join (select id, dwelling_id, row_number() over (order by id) n from people.household where area_id = ${demoCommunity} and kind = 'family') h on h.n = a.n * 7
    where w.area_id = ${demoCommunity} and w.person_id = a.person_id`.execute(db)
  const { rows: left } = await sql<{ id: string; source_id: number }>`select p.id, p.source_id from people.person p
    where p.area_id = ${demoCommunity} and p.separation = 'together' and p.birth_on between '1985-01-01' and '1998-12-31' order by p.id limit 9`.execute(
    db,
  )
  const ids = left.map((p) => p.id)
  await sql`update people.residence set kind = 'registered' where area_id = ${demoCommunity} and person_id = any(${ids}::uuid[]) and kind = 'both' and until is null`.execute(
    db,
  )
  await sql`insert into people.residence (area_id, person_id, id, kind, address, since, reason, source_id)
    select ${demoCommunity}, id, gen_random_uuid(), 'lives', '外地（未登记地址）', ${since}::date, '外出务工', source_id from people.person
    where area_id = ${demoCommunity} and id = any(${ids}::uuid[])`.execute(db)
  await sql`update people.person set lives_here = false where area_id = ${demoCommunity} and id = any(${ids}::uuid[])`.execute(
    db,
  )
}

const reasons = ['核对低保申请材料', '联系家属，老人摔倒', '办理居住证', '走访前核对电话', '核对残疾人证', '电话回访']
/** 查看记录 of the last three months, by the workers of 滨江社区. */
const seedLooks = async (db: Db, random: Random, now: Date) => {
  const { rows: workers } = await sql<{
    id: string
  }>`select distinct a.id from access.account a join access.post p on p.account_id = a.id
    where p.area_id = ${demoCommunity} and p.role in ('grid_worker', 'window_clerk', 'community_head') order by a.id`.execute(
    db,
  )
  const { rows: people } = await sql<{
    id: string
  }>`select id from people.person where area_id = ${demoCommunity} order by id limit 40`.execute(db)
  if (!workers.length || !people.length) return
  const first = Date.parse(`${monthsAfter(dayOf(now), -3)}T09:00:00+08:00`)
  const rows = Array.from({ length: 36 }, () => ({
    id: random.uuid(now),
    person: random.pick(people).id,
    account: random.pick(workers).id,
    // in office hours: nobody of the demo works at night
    at: new Date(first + random.whole(0, 88) * 86_400_000 + random.whole(0, 8 * 3600) * 1000).toISOString(),
    fields: random.pick([['document'], ['phone'], ['document', 'phone']]),
    reason: random.pick(reasons),
  }))
  await sql`insert into people.reveal (area_id, id, person_id, account_id, at, fields, reason)
    select ${demoCommunity}, id, person, account, at, array(select jsonb_array_elements_text(fields)), reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(id uuid, person uuid, account uuid, at timestamptz, fields jsonb, reason text)`.execute(
    db,
  )
}

/** What stands around the people of the demo: shops, those who live elsewhere, who looked at whom. */
export const seedAround = async (db: Db, seed: string, now: Date): Promise<void> => {
  const random = randomOf(`${seed} around`)
  await seedPremises(db, random, now)
  await seedAway(db, now)
  await seedLooks(db, random, now)
}
