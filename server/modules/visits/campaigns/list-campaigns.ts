import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { isInside } from '#contract/territory/area-number.ts'
import { countHouseholds } from '#modules/people/index.ts'
import { campaignsOf } from './campaign-store.ts'

/**
 * 专项走访 of an area: its own, those from above that hold here, those made below. How many households answered and how many
 * are asked, both as far as the asker's area reaches.
 */
export const listCampaigns = async (context: Context) => {
  const { db, area, areaId } = context
  const campaigns = await campaignsOf(db, areaId, area)
  const { rows: answered } = await sql<{ id: string; n: number }>`
    select campaign_id id, count(distinct household_id)::int n from visits.campaign_answer
    where area_id between ${area.from} and ${area.to} and campaign_id = any(${campaigns.map((c) => c.id)}::uuid[]) and household_id is not null
    group by 1`.execute(db)
  const answers = new Map(answered.map((row) => [row.id, row.n]))
  const households = await countHouseholds(db, area)
  return {
    rows: campaigns.map((c) => {
      const here = households.filter(
        (h) => isInside(h.areaId, c.areaId) && (!c.grids.length || (h.gridNo !== null && c.grids.includes(h.gridNo))),
      )
      return { ...c, answered: answers.get(c.id) ?? 0, asked: here.reduce((sum, h) => sum + h.households, 0) }
    }),
  }
}
