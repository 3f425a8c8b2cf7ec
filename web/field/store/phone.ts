import type { SessionView } from '#contract/access/session.ts'
import type { Asking, Route } from '#contract/route.ts'
import { monthOf } from '#contract/visits/duty.ts'
import type { FieldState } from './field-state.ts'
import type { Settling } from './settle.ts'

let state: FieldState = {
  state: 'absent',
  cannotKeep: null,
  owner: null,
  session: null,
  unlockAfter: null,
  pack: null,
  outbox: [],
  unsent: 0,
  month: monthOf(new Date()),
  plan: null,
  duty: null,
  serverDuty: null,
  differences: [],
  lastSyncAt: null,
  syncing: false,
  hold: null,
  clockSkewMs: 0,
  gone: [],
  wiped: null,
}
const notYet = (): never => {
  throw new Error('the store is being built')
}

/** The store of this phone. */
export const phone = {
  listen: (_listener: () => void) => () => {},
  now: () => state,
  begin: async (_session: SessionView): Promise<void> => {},
  setPin: async (_pin: string): Promise<void> => notYet(),
  putOffPin: async (): Promise<void> => {
    state = { ...state, state: 'online_only' }
  },
  unlock: async (_pin: string): Promise<'open' | 'wrong' | 'wait'> => notYet(),
  lock: (): void => {},
  send: async <const R extends Route>(_sending: { route: R; asked: Asking<R> }): Promise<string> => notYet(),
  settle: async (_itemId: string, _how: Settling): Promise<void> => notYet(),
  discard: async (_itemId: string): Promise<void> => notYet(),
  retry: async (_itemId: string, _body?: unknown): Promise<void> => notYet(),
  syncNow: async (): Promise<void> => {},
  wipe: async (): Promise<void> => {},
  dismissGone: (): void => {},
  keepFile: async (_file: { blob: Blob; filename: string }): Promise<string> => notYet(),
  dropFile: async (_id: string): Promise<void> => {},
  photoUrl: async (_id: string): Promise<string | undefined> => undefined,
  draftOf: <T>(_name: string): T | undefined => undefined,
  keepDraft: (_name: string, _value: unknown): void => {},
  dropDraft: (_name: string): void => {},
}
