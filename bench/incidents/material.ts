import pg from 'pg'
import { makeReportText } from '#modules/incidents/seed/texts.ts'
import { searchWords } from '#modules/incidents/search-words.ts'
import { signIn } from '../session.ts'

/** Who one connection acts as: a resident, the officer of one street, and the officer of the unit that will handle. */
export type Actors = {
  streetId: number
  districtId: number
  communityId: number
  points: { lon: number; lat: number }[]
  organisationId: number
  resident: string
  street: string
  officer: string
  leader: string
}
export type Material = {
  cityId: number
  /** A leaf whose unit exists in every district. */
  categoryId: number
  texts: { text: string; words: string }[]
  actors: Actors[]
}

const code = '0108'

/** Everything the load needs to know of a database made by seed:large: who asks, where, about what. */
export const gatherMaterial = async (ownerUrl: string, connections: number): Promise<Material> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const rows = async <T extends object>(sql: string, values: unknown[] = []) =>
      (await client.query<T>(sql, values)).rows
    const categoryId = (
      await rows<{ id: number }>(`select id from incidents.category where code = $1 and taxonomy = 'city'`, [code])
    )[0]!.id
    const residents = await rows<{ id: string }>(
      `select id from access.account where kind = 'resident' order by id limit $1`,
      [connections],
    )
    const streets = await rows<{ id: number; accountId: string; postId: number }>(
      `select area_id id, account_id "accountId", id "postId" from access.post where role = 'street_officer' order by area_id`,
    )
    const actors: Actors[] = []
    for (let n = 0; n < connections; n++) {
      const street = streets[(n * 7) % streets.length]!
      const streetId = Number(street.id)
      const districtId = streetId - (streetId % 1_000_000)
      const points = await rows<{ lon: number; lat: number; id: number }>(
        `select id, st_x(centre) lon, st_y(centre) lat from territory.area where parent_id = $1 and centre is not null order by id`,
        [streetId],
      )
      const duty = (
        await rows<{ organisationId: number }>(
          `select organisation_id "organisationId" from incidents.duty where area_id = $1 and category_id = $2`,
          [districtId, categoryId],
        )
      )[0]!
      const officer = (
        await rows<{ accountId: string; postId: number }>(
          `select account_id "accountId", id "postId" from access.post where organisation_id = $1 limit 1`,
          [duty.organisationId],
        )
      )[0]!
      const leader = (
        await rows<{ accountId: string; postId: number }>(
          `select account_id "accountId", id "postId" from access.post where role = 'city_leader' limit 1`,
        )
      )[0]!
      actors.push({
        streetId,
        districtId,
        communityId: Number(points[0]!.id),
        // Off the line between the two grids of a community.
        points: points.map((p) => ({ lon: p.lon + 0.001, lat: p.lat + 0.0007 })),
        organisationId: Number(duty.organisationId),
        resident: await signIn(client, residents[n % residents.length]!.id, 'resident', null),
        street: await signIn(client, street.accountId, 'staff', Number(street.postId)),
        officer: await signIn(client, officer.accountId, 'staff', Number(officer.postId)),
        leader: await signIn(client, leader.accountId, 'staff', Number(leader.postId)),
      })
    }
    const texts = Array.from({ length: 400 }, () => makeReportText(Math.random, code)).map((text) => ({
      text,
      words: searchWords(text, null),
    }))
    const cityId = Number((await rows<{ id: number }>(`select id from territory.area where parent_id is null`))[0]!.id)
    return { cityId, categoryId, texts, actors }
  } finally {
    await client.end()
  }
}
