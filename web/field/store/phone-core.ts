import type { SessionView } from '#contract/access/session.ts'
import { clientId } from '#kit/client-id.ts'
import type { FieldState } from './field-state.ts'
import { openStore, type OpenStore } from './open-store.ts'
import type { PhoneParts } from './phone-parts.ts'
import type { SealedShelf } from './sealed-shelf.ts'
import type { Shelf } from './shelf.ts'
import { nothingShown, shownOf } from './show-state.ts'

type Owner = { accountId: string; name: string }

/** What a phone is at the moment, and how its state is shown; what it does stands in `phone-doors.ts` and `phone-sync.ts`. */
export const createCore = (parts: PhoneParts) => {
  const now = parts.now ?? Date.now
  const listeners = new Set<() => void>()
  const memo = parts.memo.read('field.owner')
  let release: (() => void) | undefined
  let state: FieldState = {
    ...nothingShown(now()),
    state: 'absent',
    cannotKeep: null,
    owner: memo ? (JSON.parse(memo) as Owner) : null,
    unlockAfter: null,
    syncing: false,
    hold: null,
    gone: [],
    wiped: null,
  }
  const core = {
    parts,
    now,
    shelf: null as Shelf | null,
    key: null as CryptoKey | null,
    store: null as OpenStore | null,
    /** Heard before the store was open; kept as soon as it is. */
    pending: null as SessionView | null,
    calledOff: undefined as (() => void) | undefined,
    state: () => state,
    listen: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    show: (part: Partial<FieldState> = {}) => {
      const { store, shelf, key } = core
      const { unsent } = state
      state = { ...state, ...(store ? shownOf(store, state.owner?.name ?? '', now()) : nothingShown(now())), ...part }
      // In clear, because a phone that is wiped while locked has to say what was lost.
      if (store && shelf && key && unsent !== state.unsent) void shelf.setAbout('unsent', state.unsent)
      for (const listener of listeners) listener()
    },
    opened: (): OpenStore => {
      if (!core.store) throw new Error('the store of this phone is closed')
      return core.store
    },
    mayRecord: () => (core.store?.session() ?? core.pending)?.permissions.includes('visits.record') ?? false,
    /** The id of this phone for this account; it stays until everything is forgotten. */
    deviceId: (): string => {
      const name = `field.device.${state.owner?.accountId}`
      const known = parts.memo.read(name)
      if (known) return known
      const made = clientId(now())
      parts.memo.keep(name, made)
      return made
    },
    forgetOwner: () => {
      parts.memo.keep(`field.device.${state.owner?.accountId}`, undefined)
      parts.memo.keep('field.owner', undefined)
    },
    open: async (sealed: SealedShelf, as: 'ready' | 'online_only') => {
      const owner = state.owner!
      const opening = await openStore(sealed, {
        account: owner.accountId,
        transport: parts.transport,
        now,
        chance: parts.chance,
        onChange: () => core.store && core.show(),
      })
      if (core.pending) await opening.keepSession(core.pending)
      await opening.tidy()
      core.store = opening
      if (as === 'ready') {
        parts.memo.keep('field.owner', JSON.stringify(owner))
        release = parts.takeOver?.(owner.accountId, () => void core.close())
      }
      core.show({ state: as, unlockAfter: null, wiped: null })
    },
    close: async () => {
      core.calledOff?.()
      release?.()
      release = undefined
      const { store, key } = core
      core.store = null
      core.key = null
      if (!store) return
      core.show({ state: key ? 'locked' : 'absent', hold: null, syncing: false })
      await store.close()
    },
  }
  return core
}
export type PhoneCore = ReturnType<typeof createCore>
