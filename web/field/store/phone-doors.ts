import type { SessionView } from '#contract/access/session.ts'
import type { FieldState } from './field-state.ts'
import type { PhoneCore } from './phone-core.ts'
import type { PhoneSync } from './phone-sync.ts'
import { freshGuard, oneMoreTry, waitsUntil, type Guard } from './pin-guard.ts'
import { sealedShelf } from './sealed-shelf.ts'
import { memoryShelf } from './shelf.ts'
import { makeVault, openVault, rewrapVault, shortestPin, type VaultRecord } from './vault.ts'

/** How a phone is opened and closed: whose it is, the PIN, and what happens where nothing can be kept. */
export const createDoors = (core: PhoneCore, { syncNow, forgetIfLost }: PhoneSync) => {
  const { parts, now, show } = core

  const openInMemory = async (cannotKeep: FieldState['cannotKeep']) => {
    show({ cannotKeep })
    await core.open(sealedShelf(memoryShelf(), null), 'online_only')
    void syncNow()
  }

  /**
   * The session as heard; null: no network, then whoever was here last. Makes the store of this account ready to be unlocked;
   * an open store of another account is closed first.
   */
  const begin = async (session: SessionView | null) => {
    const who = session?.accountId ? { accountId: session.accountId, name: session.name ?? '' } : core.state().owner
    if (!who || (session && session.kind !== 'staff')) return
    core.pending = session
    const same = core.state().owner?.accountId === who.accountId
    if (core.store && same) {
      if (session) await core.store.keepSession(session)
      show()
      return void syncNow()
    }
    if (!core.shelf || !same) {
      await core.close()
      core.shelf = null
      show({ owner: who, wiped: core.state().wiped })
      if (!parts.canSeal()) return openInMemory('no_crypto')
      // Whoever makes no visits carries no residents' data: nothing to keep, no PIN to ask for.
      if (session && !core.mayRecord()) return openInMemory(null)
      try {
        core.shelf = await parts.openShelf(who.accountId)
      } catch {
        return openInMemory('no_storage')
      }
    }
    const vault = await core.shelf.about<VaultRecord>('vault')
    show({ state: vault ? 'locked' : 'absent', cannotKeep: null })
    if (vault) await forgetIfLost()
  }

  /** At least six digits. Makes the store, takes along what was only in memory; or changes the PIN of an open one. */
  const setPin = async (pin: string) => {
    if (!/^\d+$/.test(pin) || pin.length < shortestPin) throw new Error(`a PIN has at least ${shortestPin} digits`)
    const { key, store, state } = core
    if (key && core.shelf) return core.shelf.setAbout('vault', await rewrapVault(key, pin, parts.rounds))
    const { owner, state: before } = state()
    if (before === 'locked' || !owner) throw new Error('unlock first')
    const shelf = (core.shelf ??= await parts.openShelf(owner.accountId))
    // What a first try left before its vault was written lies under a key nobody has.
    await shelf.clear()
    const made = await makeVault(pin, parts.rounds)
    const sealed = sealedShelf(shelf, made.key)
    if (store) {
      await core.close()
      await store.shelf.copyTo(sealed)
    }
    // Last: before it is there, nothing that was kept can be opened, and none of it counts.
    await shelf.setAbout('vault', made.record)
    core.key = made.key
    await core.open(sealed, 'ready')
    void syncNow()
  }
  /** Not now: everything works while there is a network, nothing is kept. */
  const putOffPin = async () => {
    if (core.state().state === 'absent' && core.state().owner) await openInMemory(null)
  }

  /** `wrong`: with growing pauses; `wait`: such a pause isn't over. */
  const unlock = async (pin: string): Promise<'open' | 'wrong' | 'wait'> => {
    const { shelf } = core
    if (core.store) return 'open'
    const vault = await shelf?.about<VaultRecord>('vault')
    if (!shelf || !vault) return 'wrong'
    const guard = (await shelf.about<Guard>('guard')) ?? freshGuard
    const until = waitsUntil(guard, now())
    if (until !== null) {
      show({ unlockAfter: until })
      return 'wait'
    }
    const tried = oneMoreTry(guard, now())
    await shelf.setAbout('guard', tried)
    const found = await openVault(vault, pin)
    if (!found) {
      show({ unlockAfter: waitsUntil(tried, now()) })
      return 'wrong'
    }
    await shelf.setAbout('guard', freshGuard)
    core.key = found
    await core.open(sealedShelf(shelf, found), 'ready')
    void syncNow()
    return 'open'
  }
  const lock = () => {
    if (core.state().state === 'ready') void core.close()
  }
  return { begin, setPin, putOffPin, unlock, lock }
}
