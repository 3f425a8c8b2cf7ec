import { recordVisit, type VisitInput } from '#contract/visits/visits.ts'
import type { Called } from '#kit/address.ts'
import { clientId } from '#kit/client-id.ts'
import type { Fill, ItemAsked, ItemLabel } from '#kit/outbox/item.ts'
import type { NewItem } from '#kit/outbox/outbox.ts'
import { claimOf } from './claims.ts'
import type { OpenStore } from './open-store.ts'

export type SendAsked = {
  route: Called
  asked: ItemAsked
  lane: string
  label: ItemLabel
  files?: readonly string[]
  blocking?: boolean
  fills?: readonly Fill[]
  id?: string
}

/** What a screen wants sent, as an item: its id is the one the server knows it by, so that twice is once. */
export const itemOf = (store: OpenStore, sending: SendAsked, now: number, deviceId?: string): NewItem => {
  const { route, lane, label, fills = [], files = [] } = sending
  // As it will be said: nothing undefined survives the device anyway.
  const asked = JSON.parse(JSON.stringify(sending.asked)) as ItemAsked
  const { id, moveId } = (asked.body ?? {}) as { id?: string; moveId?: string }
  const visit = route.name === recordVisit.name ? (asked.body as VisitInput) : undefined
  // Which phone made it: the server knows which grids that phone was handed, and credits by it.
  if (visit && deviceId) visit.deviceId = deviceId
  return {
    id: sending.id ?? moveId ?? id ?? clientId(now),
    lane,
    route: { name: route.name, method: route.method, path: route.path },
    asked,
    label,
    fills,
    areaId: Number((asked.params as { areaId?: unknown } | undefined)?.areaId ?? 0),
    blocking: sending.blocking ?? route.name.startsWith('incidents.'),
    files: files.map((fileId) => ({ id: fileId, filename: store.filename(fileId) })),
    note: visit ? { claim: claimOf(visit, store.pack(), store.notes().skewMs) } : null,
  }
}
