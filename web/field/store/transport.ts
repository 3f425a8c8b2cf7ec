import { reportIncident, type IncidentDraft } from '#contract/incidents/incidents.ts'
import { uploadFile } from '#contract/platform/files.ts'
import { findPlace } from '#contract/territory/places.ts'
import type { Route } from '#contract/route.ts'
import { call, callWith } from '#kit/call.ts'
import type { ItemAsked, OutboxItem } from '#kit/outbox/item.ts'
import type { OutboxTransport } from '#kit/outbox/outbox-ports.ts'
import { upload } from '#kit/upload.ts'

/** Where a report goes: the community of its place takes it, and its photos; only the server knows which that is. */
export const placeOfReport = (item: OutboxItem): Record<string, unknown> | undefined => {
  if (item.route.name !== reportIncident.name) return undefined
  const { point, placeText, buildingCode } = item.asked.body as IncidentDraft
  if (buildingCode) return { code: buildingCode }
  if (point) return { ...point }
  return placeText ? { address: placeText } : undefined
}
/** The item as addressed to that community. */
export const sentTo = (item: OutboxItem, areaId: number): { areaId: number; asked: ItemAsked } => ({
  areaId,
  asked: { ...item.asked, params: { ...(item.asked.params as object), areaId } },
})

/** The way to the server from a browser: the same calls as everywhere, with its session and its token. */
export const browserTransport: OutboxTransport = {
  send: (route, asked) => callWith(route as Route, asked as never),
  upload: (areaId, { id, filename, blob }) =>
    upload(uploadFile, { params: { areaId } }, { file: blob, filename, fields: { clientId: id } }),
  address: async (item) => {
    const query = placeOfReport(item)
    if (!query) return undefined
    const { areaId } = await call(findPlace, { params: { areaId: item.areaId }, query })
    return areaId === item.areaId ? undefined : sentTo(item, areaId)
  },
}
