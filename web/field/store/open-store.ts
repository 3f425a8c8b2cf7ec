import type { SessionView } from '#contract/access/session.ts'
import type { FieldPack } from '#contract/visits/field-pack.ts'
import { clientId } from '#kit/client-id.ts'
import type { OutboxItem } from '#kit/outbox/item.ts'
import { createOutbox } from '#kit/outbox/outbox.ts'
import type { OutboxTransport } from '#kit/outbox/outbox-ports.ts'
import { claimIn } from './claims.ts'
import { readPack, packChange } from './keep-pack.ts'
import { mergePack, type KeptPack } from './kept-pack.ts'
import type { SealedShelf } from './sealed-shelf.ts'
import { conflictsOf } from './settle.ts'

const day = 86_400_000
/** How long what was sent can still be looked at in the outbox. */
const shownAfter = 3 * day
/** How long a photo nobody sent may wait for its form. */
const looseAfter = 30 * day

type SyncNotes = { lastSyncAt: number | null; skewMs: number }
export type OpenParts = {
  account: string
  transport: OutboxTransport
  now: () => number
  chance?: () => number
  onChange: () => void
}

/** When an id made here (UUID v7) was made, ms. */
const madeAt = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/** Everything of one account on this phone while it is unlocked: read once, then in memory, each change written through. */
export const openStore = async (shelf: SealedShelf, { account, transport, now, chance, onChange }: OpenParts) => {
  let pack: KeptPack | null = await readPack(shelf)
  let notes: SyncNotes = (await shelf.one<SyncNotes>('notes', 'sync')) ?? { lastSyncAt: null, skewMs: 0 }
  let session = (await shelf.one<SessionView>('notes', 'session')) ?? null
  const drafts = await shelf.all<unknown>('draft')
  const files = await shelf.all<{ filename: string }>('file_about')
  const urls = new Map<string, string>()

  const outbox = createOutbox({
    storage: {
      all: async () => [...(await shelf.all<OutboxItem>('item')).values()],
      put: (item) => shelf.write({ put: [{ box: 'item', key: item.id, value: item }] }),
      drop: async (item) => {
        await shelf.write({ drop: [{ box: 'item', key: item.id }] })
        await dropFiles(item.files.map(({ id }) => id))
      },
      file: shelf.blob,
    },
    transport,
    account,
    now,
    chance,
    stopsOn: ['visits.device_wiped'],
    conflictIn: (item) => conflictsOf(item).length > 0,
    onChange,
  })
  const dropFiles = async (ids: readonly string[]) => {
    await shelf.dropBlobs(ids)
    for (const id of ids) {
      files.delete(id)
      const url = urls.get(id)
      if (url) URL.revokeObjectURL(url)
      urls.delete(id)
    }
  }
  await outbox.load()

  return {
    account,
    shelf,
    outbox,
    drafts,
    pack: () => pack,
    notes: () => notes,
    session: () => session,
    items: () => [...outbox.items().values()].sort((a, b) => a.seq - b.seq),
    keepSession: async (heard: SessionView) => {
      session = heard
      await shelf.write({ put: [{ box: 'notes', key: 'session', value: heard }] })
    },
    /** A pack that came: laid over what was there, kept in one change. */
    takePack: async (came: FieldPack, askedAt: number) => {
      const after = mergePack(pack, came, askedAt)
      const heardAt = now()
      const sync = { lastSyncAt: heardAt, skewMs: Math.round((askedAt + heardAt) / 2 - new Date(came.at).getTime()) }
      const { put = [], drop } = packChange(pack, after)
      await shelf.write({ put: [...put, { box: 'notes', key: 'sync', value: sync }], drop })
      const before = pack
      pack = after
      notes = sync
      onChange()
      return before
    },
    keepDraft: (name: string, value: unknown) => {
      drafts.set(name, value)
      return shelf.write({ put: [{ box: 'draft', key: name, value }] })
    },
    dropDraft: (name: string) => {
      drafts.delete(name)
      return shelf.write({ drop: [{ box: 'draft', key: name }] })
    },
    keepFile: async (blob: Blob, filename: string) => {
      const id = clientId(now())
      await shelf.putBlob(id, blob, { filename })
      files.set(id, { filename })
      return id
    },
    filename: (id: string) => files.get(id)?.filename ?? id,
    dropFiles,
    url: async (id: string) => {
      const known = urls.get(id)
      if (known) return known
      const blob = await shelf.blob(id)
      if (!blob) return undefined
      const url = URL.createObjectURL(blob)
      urls.set(id, url)
      return url
    },
    /** Forgets what was sent long ago, except visits of this month, which explain the count, and photos no form claims any more. */
    tidy: async () => {
      for (const item of outbox.items().values()) {
        if (item.state !== 'done' || now() - item.doneAt! < shownAfter) continue
        const claim = claimIn(item)
        if (!claim || (pack && claim.month < pack.head.month)) await outbox.discard(item.id)
      }
      const claimed = new Set([...outbox.items().values()].flatMap((item) => item.files.map(({ id }) => id)))
      await dropFiles([...files.keys()].filter((id) => !claimed.has(id) && now() - madeAt(id) > looseAfter))
    },
    /** Nothing more leaves, nothing stays in memory that a screen could show. */
    close: async () => {
      for (const url of urls.values()) URL.revokeObjectURL(url)
      await outbox.close()
    },
  }
}
export type OpenStore = Awaited<ReturnType<typeof openStore>>
