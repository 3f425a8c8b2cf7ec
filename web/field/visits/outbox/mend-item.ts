import { reportIncident, type IncidentDraft, type MoveInput } from '#contract/incidents/incidents.ts'
import { recordVisit, type VisitInput } from '#contract/visits/visits.ts'
import { moveDraftName, type MoveDraft } from '../../incidents/move-draft.ts'
import { keptReportOf, mendedReport } from '../../incidents/kept-report.ts'
import type { FieldPackNow, OutboxItem } from '../../store/index.ts'
import { moveOf } from '../../store/overlay-tasks.ts'
import { draftOfVisit, mendName } from '../diary/diary-draft.ts'

/** A refused item as a draft again, under which name it is kept, and the page on which it is mended. */
export type Mending = { name: string; draft: unknown; href: string }

/**
 * How an item can be changed before it is sent again: under its own id, so that it takes the place of what was refused. Undefined
 * where there is nothing to type (corrections are settled where both versions stand).
 */
export const mendingOf = (item: OutboxItem, pack: Pick<FieldPackNow, 'categories'> | null): Mending | undefined => {
  if (item.route.name === recordVisit.name) {
    const draft = draftOfVisit(item.areaId, item.asked.body as VisitInput)
    const path = draft.householdId ? `/diary/${draft.householdId}` : '/diary'
    return { name: mendName(item.id), draft, href: `${path}?mend=${item.id}` }
  }
  if (item.route.name === reportIncident.name)
    return {
      name: mendedReport(item.id),
      draft: keptReportOf(item.asked.body as IncidentDraft, pack?.categories ?? []),
      href: `/report?mend=${item.id}`,
    }
  const moved = moveOf(item)
  if (!moved) return undefined
  const { version: _, photos = [], ...filled } = item.asked.body as MoveInput
  return {
    name: moveDraftName(moved.move, moved.id),
    draft: { filled, photos } satisfies MoveDraft,
    href: `/tasks/${item.areaId}/${moved.id}?move=${moved.move}`,
  }
}
