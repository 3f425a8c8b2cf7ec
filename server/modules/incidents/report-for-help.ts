import type { IncidentDraft, Receipt } from '#contract/incidents/incidents.ts'
import type { Context } from '#platform/context.ts'
import { helpCategory, loadConfiguration } from './configuration.ts'
import { reportIncident, type Place } from './report-incident.ts'

/**
 * 求助: an urgent case that goes past the grid to the community's desk, because whoever asks for help was already with the grid's
 * worker. Sent many times, one case.
 */
export const reportForHelp = async (context: Context, draft: IncidentDraft, place: Place): Promise<Receipt> => {
  const categoryId = helpCategory(await loadConfiguration(context.db), place.areaId)
  return reportIncident(
    context,
    { ...draft, urgent: true, ...(categoryId === undefined ? {} : { categoryId }) },
    undefined,
    { ...place, workers: [] },
  )
}
