import { sql } from 'kysely'
import type { Campaign } from '#contract/visits/campaigns.ts'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Db } from '#platform/database.ts'

const columns = sql.raw(
  `c.area_id "areaId", c.id, c.title, c.purpose, c.admission_no "admissionNo", c.from_on "from", c.until_on "until", c.grids, c.questions, c.state, c.version`,
)

export const findCampaign = async (db: Db, id: string): Promise<Campaign | undefined> =>
  (await sql<Campaign>`select ${columns} from visits.campaign c where c.id = ${id}::uuid`.execute(db)).rows[0]

/** Campaigns of an area and of those above it, the open ones first; with `within` also those made below it. */
export const campaignsOf = async (
  db: Db,
  areaId: number,
  within?: { from: number; to: number },
): Promise<Campaign[]> => {
  const below = within ? sql`or c.area_id between ${within.from} and ${within.to}` : sql``
  return (
    await sql<Campaign>`select ${columns} from visits.campaign c where c.area_id = any(${[areaId, ...ancestorsOf(areaId)]}::bigint[]) ${below}
      order by case c.state when 'open' then 0 when 'draft' then 1 else 2 end, c.until_on desc, c.area_id, c.id limit 500`.execute(
      db,
    )
  ).rows
}

/** What is asked at the doors of a community on a day; for the form of a visit and the pack of the phones. */
export const openCampaigns = async (db: Db, areaId: number, day: string): Promise<Campaign[]> =>
  (await campaignsOf(db, areaId)).filter((c) => c.state === 'open' && c.from <= day && day <= c.until)

export type CampaignWritten = Omit<Campaign, 'version'>

/** A new campaign; undefined where the id is taken. */
export const insertCampaign = async (db: Db, c: CampaignWritten, now: Date) =>
  (
    await sql<Campaign>`insert into visits.campaign as c (area_id, id, title, purpose, admission_no, from_on, until_on, grids, questions, state, closed_at, updated_at)
      values (${c.areaId}, ${c.id}::uuid, ${c.title}, ${c.purpose}, ${c.admissionNo}, ${c.from}::date, ${c.until}::date, ${c.grids}::smallint[], ${JSON.stringify(c.questions)}::jsonb, ${c.state},
        ${c.state === 'closed' ? now : null}::timestamptz, ${now})
      on conflict do nothing returning ${columns}`.execute(db)
  ).rows[0]

/** Changes the version that was seen; undefined where it has moved on. A closed one keeps when it was closed. */
export const changeCampaign = async (db: Db, c: CampaignWritten, version: number, now: Date) =>
  (
    await sql<Campaign>`update visits.campaign c set title = ${c.title}, purpose = ${c.purpose}, admission_no = ${c.admissionNo}, from_on = ${c.from}::date, until_on = ${c.until}::date,
      grids = ${c.grids}::smallint[], questions = ${JSON.stringify(c.questions)}::jsonb, state = ${c.state},
      closed_at = case when ${c.state} = 'closed' then coalesce(c.closed_at, ${now}::timestamptz) end, version = c.version + 1, updated_at = ${now}
      where c.area_id = ${c.areaId} and c.id = ${c.id}::uuid and c.version = ${version}::bigint returning ${columns}`.execute(
      db,
    )
  ).rows[0]
