import pg from 'pg'
import { nameIndex } from '#modules/matters/applications/take-in.ts'
import { sealText } from '#modules/matters/applications/application-store.ts'
import { seedCatalogue } from '#modules/matters/catalogue/seed-catalogue.ts'
import { blindIndex, setDataKey } from '#platform/crypto.ts'
import { beginScoped, everywhere, over } from '#platform/database.ts'

/** Applicants; each has several cases. */
const applicants = 20_000
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧建文玉兰斌'
/** The nth applicant, made up; a thousand different names, so that a name is found about a hundred times. */
export const applicantOf = (n: number) => ({
  name: `${surnames[n % 20]}${given[Math.floor(n / 20) % 30]}${given[(n * 7) % 30]}`,
  phone: `199${String(10_000_000 + n)}`,
})
/** The district all cases lie in: that with the most communities. */
const districtSql = `select id - id % 1000000 d from territory.area where id % 1000 > 0 group by 1 order by count(*) desc, 1 limit 1`

/** `count` applications of two years in one district, nineteen of twenty closed, by one statement. */
export const seedApplications = async (ownerUrl: string, secrets: { dataKey: string }, count: number) => {
  setDataKey(secrets.dataKey)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await beginScoped(client, everywhere)
    await seedCatalogue(over(client))
    const people = Array.from({ length: applicants }, (_, n) => applicantOf(n))
    await client.query(
      `create temp table applicant as select n::int nth, a, b, c, d from unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) with ordinality x(a, b, c, d, n)`,
      [
        people.map((p) => sealText(p.name)),
        people.map((p) => nameIndex(p.name)),
        people.map((p) => sealText(p.phone)),
        people.map((p) => blindIndex('phone', p.phone)),
      ],
    )
    await client.query(
      `with places as (select array_agg(id order by id) ids from territory.area where id % 1000 > 0 and id - id % 1000000 = (${districtSql})),
        items as (select array_agg(item_code order by item_code) codes, array_agg(class_code order by item_code) classes from matters.item_version where state = 'published'),
        drawn as (select n, ids[1 + n % cardinality(ids)] area_id, 1 + (n * 31) % cardinality(codes) item, codes, classes, n % 20 = 0 open,
          now() - n * interval '730 days' / $1::int came from places, items, generate_series(0, $1::int - 1) n)
       insert into matters.application (area_id, id, item_code, item_area_id, item_no, class_code, at_once, channel, applicant_name, name_index, phone, phone_index, answers,
         state, trips, owner_role, owner_area_id, submitted_at, accepted_at, closed_at, clock, due_at, yellow_at, decision, on_time)
       select area_id, gen_random_uuid(), codes[item], 0, 1, classes[item], false, (array['window', 'online', 'phone', 'home'])[1 + n % 4], a, b, c, d, '',
         case when not open then 'done' when n % 40 = 0 then 'submitted' else 'handling' end, 1, case when open then 'window_clerk' end, case when open then area_id end,
         came, came + interval '2 hours', case when not open then came + interval '3 days' end, case when open then 'handle' end,
         case when open then now() + (n % 400 - 100) * interval '1 hour' end, case when open then now() + (n % 400 - 130) * interval '1 hour' end,
         case when not open then 'granted' end, case when not open then n % 25 > 0 end
       from drawn join applicant p on p.nth = 1 + (drawn.n * 7919::bigint) % $2::int`,
      [count, applicants],
    )
    await client.query('commit')
    await client.query('vacuum (analyze) matters.application')
  } finally {
    await client.end()
  }
}
