import pg from 'pg'
import { nameKeys } from '#modules/people/name-keys.ts'
import { documentIndex, phoneIndex } from '#modules/people/read-fact.ts'
import { setDataKey } from '#platform/crypto.ts'
import { signIn } from '../session.ts'
import {
  addressOf,
  documentOf,
  listNames,
  nameNumber,
  personId,
  personsInDwelling,
  phoneOf,
  townOf,
} from './people-of-bench.ts'

/** Somebody to look for, in every way the search knows; `index` is what plain SQL compares. */
export type Sample = {
  areaId: number
  id: string
  name: string
  pinyin: string
  initials: string
  document: string
  documentIndex: string
  phone: string
  phoneIndex: string
  address: string
}
export type Actor = { cookie: string; areaId: number; samples: Sample[] }
export type Material = { actors: Actor[] }

const samplesEach = 24

/** Who searches: the heads of communities and, every other one, officers of streets; each for people of their area. */
export const gatherMaterial = async (
  ownerUrl: string,
  secrets: { dataKey: string },
  persons: number,
  connections: number,
): Promise<Material> => {
  setDataKey(secrets.dataKey)
  const names = listNames()
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: areas } = await client.query<{ id: string }>(
      `select id from territory.area where tier = 'community' order by id`,
    )
    const { rows: posts } = await client.query<{ area_id: string; account_id: string; id: string }>(
      `select area_id, account_id, id from access.post where role in ('community_head', 'street_officer')`,
    )
    const postOf = new Map(posts.map((post) => [Number(post.area_id), post]))
    const town = townOf(persons, areas.length)
    const sampleOf = (n: number): Sample => {
      const h = Math.floor(n / personsInDwelling)
      const c = Math.floor(h / town.dwellingsEach)
      const name = names[nameNumber(n)]!
      const { pinyin, initials } = nameKeys(name)
      return {
        areaId: Number(areas[c]!.id),
        id: personId(n),
        name,
        pinyin,
        initials,
        document: documentOf(n),
        documentIndex: documentIndex(documentOf(n)).toString('hex'),
        phone: phoneOf(n),
        phoneIndex: phoneIndex(phoneOf(n)).toString('hex'),
        address: addressOf(c, h - c * town.dwellingsEach).replace('无锡市梁溪区', ''),
      }
    }
    const inCommunity = town.dwellingsEach * personsInDwelling
    const actors: Actor[] = []
    for (let i = 0; i < connections; i++) {
      const c = (i * 41) % town.used
      const community = Number(areas[c]!.id)
      const areaId = i % 2 ? community - (community % 1000) : community
      const post = postOf.get(areaId)!
      const last = Math.min(inCommunity, persons - c * inCommunity)
      actors.push({
        areaId,
        cookie: await signIn(client, post.account_id, 'staff', Number(post.id)),
        samples: Array.from({ length: samplesEach }, (_, s) => sampleOf(c * inCommunity + ((s * 131 + i * 7) % last))),
      })
    }
    return { actors }
  } finally {
    await client.end()
  }
}
