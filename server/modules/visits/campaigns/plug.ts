import * as wire from '#contract/visits/campaigns.ts'
import { serve, type Part } from '#platform/module.ts'
import { listCampaigns } from './list-campaigns.ts'
import { saveCampaign } from './save-campaign.ts'

export const campaigns: Part = {
  serves: [
    serve(wire.listCampaigns, (context) => listCampaigns(context)),
    serve(wire.saveCampaign, (context, { params, body }) => saveCampaign(context, params.id, body)),
  ],
  announces: ['visits.campaign_saved'],
}
