import type { FieldPack } from '#contract/visits/field-pack.ts'
import type { OutboxTransport } from '#kit/outbox/outbox-ports.ts'
import type { Shelf } from './shelf.ts'

/** What a phone is made of: a browser's own in the app, others in tests. */
export type PhoneParts = {
  /** Can anything be encrypted at this address? */
  canSeal: () => boolean
  /** Throws where the browser keeps nothing. */
  openShelf: (accountId: string) => Promise<Shelf>
  transport: OutboxTransport
  server: {
    pack: (
      areaId: number,
      query: { deviceId: string; device?: string; since?: string; unsent: number },
    ) => Promise<FieldPack>
    mustForget: (deviceId: string) => Promise<boolean>
    forgotten: (deviceId: string, unsent: number) => Promise<unknown>
  }
  /** A few words in clear that a phone without PIN and network needs: whose store this is, which phone it is. */
  memo: { read: (name: string) => string | undefined; keep: (name: string, value: string | undefined) => void }
  /** 王芳的手机 · Android: for the worker's own list of phones. */
  deviceName?: () => string
  /** Takes the store for this page; the page that had it is told. */
  takeOver?: (accountId: string, taken: () => void) => () => void
  now?: () => number
  chance?: () => number
  rounds?: number
  /** Runs once, later; answers how to call it off. */
  later?: (run: () => void, ms: number) => () => void
}
