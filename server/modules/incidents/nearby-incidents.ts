import { sql } from 'kysely'
import type { z } from 'zod'
import type { NearbyIncident as Shape } from '#contract/incidents/followed-incidents.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { locate } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { loadConfiguration, type Configuration } from './configuration.ts'
import { instant } from './incident-rows.ts'
import { withDescendants } from './list-conditions.ts'
import { stillHintedDays } from './me-too.ts'
import { wordsOf } from './search-words.ts'
import { inRange, stillOpen } from './visible-to.ts'

const nearMetres = 150
const mostHints = 5
/** A case closed last week was rarely reported longer ago than this; keeps the look back short. */
const lookBackDays = 120

type NearbyIncident = z.output<typeof Shape>
type Asked = { lon?: number; lat?: number; placeText?: string; categoryId?: number; text?: string }
type Found = {
  area_id: number
  id: string
  number: number
  category_id: number
  place_text: string | null
  away: number | null
  state: NearbyIncident['state']
  reported_at: Date
  same_count: number
  mine: boolean
}

/** Words that say something: 水管 does, 的 doesn't. */
const telling = (text: string | undefined) => wordsOf(text).filter((word) => word.length > 1)
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

/** Categories one of whose own words stands in the text: 水管 speaks of 水管破裂. */
const spokenOf = (conf: Configuration, text = ''): number[] =>
  [...conf.categories.values()]
    .filter((c) => c.words.some((word) => word.length > 1 && text.includes(word)))
    .map((c) => c.id)

/** To a centimetre: the database refuses numbers smaller than it can hold. */
const rounded = (degrees: number | undefined) => (degrees === undefined ? undefined : Math.round(degrees * 1e7) / 1e7)

/** The area whose lately closed cases are looked at too: the community of the point, or the path's own when it is one. */
const homeOf = async ({ db, areaId }: Context, { lon, lat }: Asked): Promise<number | undefined> => {
  if (lon !== undefined && lat !== undefined) return (await locate(db, { lon, lat }, areaId)).areaId
  return tierOf(areaId) === 'community' || tierOf(areaId) === 'street' ? areaId : undefined
}

/** Cases to compare with: open ones near the point, and all of the home area that are open or were closed lately. */
const candidates = (context: Context, asked: Asked, home: number | undefined) => {
  const { lon, lat } = asked
  const here =
    lon === undefined || lat === undefined
      ? undefined
      : sql`st_setsrid(st_makepoint(${lon}::float8, ${lat}::float8), 4326)::geography`
  const near =
    here &&
    sql`select n.area_id, n.id from incidents.find_open_near(${lon}::float8, ${lat}::float8, ${nearMetres}::float8, 200) n`
  const since = new Date(context.now.getTime() - lookBackDays * 86_400_000)
  const closedSince = new Date(context.now.getTime() - stillHintedDays * 86_400_000)
  const around = home === undefined ? undefined : { from: home, to: tierOf(home) === 'street' ? home + 999 : home }
  const there =
    around &&
    sql`select i.area_id, i.id from incidents.incident i where ${inRange(around)} and i.reported_at >= ${since}::timestamptz
      and (${stillOpen} or (i.state = 'closed' and i.closed_at >= ${closedSince}::timestamptz))`
  const branches = [near, there].filter((b) => b !== undefined)
  return { here, keys: branches.length ? sql.join(branches, sql` union `) : undefined }
}

/**
 * 是不是同一件事: newest first, at most five, without personal data. Same category (or one below it, or one the
 * text speaks of) or two telling words alike; within 150 m, or at a place of the same words. Nothing to compare with answers nothing.
 */
export const nearbyIncidents = async (context: Context, typed: Asked): Promise<{ rows: NearbyIncident[] }> => {
  const asked = { ...typed, lon: rounded(typed.lon), lat: rounded(typed.lat) }
  const { db, actor, area } = context
  const { here, keys } = candidates(context, asked, await homeOf(context, asked))
  const words = telling(asked.text)
  const placeText = asked.placeText ? plain(asked.placeText) : ''
  if (!keys || (!here && placeText.length < 4) || (asked.categoryId === undefined && words.length === 0))
    return { rows: [] }
  const conf = await loadConfiguration(db)
  const categories = [
    ...(asked.categoryId === undefined ? [] : withDescendants(conf, [asked.categoryId])),
    ...spokenOf(conf, asked.text),
  ]
  const away = here ? sql`st_distance(i.point::geography, ${here})` : sql`null::float8`
  const { rows } = await sql<Found>`
    select area_id, id, number, category_id, place_text, away, state, reported_at, same_count, mine from (
      select i.*, ${away} away, regexp_replace(normalize(coalesce(i.place_text, ''), NFKC), '\s+', '', 'g') place,
        i.reporter_id is not distinct from ${actor.accountId}::uuid
          or exists (select from incidents.same s where s.area_id = i.area_id and s.incident_id = i.id and s.account_id = ${actor.accountId}::uuid) mine
      from incidents.incident i where (i.area_id, i.id) in (${keys}) and ${inRange(area)} and not i.secret) near
    where (away <= ${nearMetres} or (length(${placeText}::text) >= 4 and length(place) >= 4
        and (position(place in ${placeText}::text) > 0 or position(${placeText}::text in place) > 0)))
      and (category_id = any(${categories}::int[])
        or 2 <= (select count(*) from unnest((select tsvector_to_array(k.words) from incidents.case_words k where k.area_id = near.area_id and k.incident_id = near.id)) w where w = any(${words}::text[])))
    order by reported_at desc, id limit ${mostHints}`.execute(db)
  return { rows: rows.map((r) => ({ ...sayCategory(conf, r.category_id), ...sayHint(r) })) }
}

const sayCategory = (conf: Configuration, id: number) => ({
  categoryZh: conf.categories.get(id)?.zh ?? '',
  categoryEn: conf.categories.get(id)?.en ?? '',
})
const sayHint = (r: Found) => ({
  areaId: r.area_id,
  id: r.id,
  number: r.number,
  placeText: r.place_text === null ? null : maskAddress(r.place_text),
  metres: r.away === null ? null : Math.round(r.away),
  state: r.state,
  reportedAt: instant(r.reported_at),
  sameCount: r.same_count,
  mine: r.mine,
})
