import type { IncidentDraft, Receipt } from '#contract/incidents/incidents.ts'
import type { Draft } from '#kit/report/use-report.ts'
import type { FieldPackNow, OutboxItem } from '../store/index.ts'

/** A report being written on this phone, with the ids of its photos. */
export type KeptReport = { draft: Draft; photos: string[] }
/** Under which name the one being written is kept, and one that is mended: beside it, never in its place. */
export const reportName = 'report'
export const mendedReport = (itemId: string) => `${reportName}.mend.${itemId}`

/** A report that was refused, as a draft again: under the same id, so that sending it takes the place of what waits. */
export const keptReportOf = (
  { id, text, categoryId, point, placeText = '', photos = [], ...rest }: IncidentDraft,
  categories: FieldPackNow['categories'],
): KeptReport => {
  const category = categories.find((one) => one.id === categoryId)
  const { source, level, scale, urgent, secret, reporterName, reporterPhone } = rest
  const extras = { source, level, scale, urgent, secret, reporterName, reporterPhone }
  return {
    draft: {
      id,
      text,
      // A kind that is no longer there is chosen anew.
      ...(category && { category: { id: category.id, zh: category.zh, en: category.en, chosen: true } }),
      place: { placeText, ...(point && { point: { ...point, accuracyM: null } }) },
      extras: Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== undefined)),
    },
    photos: [...photos],
  }
}

/** What the server said to a report; kept by its item, because a case that went to others is no task of this phone any more. */
export const receiptOf = (outbox: readonly OutboxItem[], id: string): Receipt | undefined =>
  outbox.find((item) => item.id === id && item.doneAt !== null)?.answer as Receipt | undefined
