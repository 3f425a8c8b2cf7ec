import pg from 'pg'
import { applicationNumber } from '#contract/matters/application-number.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { nameIndex } from '#modules/matters/applications/take-in.ts'
import { blindIndex, setDataKey } from '#platform/crypto.ts'
import { signIn } from '../session.ts'
import { applicantOf } from './seed-applications.ts'

/** One connection: somebody who reads the cases of an area; `wide` when all samples lie there. */
export type Reader = { areaId: number; to: number; cookie: string; wide: boolean }
type Sample = { number: string; phone: string; phoneIndex: string; name: string; nameIndex: string }
export type ReadingMaterial = { actors: Reader[]; samples: Sample[]; words: { zh: string; code: string }[] }

/**
 * One in four reads a whole district, one a street, two a community. Nobody of the demo takes in cases for a district (leaders read
 * numbers, departments what is theirs), so a street's officer is given a post there: the widest list there can be.
 */
export const gatherReaders = async (
  ownerUrl: string,
  secrets: { dataKey: string },
  connections: number,
): Promise<ReadingMaterial> => {
  setDataKey(secrets.dataKey)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `insert into access.post (account_id, role, area_id, valid_from)
       select p.account_id, p.role, d.id, p.valid_from from (select area_id - area_id % 1000000 id from matters.application limit 1) d,
         lateral (select * from access.post where role = 'street_officer' and area_id - area_id % 1000000 = d.id and area_id <> d.id order by area_id, id limit 1) p
       where not exists (select from access.post w where w.role = 'street_officer' and w.area_id = d.id)`,
    )
    const { rows: posts } = await client.query<{ area_id: string; account_id: string; id: string; role: string }>(
      `select area_id, account_id, id, role from access.post p where role in ('community_head', 'street_officer')
       and area_id - area_id % 1000000 = (select area_id - area_id % 1000000 from matters.application limit 1) order by role, area_id, id`,
    )
    const of = (tier: (id: number) => boolean) => posts.filter((p) => tier(Number(p.area_id)))
    const [districts, streets, communities] = [
      of((id) => id % 1_000_000 === 0),
      of((id) => id % 1000 === 0 && id % 1_000_000 > 0),
      of((id) => id % 1000 > 0),
    ] as const
    const kinds = [districts.length ? districts : streets, streets, communities, communities]
    const actors: Reader[] = []
    for (let n = 0; n < connections; n++) {
      const some = kinds[n % 4]!
      const post = some[Math.floor(n / 4) % some.length]!
      const { from, to } = rangeOf(Number(post.area_id))
      const cookie = await signIn(client, post.account_id, 'staff', Number(post.id))
      actors.push({ areaId: from, to, cookie, wide: n % 4 === 0 && districts.length > 0 })
    }
    const { rows } = await client.query<{ number: string }>(
      `select number from matters.application tablesample system (5) limit 500`,
    )
    const samples = rows.map(({ number }, n): Sample => {
      const { name, phone } = applicantOf((n * 37) % 20_000)
      return {
        number: applicationNumber(Number(number)),
        phone,
        phoneIndex: blindIndex('phone', phone).toString('hex'),
        name,
        nameIndex: nameIndex(name).toString('hex'),
      }
    })
    const { rows: words } = await client.query<{ zh: string; code: string }>(
      `select content ->> 'zh' zh, item_code code from matters.item_version where state = 'published' order by item_code limit 40`,
    )
    return { actors, samples, words }
  } finally {
    await client.end()
  }
}
