import { createCore } from './phone-core.ts'
import { createDoors } from './phone-doors.ts'
import type { PhoneParts } from './phone-parts.ts'
import { createSync } from './phone-sync.ts'
import { itemOf, type SendAsked } from './send-item.ts'
import { settleItem } from './settle-item.ts'
import type { Settling } from './settle.ts'

/**
 * The store of a phone: closed until the PIN is given, then everything in memory, with each change written through to the
 * device, encrypted. What is said goes through the outbox; what comes from the server is laid under it.
 */
export const createPhone = (parts: PhoneParts) => {
  const core = createCore(parts)
  const { now, opened, show } = core
  const sync = createSync(core)
  const { syncNow } = sync
  return {
    ...createDoors(core, sync),
    syncNow,
    awake: sync.awake,
    listen: core.listen,
    now: core.state,
    /** Kept when this answers, sent as soon as there is a network. */
    send: async (sending: SendAsked): Promise<string> => {
      const item = itemOf(opened(), sending, now(), core.deviceId())
      await opened().outbox.add(item)
      void syncNow()
      return item.id
    },
    settle: async (itemId: string, how: Settling) => {
      await settleItem(opened(), itemId, how, now())
      void syncNow()
    },
    discard: (itemId: string) => opened().outbox.discard(itemId),
    retry: async (itemId: string, body?: unknown) => {
      const { outbox } = opened()
      const item = outbox.items().get(itemId)
      if (!item || item.doneAt !== null || item.state === 'sending') return
      const asked = body === undefined ? item.asked : { ...item.asked, body }
      await outbox.change(itemId, { asked, state: 'waiting', notBefore: null, refusal: null })
      void syncNow()
    },
    wipe: () => sync.forgetAll(false),
    dismissGone: () => show({ gone: [] }),

    keepFile: ({ blob, filename }: { blob: Blob; filename: string }) => opened().keepFile(blob, filename),
    dropFile: (id: string) => opened().dropFiles([id]),
    photoUrl: async (id: string) => core.store?.url(id),
    draftOf: <T>(name: string) => core.store?.drafts.get(name) as T | undefined,
    keepDraft: (name: string, value: unknown) => void opened().keepDraft(name, value),
    dropDraft: (name: string) => void opened().dropDraft(name),
  }
}
export type Phone = ReturnType<typeof createPhone>
